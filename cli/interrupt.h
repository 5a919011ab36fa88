// Ctrl-C and the system's request to end, as a stop token: what is being read is finished or left queued, nothing is torn.
#pragma once

#include <stop_token>
#include <thread>

namespace doisoat {

// While it lives, SIGINT, SIGTERM and SIGHUP ask for a stop instead of ending the program; a second one ends it at once.
// REQUIRES: made before any other thread, so that all of them leave the signals to it.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  std::stop_token token() const { return stop_.get_token(); }
  bool happened() const { return stop_.stop_requested(); }

 private:
  std::stop_source stop_;
  std::jthread waiter_;
};

}  // namespace doisoat
