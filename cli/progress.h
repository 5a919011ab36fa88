// A progress bar on standard error: how much is done, how fast, how long it still takes. Draws only when standard error is a
// terminal; text printed meanwhile has to go through clear() first.
#pragma once

#include <chrono>
#include <string>

#include "cli/command.h"
#include "flow/import.h"

namespace doisoat {

class ProgressBar {
 public:
  explicit ProgressBar(const Program& program);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;

  void show(const ImportProgress& progress);  // at most ten times a second
  void clear();

  // The line as it is drawn, for a terminal of that many columns, after so many seconds. Pure.
  static std::string line(const Program& program, const ImportProgress& progress, double seconds, size_t columns);

 private:
  using Clock = std::chrono::steady_clock;
  const Program& program_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace doisoat
