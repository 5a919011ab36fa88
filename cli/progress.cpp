#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/text_width.h"

namespace doisoat {
namespace {

constexpr int kCells = 24;
// Before that much has gone by nothing can be said about the rest.
constexpr double kLeastSeconds = 3;

size_t columns_of_stderr() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string duration(const Program& program, double seconds) {
  auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return program.text("progress.seconds", {{"n", std::to_string(std::max(1L, whole))}});
  if (whole < 3600) return program.text("progress.minutes", {{"n", std::to_string((whole + 30) / 60)}});
  return program.text("progress.hours", {{"n", std::to_string(whole / 3600)}, {"minutes", std::to_string(whole % 3600 / 60)}});
}

// How much of the work is done, 0–1: by bytes, as a long report takes longer than a short one.
double share_done(const ImportProgress& progress) {
  if (progress.files_total == 0) return 1;
  double files = static_cast<double>(progress.files_done) / progress.files_total;
  if (progress.bytes_total == 0) return files;
  return std::min(1.0, static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_total));
}

}  // namespace

ProgressBar::ProgressBar(const Program& program) : program_(program), terminal_(isatty(STDERR_FILENO)) {}

std::string ProgressBar::line(const Program& program, const ImportProgress& progress, double seconds, size_t columns) {
  double done = share_done(progress);
  std::string bar;
  for (int i = 0; i < kCells; ++i) bar += i < static_cast<int>(done * kCells + 0.5) ? "█" : "░";
  std::string text = bar + " " +
                     program.text("progress.files", {{"done", std::to_string(progress.files_done)},
                                                     {"total", std::to_string(progress.files_total)}});
  if (seconds >= kLeastSeconds) {
    auto per_minute = static_cast<std::int64_t>(progress.pages_done * 60 / seconds + 0.5);
    if (per_minute > 0) text += " · " + program.text("progress.rate", {{"pages", std::to_string(per_minute)}});
    if (done > 0 && done < 1) text += " · " + program.text("progress.left", {{"time", duration(program, seconds * (1 - done) / done)}});
  }
  if (!progress.reading.empty()) text += " · " + printable(progress.reading.front());
  return fit(text, columns > 1 ? columns - 1 : 1);
}

void ProgressBar::show(const ImportProgress& progress) {
  auto now = Clock::now();
  if (!terminal_ || (drawn_ && now - last_ < std::chrono::milliseconds(100))) return;
  last_ = now;
  double seconds = std::chrono::duration<double>(now - started_).count();
  std::cerr << "\r\033[K" << line(program_, progress, seconds, columns_of_stderr()) << std::flush;
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) std::cerr << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace doisoat
