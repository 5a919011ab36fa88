#include "db/sqlite.h"

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <new>
#include <utility>

#include "document/trouble.h"

namespace doisoat {
namespace {

const char* trouble_code(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return "db.disk_full";
    case SQLITE_IOERR: return "db.io_error";
    case SQLITE_CANTOPEN: return "db.cannot_open";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "db.read_only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "db.busy";
    case SQLITE_CORRUPT: return "db.damaged";
    case SQLITE_NOTADB: return "db.not_ours";
    default: return "db.error";
  }
}

}  // namespace

void throw_database_trouble(int code, const char* message) {
  if ((code & 0xFF) == SQLITE_NOMEM) throw std::bad_alloc();
  throw Trouble(trouble_code(code), {{"message", message}});
}

Connection::Connection(const std::filesystem::path& file, Mode mode) {
  int flags = (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_EXRESCODE;
  int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
  if (code == SQLITE_OK) return;
  std::string message = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
  sqlite3_close(handle_);
  throw_database_trouble(code, message.c_str());
}

Connection::~Connection() { sqlite3_close(handle_); }

void Connection::execute(const char* sql) {
  int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_database_trouble(code, sqlite3_errmsg(handle_));
}

std::int64_t Connection::integer(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

RowId Connection::last_row() const { return sqlite3_last_insert_rowid(handle_); }
int Connection::changes() const { return sqlite3_changes(handle_); }
void Connection::wait_when_busy(int milliseconds) { sqlite3_busy_timeout(handle_, milliseconds); }

void Connection::copy_to(const std::filesystem::path& file) {
  sqlite3* copy = nullptr;
  int code = sqlite3_open_v2(file.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_backup* backup = sqlite3_backup_init(copy, "main", handle_, "main");
    if (backup) {
      do {
        code = sqlite3_backup_step(backup, 1000);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(20);
      } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
      sqlite3_backup_finish(backup);
    }
    code = code == SQLITE_DONE ? SQLITE_OK : sqlite3_errcode(copy);
  }
  std::string message = copy ? sqlite3_errmsg(copy) : "out of memory";
  sqlite3_close(copy);
  if (code != SQLITE_OK) throw_database_trouble(code, message.c_str());
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection) {
  check(sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_database_trouble(code, sqlite3_errmsg(connection_->handle()));
}

bool Statement::step() {
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  std::string message = sqlite3_errmsg(connection_->handle());
  sqlite3_reset(statement_);  // else the failed statement keeps its transaction from being rolled back
  throw_database_trouble(code, message.c_str());
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::put(int at, std::nullptr_t) { check(sqlite3_bind_null(statement_, at)); }
void Statement::put(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
void Statement::put(int at, double value) { check(sqlite3_bind_double(statement_, at, value)); }
void Statement::put(int at, std::string_view value) {
  const char* data = value.data() ? value.data() : "";  // a null pointer would bind NULL
  check(sqlite3_bind_text64(statement_, at, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::put(int at, Blob value) {
  const char* data = value.bytes.data() ? value.bytes.data() : "";
  check(sqlite3_bind_blob64(statement_, at, data, value.bytes.size(), SQLITE_TRANSIENT));
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Statement::text(int column) const {
  const void* data = sqlite3_column_type(statement_, column) == SQLITE_BLOB
                         ? sqlite3_column_blob(statement_, column)
                         : static_cast<const void*>(sqlite3_column_text(statement_, column));
  return data ? std::string(static_cast<const char*>(data), sqlite3_column_bytes(statement_, column)) : std::string();
}

std::optional<std::int64_t> Statement::integer_or_none(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<Decimal> Statement::decimal_or_none(int column) const {
  return is_null(column) ? std::nullopt : Decimal::parse(text(column));
}
std::optional<Date> Statement::date_or_none(int column) const {
  return is_null(column) ? std::nullopt : Date::parse_iso(text(column));
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  // After some errors (disk full) SQLite has rolled back by itself.
  if (open_ && !sqlite3_get_autocommit(connection_.handle()))
    sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

std::string utc_now() {
  auto now = std::chrono::system_clock::now();
  auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  std::time_t seconds = static_cast<std::time_t>(milliseconds / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[96];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                utc.tm_hour, utc.tm_min, utc.tm_sec, static_cast<int>(milliseconds % 1000));
  return text;
}

}  // namespace doisoat
