// Locks that tell whether another program still runs: bytes of one lock file, which the system frees when their holder dies.
#pragma once

#include <cstdint>
#include <filesystem>

namespace doisoat {

class RunLock {
 public:
  explicit RunLock(const std::filesystem::path& file);  // throws Trouble db.cannot_open
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

  void take(std::int64_t number);  // waits
  bool try_take(std::int64_t number);
  void release(std::int64_t number);
  bool held_elsewhere(std::int64_t number) const;

 private:
  bool set(std::int64_t number, int command, int type);
  int descriptor_;
};

}  // namespace doisoat
