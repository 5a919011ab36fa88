#include "db/queue.h"

#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "db/originals.h"

namespace doisoat {
namespace {

// Numbers of the run lock: 0 while a run begins, its id while it runs, and above all ids one for each reserved content.
constexpr std::int64_t kGate = 0;

std::int64_t content_number(const std::string& sha256) {
  return (std::int64_t{1} << 61) + static_cast<std::int64_t>(std::stoull(sha256.substr(0, 15), nullptr, 16));
}

std::string to_json(const std::map<std::string, std::string>& parameters) {
  return nlohmann::json(parameters).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool unchanged(const std::string& path, std::int64_t bytes, std::int64_t changed_ns) {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0) return false;
  return now.st_size == bytes && std::int64_t(now.st_mtim.tv_sec) * 1'000'000'000 + now.st_mtim.tv_nsec == changed_ns;
}

FileState state_named(const std::string& text) {
  for (int i = 0; i <= static_cast<int>(FileState::waiting); ++i)
    if (text == name(static_cast<FileState>(i))) return static_cast<FileState>(i);
  return FileState::queued;
}

bool holds_document(FileState state) {
  return state == FileState::imported || state == FileState::empty || state == FileState::revision ||
         state == FileState::duplicate;
}

}  // namespace

const char* name(FileState state) {
  switch (state) {
    case FileState::queued: return "queued";
    case FileState::imported: return "imported";
    case FileState::empty: return "empty";
    case FileState::duplicate: return "duplicate";
    case FileState::revision: return "revision";
    case FileState::rejected: return "rejected";
    case FileState::waiting: return "waiting";
  }
  return "";
}

ImportRun::ImportRun(Database& database, const std::vector<QueuedFile>& files, const std::string& who)
    : database_(database), lock_(database.files() / "lock") {
  Connection& connection = database_.connection();
  lock_.take(kGate);
  std::vector<RowId> interrupted;
  bool others_run = false;
  Statement unfinished(connection, "SELECT id FROM imports WHERE finished_at IS NULL ORDER BY id");
  while (unfinished.step()) {
    RowId other = unfinished.integer(0);
    if (lock_.held_elsewhere(other))
      others_run = true;
    else
      interrupted.push_back(other);
  }
  if (!interrupted.empty() && !others_run) remove_strays(database_);

  Transaction transaction(connection);
  Statement(connection, "INSERT INTO imports (started_at, who) VALUES (?1, ?2)").bind(utc_now(), who).run();
  id_ = connection.last_row();
  lock_.take(id_);
  put_in_queue(files, interrupted);
  for (RowId other : interrupted)
    Statement(connection,
              "UPDATE imports SET finished_at = ?2 WHERE id = ?1 AND NOT EXISTS "
              "(SELECT 1 FROM import_files WHERE import = ?1 AND state = 'queued')")
        .bind(other, utc_now())
        .run();
  transaction.commit();
  Statement left(connection, "SELECT count(*) FROM import_files WHERE import = ?1 AND state = 'queued'");
  for (RowId other : interrupted)
    if (left.bind(other); left.step()) left_by_others_ += static_cast<int>(left.integer(0));
  lock_.release(kGate);
}

void ImportRun::put_in_queue(const std::vector<QueuedFile>& files, const std::vector<RowId>& interrupted) {
  Connection& connection = database_.connection();
  Statement insert(connection, "INSERT OR IGNORE INTO import_files (import, path, shown) VALUES (?1, ?2, ?3)");
  for (const QueuedFile& file : files) {
    if (take_over(file, interrupted)) continue;
    insert.bind(id_, Blob{file.path}, file.shown).run();
    if (connection.changes() == 1) open_.push_back({connection.last_row(), file.path, file.shown});
  }
}

// Moves what an interrupted import has on this path to this one: at most one row, the finished one if there is one.
bool ImportRun::take_over(const QueuedFile& file, const std::vector<RowId>& interrupted) {
  if (interrupted.empty()) return false;
  Connection& connection = database_.connection();
  Statement rows(connection,
                 "SELECT id, import, state, document, of_document, bytes, changed_ns FROM import_files "
                 "WHERE path = ?1 ORDER BY state = 'queued', id");
  rows.bind(Blob{file.path});
  std::vector<std::pair<RowId, FileEnd>> found;
  while (rows.step()) {
    RowId import = rows.integer(1);
    if (import == id_) return false;  // named twice
    if (std::find(interrupted.begin(), interrupted.end(), import) == interrupted.end()) continue;
    FileEnd end{
        state_named(rows.text(2)), "", {}, rows.integer_or_none(3), rows.integer_or_none(4), rows.integer(5), rows.integer(6)};
    found.emplace_back(rows.integer(0), std::move(end));
  }
  rows.reset();
  if (found.empty()) return false;
  for (size_t i = 1; i < found.size(); ++i)
    Statement(connection, "DELETE FROM import_files WHERE id = ?1").bind(found[i].first).run();
  auto& [row, end] = found.front();
  QueuedFile taken{row, file.path, file.shown};
  Statement(connection, "UPDATE import_files SET import = ?2, shown = ?3 WHERE id = ?1").bind(row, id_, file.shown).run();
  if (holds_document(end.state) && unchanged(file.path, end.bytes, end.changed_ns)) {
    done_before_.push_back({taken, end});
  } else {
    Statement(connection,
              "UPDATE import_files SET state = 'queued', reason = NULL, parameters = NULL, document = NULL, of_document = NULL "
              "WHERE id = ?1")
        .bind(row)
        .run();
    open_.push_back(taken);
  }
  return true;
}

void ImportRun::finish() {
  Connection& connection = database_.connection();
  Transaction transaction(connection);
  Statement(connection,
            "UPDATE imports SET finished_at = ?2 WHERE id = ?1 AND NOT EXISTS "
            "(SELECT 1 FROM import_files WHERE import = ?1 AND state = 'queued')")
      .bind(id_, utc_now())
      .run();
  transaction.commit();
}

bool ImportRun::reserve(const std::string& sha256) { return lock_.try_take(content_number(sha256)); }
void ImportRun::release(const std::string& sha256) { lock_.release(content_number(sha256)); }

void record_end(Connection& connection, RowId file, const FileEnd& end) {
  auto optional_text = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  Statement(connection,
            "UPDATE import_files SET state = ?2, reason = ?3, parameters = ?4, document = ?5, of_document = ?6, bytes = ?7, "
            "changed_ns = ?8, attempts = attempts + 1 WHERE id = ?1")
      .bind(file, name(end.state), optional_text(end.reason),
            end.reason.empty() ? std::nullopt : std::optional(to_json(end.parameters)), end.document, end.of, end.bytes,
            end.changed_ns)
      .run();
}

}  // namespace doisoat
