// The import queue: which files are to be imported, and what became of each. Survives the end of the program at any moment.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/run_lock.h"

namespace doisoat {

// A file is queued or has one final state.
enum class FileState { queued, imported, empty, duplicate, revision, rejected, waiting };
const char* name(FileState state);

struct QueuedFile {
  RowId id = 0;
  std::string path;   // absolute, as the system has it
  std::string shown;  // as the user named it, valid UTF-8
};

struct FileEnd {
  FileState state = FileState::queued;
  std::string reason;                             // of rejected, waiting, and of queued when it was tried
  std::map<std::string, std::string> parameters;  // of the reason's message
  std::optional<RowId> document, of;
  std::int64_t bytes = 0, changed_ns = 0;  // of the file when it was taken
};

// A running import. While the object lives other programs see that it runs; when the program dies, the system tells them.
class ImportRun {
 public:
  // Puts the paths in the queue. Files that an interrupted import of the same paths had finished, and that have not changed
  // since, are taken over as they are; files it left are taken over to be done.
  ImportRun(Database& database, const std::vector<QueuedFile>& files, const std::string& who);
  RowId id() const { return id_; }
  const std::vector<QueuedFile>& open() const { return open_; }  // to be done, in order
  struct TakenOver {
    QueuedFile file;
    FileEnd end;
  };
  const std::vector<TakenOver>& done_before() const { return done_before_; }
  int left_by_others() const { return left_by_others_; }

  // Marks the import as finished unless files of it are still queued.
  void finish();

  // Reserves a file's bytes for this run, so that two imports of one folder share the work. False: another one has them.
  bool reserve(const std::string& sha256);
  void release(const std::string& sha256);

 private:
  void put_in_queue(const std::vector<QueuedFile>& files, const std::vector<RowId>& interrupted);
  bool take_over(const QueuedFile& file, const std::vector<RowId>& interrupted);

  Database& database_;
  RowId id_ = 0;
  RunLock lock_;
  std::vector<QueuedFile> open_;
  std::vector<TakenOver> done_before_;
  int left_by_others_ = 0;
};

// REQUIRES for a final state: a transaction is open, the one that stores what the state tells of.
void record_end(Connection& connection, RowId file, const FileEnd& end);

}  // namespace doisoat
