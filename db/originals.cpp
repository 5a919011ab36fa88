#include "db/originals.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <vector>

#include "db/store.h"
#include "document/trouble.h"

namespace doisoat {
namespace {

struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

[[noreturn]] void throw_source_trouble(const std::filesystem::path& source, int error) {
  const char* code = "file.unreadable";
  if (error == ENOENT || error == ENOTDIR) code = "file.missing";
  if (error == EACCES || error == EPERM) code = "file.no_permission";
  if (error == ELOOP || error == ENXIO || error == EISDIR || error == ENODEV) code = "file.not_regular";
  if (error == EIO || error == ESTALE) code = "file.io_error";
  throw Trouble(code, {{"file", source.string()}, {"message", std::strerror(error)}});
}

[[noreturn]] void throw_store_trouble(const std::filesystem::path& file, int error) {
  bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw Trouble(full ? "db.disk_full" : "db.io_error", {{"file", file.string()}, {"message", std::strerror(error)}});
}

std::int64_t nanoseconds(const timespec& time) { return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec; }

std::string hex(const unsigned char* bytes, size_t size) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

void write_all(int descriptor, const char* bytes, size_t size, const std::filesystem::path& file) {
  while (size > 0) {
    ssize_t written = ::write(descriptor, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_store_trouble(file, errno);
    bytes += written;
    size -= static_cast<size_t>(written);
  }
}

void sync_folder(const std::filesystem::path& folder) {
  Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (descriptor.number < 0 || ::fsync(descriptor.number) != 0) throw_store_trouble(folder, errno);
}

void make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0)
    sync_folder(folder.parent_path());
  else if (errno != EEXIST)
    throw_store_trouble(folder, errno);
}

}  // namespace

IncomingFile::IncomingFile(const std::filesystem::path& source, const std::filesystem::path& copy) : copy_(copy) {
  constexpr int kTries = 4;
  make_folder(copy.parent_path().parent_path());
  make_folder(copy.parent_path());
  try {
    for (int attempt = 1; !try_copy(source); ++attempt) {
      if (attempt == kTries) throw Trouble("file.changing", {{"file", source.string()}});
      std::this_thread::sleep_for(std::chrono::milliseconds(100 * attempt));
    }
  } catch (...) {
    ::unlink(copy_.c_str());
    throw;
  }
}

IncomingFile::~IncomingFile() { ::unlink(copy_.c_str()); }

// False when the file was written to meanwhile.
bool IncomingFile::try_copy(const std::filesystem::path& source) {
  Descriptor from{::open(source.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (from.number < 0) throw_source_trouble(source, errno);
  struct stat before {
  }, after{};
  if (::fstat(from.number, &before) != 0) throw_source_trouble(source, errno);
  if (!S_ISREG(before.st_mode)) throw Trouble("file.not_regular", {{"file", source.string()}});
  auto too_large =
      Trouble("file.too_large", {{"file", source.string()}, {"limit", std::to_string(kMostFileBytes / 1'000'000)}});
  if (before.st_size > kMostFileBytes) throw too_large;

  Descriptor to{::open(copy_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  if (to.number < 0) throw_store_trouble(copy_, errno);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> buffer(1 << 18);
  bytes_ = 0;
  for (;;) {
    ssize_t got = ::read(from.number, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_source_trouble(source, errno);
    if (got == 0) break;
    bytes_ += got;
    if (bytes_ > kMostFileBytes) throw too_large;
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char*>(buffer.data()), static_cast<size_t>(got));
    write_all(to.number, buffer.data(), static_cast<size_t>(got), copy_);
  }
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  sha256_ = hex(hash, sizeof hash);

  if (::fstat(from.number, &after) != 0) throw_source_trouble(source, errno);
  changed_ns_ = nanoseconds(after.st_mtim);
  bool still = before.st_size == after.st_size && bytes_ == after.st_size && nanoseconds(before.st_mtim) == changed_ns_;
  if (still && bytes_ == 0) throw Trouble("file.empty", {{"file", source.string()}});
  return still;
}

void IncomingFile::keep(const std::filesystem::path& files) {
  auto target = original_path(files, sha256_);
  make_folder(target.parent_path());
  Descriptor copy{::open(copy_.c_str(), O_RDONLY | O_CLOEXEC)};
  if (copy.number < 0 || ::fchmod(copy.number, 0400) != 0 || ::fsync(copy.number) != 0) throw_store_trouble(copy_, errno);
  if (::rename(copy_.c_str(), target.c_str()) != 0) throw_store_trouble(target, errno);
  sync_folder(target.parent_path());
}

std::filesystem::path original_path(const std::filesystem::path& files, const std::string& sha256) {
  return files / sha256.substr(0, 2) / sha256;
}

void remove_strays(Database& database) {
  std::error_code error;
  std::filesystem::remove_all(database.files() / "incoming", error);
  for (const auto& folder : std::filesystem::directory_iterator(database.files(), error)) {
    if (folder.path().filename().string().size() != 2) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder.path(), error))
      if (!find_document(database.connection(), file.path().filename().string())) ::unlink(file.path().c_str());
  }
}

}  // namespace doisoat
