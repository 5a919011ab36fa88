// From paths to the database: every file ends in exactly one outcome or stays queued; nothing is lost, nothing silent.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "db/database.h"
#include "db/queue.h"
#include "flow/read.h"

namespace doisoat {

// What became of one file: the line of `doisoat import --json`.
struct FileOutcome {
  std::string file;  // as the user named it, valid UTF-8
  FileState outcome = FileState::queued;
  std::string reason;  // code of the trouble (docs/errors.md), empty where there is none; its text is message "error.<code>"
  std::map<std::string, std::string> parameters;  // of that message
  std::optional<RowId> document;                  // the document it is in the database
  std::optional<RowId> of;                        // the document that a duplicate or revision belongs to
  int pages = 0, figures = 0;
  int flags = 0;  // those that its arrival raised in reports on file among them
  std::vector<int> damaged_pages;
};

struct ImportProgress {
  int files_done = 0, files_total = 0;
  std::uint64_t bytes_done = 0, bytes_total = 0;
  int pages_done = 0;
  std::vector<std::string> reading;  // the files being read now
};

struct ImportSummary {
  std::map<FileState, int> files;  // by outcome; `queued`: to be tried again by the next import
  int pages = 0, figures = 0, flags = 0;
  std::string stopped_by;  // code of the trouble that ended the run early (db.disk_full …), empty otherwise
  int left_by_others = 0;  // files of interrupted imports of other paths that still wait for `import` of those paths
};

struct ImportSettings {
  int parallel = 0;  // files read at a time; 0: as many as there are processors
  std::string who;   // for the audit trail
  std::string program_version;
  std::stop_token stop;                                      // stops after the files being read; the rest stays queued
  std::function<Result(const std::filesystem::path&)> read;  // in place of flow's read, for tests
  std::function<void(const FileOutcome&)> finished;          // one file is done, or was left queued with its reason
  std::function<void(const ImportProgress&)> progress;       // something has moved
};

// Imports files, and folders with all that is in them but the database itself. All callbacks come from the calling thread.
//
// Safe to be killed at any moment: the next import of the same paths goes on, and reports again what the interrupted one had
// finished, so that its lines are whole. Several imports may run at once. A file that does not hold still, or cannot be stored
// (disk full), stays queued. Throws Trouble (db.*) only when the queue itself cannot be written.
ImportSummary import_files(Database& database, const std::vector<std::filesystem::path>& paths, const Catalogue& catalogue,
                           const ImportSettings& settings);

std::string current_user();  // the name of the account the program runs under

}  // namespace doisoat
