#include "ingest/file_bytes.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "document/trouble.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

[[noreturn]] void fail(int error, const std::string& name) {
  std::map<std::string, std::string> parameters{{"file", name}};
  if (error == ENOENT || error == ENOTDIR) throw Trouble("file.missing", parameters);
  if (error == EACCES || error == EPERM) throw Trouble("file.no_permission", parameters);
  // ELOOP: a symbolic link; ENXIO, EISDIR and ENODEV: sockets, folders, devices.
  if (error == ELOOP || error == ENXIO || error == EISDIR || error == ENODEV) throw Trouble("file.not_regular", parameters);
  throw Trouble("file.unreadable", parameters);
}

void write_all(int fd, const unsigned char* data, std::size_t size, const std::string& name) {
  while (size > 0) {
    ssize_t written = ::write(fd, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(errno, name);
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

}  // namespace

FileBytes FileBytes::open(const std::filesystem::path& path, std::uint64_t most_bytes) {
  const std::string name = clean_name(path);
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  Descriptor file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (file.fd < 0) fail(errno, name);
  struct stat status;
  if (::fstat(file.fd, &status) != 0) fail(errno, name);
  if (!S_ISREG(status.st_mode)) throw Trouble("file.not_regular", {{"file", name}});
  const std::map<std::string, std::string> too_large{{"file", name}, {"most", std::to_string(most_bytes / 1'000'000)}};
  if (status.st_size > 0 && static_cast<std::uint64_t>(status.st_size) > most_bytes) throw Trouble("file.too_large", too_large);

  if (sodium_init() < 0) throw Trouble("file.unreadable", {{"file", name}});
  Descriptor memory{::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (memory.fd < 0) fail(errno, name);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::uint64_t size = 0;
  std::vector<unsigned char> buffer(1 << 20);
  for (;;) {
    ssize_t got = ::read(file.fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno, name);
    if (got == 0) break;
    size += static_cast<std::uint64_t>(got);
    if (size > most_bytes) throw Trouble("file.too_large", too_large);  // it grows while it is read
    crypto_hash_sha256_update(&state, buffer.data(), static_cast<unsigned long long>(got));
    write_all(memory.fd, buffer.data(), static_cast<std::size_t>(got), name);
  }
  if (size == 0) throw Trouble("file.empty", {{"file", name}});
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  if (::fcntl(memory.fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) fail(errno, name);
  return FileBytes(std::exchange(memory.fd, -1), size, hex);
}

FileBytes::FileBytes(int descriptor, std::uint64_t size, std::string sha256)
    : descriptor_(descriptor), size_(size), sha256_(std::move(sha256)) {}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      sha256_(std::move(other.sha256_)) {}

FileBytes::~FileBytes() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string clean_name(const std::filesystem::path& path) {
  const std::string name = path.filename().native();
  std::string clean;
  for (std::size_t at = 0; at < name.size();) {
    char32_t c = next_code_point(name, at);
    // C1 control characters (U+0080–U+009F) steer terminals as escape codes do.
    bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    append_utf8(clean, control || c == kNotUtf8 ? kReplacement : c);
  }
  return clean;
}

}  // namespace doisoat
