#include "cli/interrupt.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "cli/exit_code.h"

namespace doisoat {
namespace {

sigset_t signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  return set;
}

}  // namespace

Interruption::Interruption() {
  sigset_t set = signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::jthread([this](std::stop_token done) {
    sigset_t wanted = signals();
    timespec moment{0, 100'000'000};
    while (!done.stop_requested()) {
      if (sigtimedwait(&wanted, nullptr, &moment) < 0) continue;
      if (stop_.stop_requested()) _exit(kInterrupted);
      stop_.request_stop();
    }
  });
}

Interruption::~Interruption() {
  waiter_.request_stop();
  waiter_.join();
  sigset_t set = signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace doisoat
