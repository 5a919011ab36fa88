// A doisoat database: the SQLite file, and beside it the folder with the original files (doisoat.db, doisoat.files/).
// All of it is readable by its owner only.
#pragma once

#include <filesystem>
#include <memory>

#include "db/sqlite.h"

namespace doisoat {

class Database {
 public:
  // Opens the database, made anew (with its folders) where there is none, and brings it to the version of this program.
  // Throws Trouble: db.not_ours, db.newer, db.network_folder, db.cannot_open, db.read_only, db.damaged, db.busy, db.disk_full.
  static Database open(const std::filesystem::path& file);
  // The same, but a missing database is Trouble db.missing: for commands that only look.
  static Database open_existing(const std::filesystem::path& file);

  Connection& connection() { return *connection_; }
  const std::filesystem::path& file() const { return file_; }
  std::filesystem::path files() const;  // the folder of original files

 private:
  Database(const std::filesystem::path& file);
  std::filesystem::path file_;
  std::unique_ptr<Connection> connection_;
};

// $XDG_DATA_HOME/doisoat/doisoat.db, else ~/.local/share/doisoat/doisoat.db.
std::filesystem::path default_database();

}  // namespace doisoat
