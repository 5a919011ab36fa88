// Files read in parallel: threads that each call the reader, and give back results in the order in which they are ready.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "db/originals.h"
#include "db/queue.h"
#include "document/trouble.h"
#include "flow/read.h"

namespace doisoat {

struct ReadFile {
  QueuedFile file;
  std::unique_ptr<IncomingFile> incoming;
  std::optional<Result> result;  // exactly one of them is set
  std::optional<Trouble> trouble;
};

// All functions are for one thread, the owner's. The destructor waits for the files being read.
class ReaderPool {
 public:
  ReaderPool(int threads, std::function<Result(const std::filesystem::path&)> read);
  ~ReaderPool();

  void submit(QueuedFile file, std::unique_ptr<IncomingFile> incoming);
  int in_flight() const { return in_flight_; }
  ReadFile wait();  // REQUIRES: in_flight() > 0

 private:
  void work();

  std::function<Result(const std::filesystem::path&)> read_;
  std::mutex mutex_;
  std::condition_variable to_do_changed_, done_changed_;
  std::deque<ReadFile> to_do_, done_;
  bool closed_ = false;
  int in_flight_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace doisoat
