// A few worker processes shared by many threads: documents, and pages of one document, are read side by side.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/worker_process.h"

namespace doisoat {

// As many workers as the machine has processors to use.
int default_workers();

// Thread-safe. Workers are started when first needed and kept; one that failed is replaced, and each is replaced after some
// hundred requests, so that what a library leaks is bounded.
class WorkerPool {
 public:
  // `workers` at least 1; `memory` is the address space of each in bytes.
  explicit WorkerPool(int workers = default_workers(), std::uint64_t memory = std::uint64_t{2} << 30);

  // Waits for a free worker, then as Worker::call with `seconds` for the answer. A worker that crashed is tried once more with
  // a fresh one; a hang is not repeated.
  // `page`: the page that is asked about, 0 where it is the whole file; of the free workers one is taken that knows it already.
  std::string call(const FileBytes& file, RequestKind kind, std::string_view payload, double seconds, int page = 0);

  int workers() const { return most_; }
  int started() const { return started_; }  // processes started so far

 private:
  std::unique_ptr<Worker> take(const FileBytes& file, int page);
  void give_back(std::unique_ptr<Worker> worker);

  const int most_;
  const std::uint64_t memory_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Worker>> idle_;
  int out_ = 0;  // workers in use
  std::atomic<int> started_ = 0;
};

}  // namespace doisoat
