#include "db/database.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "db/migrate.h"
#include "document/trouble.h"

namespace doisoat {
namespace {

// SQLite's locks do not hold on network file systems; two computers would spoil the database.
void refuse_network_folder(const std::filesystem::path& folder) {
  constexpr long kCifs = 0xFF534D42, kSmb2 = 0xFE534D42;
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return;
  long type = static_cast<long>(static_cast<unsigned>(status.f_type));
  if (type == NFS_SUPER_MAGIC || type == SMB_SUPER_MAGIC || type == kCifs || type == kSmb2)
    throw Trouble("db.network_folder", {{"folder", folder.string()}});
}

void make_folder(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    throw Trouble("db.cannot_open", {{"file", folder.string()}, {"message", std::strerror(errno)}});
}

// SQLite gives its journal and shared memory the mode of the database file, so that mode is set before SQLite sees the file. The
// file is not opened for that: closing it again would drop the POSIX locks that other connections of this process hold on it
// (sqlite.org/howtocorrupt.html, section 2.2).
void make_file(const std::filesystem::path& file) {
  auto fail = [&](int error) {
    const char* code = error == EACCES || error == EROFS || error == EPERM ? "db.read_only" : error == ENOSPC ? "db.disk_full" : "db.cannot_open";
    throw Trouble(code, {{"file", file.string()}, {"message", std::strerror(error)}});
  };
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    if (::mknod(file.c_str(), S_IFREG | 0600, 0) != 0 && errno != EEXIST) fail(errno);
    if (::stat(file.c_str(), &status) != 0) fail(errno);
  }
  if (!S_ISREG(status.st_mode)) throw Trouble("db.not_ours", {{"file", file.string()}});
  if (::access(file.c_str(), R_OK | W_OK) != 0) fail(errno);
}

// Going over to WAL needs the file for itself for a moment, and SQLite does not wait for it as it does for other locks.
void use_wal(Connection& connection) {
  for (int attempt = 0;; ++attempt) {
    try {
      connection.execute("PRAGMA journal_mode = WAL");
      return;
    } catch (const Trouble& trouble) {
      if (trouble.code != "db.busy" || attempt == 500) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
}

// Databases of a folder are opened one after the other: where several make one and go over to WAL at once, SQLite now and then
// reports an I/O error that is none. The folder itself is locked (flock), so that no file is left behind.
class Turn {
 public:
  explicit Turn(const std::filesystem::path& folder) : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
  }
  ~Turn() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  int descriptor_;
};

}  // namespace

Database::Database(const std::filesystem::path& file) : file_(file) {
  connection_ = std::make_unique<Connection>(file, Connection::Mode::read_write);
  constexpr int kPatience = 60'000;  // milliseconds; another import's transaction is over in far less
  connection_->wait_when_busy(kPatience);
  try {
    // Whatever else the file is, it is found out here, before a byte of it is changed.
    known_version(*connection_, file, schema_migrations().size());
  } catch (const Trouble& trouble) {
    auto parameters = trouble.parameters;
    parameters.emplace("file", file.string());
    throw Trouble(trouble.code, parameters);
  }
  use_wal(*connection_);
  connection_->execute("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
  migrate(*connection_, file, schema_migrations());
  connection_->execute("PRAGMA foreign_keys = ON");
}

Database Database::open(const std::filesystem::path& file) {
  std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
  make_folder(whole.parent_path());
  refuse_network_folder(whole.parent_path());
  Turn turn(whole.parent_path());
  make_file(whole);
  Database database(whole);
  make_folder(database.files());
  return database;
}

Database Database::open_existing(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) throw Trouble("db.missing", {{"file", file.string()}});
  return open(file);
}

std::filesystem::path Database::files() const {
  std::filesystem::path folder = file_;
  if (folder.extension() == ".db") folder.replace_extension();
  return folder += ".files";
}

std::filesystem::path default_database() {
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder = data && *data ? data : std::filesystem::path(home ? home : ".") / ".local" / "share";
  return folder / "doisoat" / "doisoat.db";
}

}  // namespace doisoat
