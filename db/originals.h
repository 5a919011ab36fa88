// Original files, kept by the hash of their bytes: doisoat.files/ab/abcdef…; read-only, readable by their owner only.
#pragma once

#include <filesystem>
#include <string>

#include "db/database.h"

namespace doisoat {

// A private copy of a file as it was at one moment, in the folder of files still being imported. Removed with the object
// unless it was kept.
class IncomingFile {
 public:
  // Copies and hashes at once. A link put in the file's place is not followed, a FIFO not waited for.
  // Throws Trouble: file.missing, file.no_permission, file.not_regular, file.empty, file.too_large, file.unreadable,
  // file.changing (it was written to during each of several tries), db.disk_full, db.io_error.
  IncomingFile(const std::filesystem::path& source, const std::filesystem::path& copy);
  ~IncomingFile();
  IncomingFile(const IncomingFile&) = delete;
  IncomingFile& operator=(const IncomingFile&) = delete;

  const std::filesystem::path& copy() const { return copy_; }
  const std::string& sha256() const { return sha256_; }
  std::int64_t bytes() const { return bytes_; }
  std::int64_t changed_ns() const { return changed_ns_; }

  // Moves the copy among the originals, safely on disk when it returns. Kept once, however often it comes.
  // Throws Trouble: db.disk_full, db.io_error.
  void keep(const std::filesystem::path& files);

 private:
  bool try_copy(const std::filesystem::path& source);
  std::filesystem::path copy_;
  std::string sha256_;
  std::int64_t bytes_ = 0, changed_ns_ = 0;
};

std::filesystem::path original_path(const std::filesystem::path& files, const std::string& sha256);

constexpr std::int64_t kMostFileBytes = 500'000'000;

// Removes originals that no document speaks of: what an import that was killed between file and row has left.
// REQUIRES: no other import is running.
void remove_strays(Database& database);

}  // namespace doisoat
