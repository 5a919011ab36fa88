// One worker process, seen from its parent.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "ingest/file_bytes.h"
#include "ingest/worker_request.h"

namespace doisoat {

// The worker died, hung or spoke nonsense. It has been killed; what it was asked may be asked of another one.
struct WorkerFailure : std::runtime_error {
  enum Kind { crashed, timed_out, too_large };
  WorkerFailure(Kind failure_kind, const char* what) : std::runtime_error(what), kind(failure_kind) {}
  Kind kind;
};

// The program that is started with the argument "worker": $DOISOAT_WORKER, else this program when it is doisoat, else the
// doisoat beside this program (so that test programs find theirs). Throws Trouble file.no_worker when there is none.
std::string worker_program();

// Owns the process: it is killed and waited for when this object goes. Not thread-safe: one thread at a time.
class Worker {
 public:
  using Clock = std::chrono::steady_clock;

  // Starts the process. `memory` is its address space in bytes. Throws Trouble file.no_worker.
  explicit Worker(std::uint64_t memory);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Sends the request about the file and waits for the reply until the deadline. Returns the reply's bytes.
  // Throws Trouble (the worker's own answer) or WorkerFailure; after the latter the worker is dead and must be dropped.
  // `page`: the page that is asked about, 0 where it is the whole file.
  std::string call(const FileBytes& file, RequestKind kind, std::string_view payload, Clock::time_point deadline, int page = 0);

  bool has_open(const FileBytes& file) const { return open_file_ == file.sha256(); }
  // Whether it was asked about this page of the file it has open: it then still has it at hand.
  bool has_seen(int page) const { return seen_.contains(page); }
  int calls() const { return calls_; }
  pid_t id() const { return id_; }

 private:
  void send(RequestKind kind, std::string_view payload, int descriptor, Clock::time_point deadline);
  void receive(char* data, std::size_t size, Clock::time_point deadline);
  void wait_for(short event, Clock::time_point deadline);
  [[noreturn]] void fail(WorkerFailure::Kind kind, const char* what);
  int kill();  // the status it ended with
  void drain_errors();

  pid_t id_ = -1;
  int socket_ = -1;
  int errors_ = -1;
  std::string open_file_;  // SHA-256 of its bytes
  std::set<int> seen_;
  int calls_ = 0;
};

}  // namespace doisoat
