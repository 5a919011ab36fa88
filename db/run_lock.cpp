#include "db/run_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "document/trouble.h"

namespace doisoat {
namespace {

struct flock one_byte(std::int64_t number, int type) {
  struct flock lock {};
  lock.l_type = static_cast<short>(type);
  lock.l_whence = SEEK_SET;
  lock.l_start = number;
  lock.l_len = 1;
  return lock;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& file) : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) throw Trouble("db.cannot_open", {{"file", file.string()}, {"message", std::strerror(errno)}});
}

RunLock::~RunLock() { ::close(descriptor_); }

// Open file description locks: two runs in one process exclude each other, too.
bool RunLock::set(std::int64_t number, int command, int type) {
  auto lock = one_byte(number, type);
  int result;
  do result = ::fcntl(descriptor_, command, &lock);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

void RunLock::take(std::int64_t number) {
  if (!set(number, F_OFD_SETLKW, F_WRLCK)) throw Trouble("db.io_error", {{"message", std::strerror(errno)}});
}
bool RunLock::try_take(std::int64_t number) { return set(number, F_OFD_SETLK, F_WRLCK); }
void RunLock::release(std::int64_t number) { set(number, F_OFD_SETLK, F_UNLCK); }

bool RunLock::held_elsewhere(std::int64_t number) const {
  auto lock = one_byte(number, F_WRLCK);
  return ::fcntl(descriptor_, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

}  // namespace doisoat
