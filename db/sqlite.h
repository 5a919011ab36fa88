// A thin layer over SQLite's C interface: connections, statements, transactions that clean up after themselves, and SQLite's
// error codes as Trouble (db.*). Nothing here knows what is stored.
//
// Thread safety: a Connection and its Statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "document/date.h"
#include "document/decimal.h"

struct sqlite3;
struct sqlite3_stmt;

namespace doisoat {

using RowId = std::int64_t;

class Connection {
 public:
  enum class Mode { read_only, read_write };
  // The file must exist. Throws Trouble db.cannot_open.
  Connection(const std::filesystem::path& file, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void execute(const char* sql);  // one or more statements without results
  void execute(const std::string& sql) { execute(sql.c_str()); }
  std::int64_t integer(const char* sql);  // the first column of the first row
  RowId last_row() const;                 // of the last INSERT
  int changes() const;                    // rows that the last statement changed
  void wait_when_busy(int milliseconds);
  // A complete, consistent copy of the database, also while others write to it.
  void copy_to(const std::filesystem::path& file);

  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

struct Blob {
  std::string_view bytes;
};

// A prepared statement. bind() fills the parameters ?1, ?2 … in order; bound text is copied.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  template <class... Value>
  Statement& bind(const Value&... values) {
    reset();
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  bool step();  // true: there is a row
  void run();   // to the end; the statement can be bound again
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;  // also of a BLOB; empty for NULL
  std::optional<std::int64_t> integer_or_none(int column) const;
  std::optional<Decimal> decimal_or_none(int column) const;  // canonical text
  std::optional<Date> date_or_none(int column) const;        // ISO text

 private:
  void put(int at, std::nullptr_t);
  void put(int at, std::int64_t value);
  void put(int at, int value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, std::uint32_t value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, bool value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, double value);
  void put(int at, std::string_view value);
  void put(int at, const std::string& value) { put(at, std::string_view(value)); }
  void put(int at, const char* value) { put(at, std::string_view(value)); }
  void put(int at, Blob value);
  void put(int at, const Decimal& value) { put(at, value.str()); }
  void put(int at, const Date& value) { put(at, value.iso()); }
  template <class Value>
  void put(int at, const std::optional<Value>& value) {
    value ? put(at, *value) : put(at, nullptr);
  }
  void check(int code) const;

  Connection* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// Throws the Trouble that SQLite's result code means (docs/errors.md: db.*).
[[noreturn]] void throw_database_trouble(int code, const char* message);

std::string utc_now();  // "2026-11-22T09:15:30.123Z"

}  // namespace doisoat
