#include "ingest/worker_pool.h"

#include <sched.h>

#include <algorithm>
#include <chrono>

namespace doisoat {
namespace {

constexpr int kCallsPerWorker = 300;

}  // namespace

int default_workers() {
  cpu_set_t allowed;
  int processors = ::sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
  return std::clamp(processors, 1, 64);
}

WorkerPool::WorkerPool(int workers, std::uint64_t memory) : most_(std::max(1, workers)), memory_(memory) {}

std::unique_ptr<Worker> WorkerPool::take(const FileBytes& file, int page) {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [&] { return out_ < most_; });
  ++out_;
  if (idle_.empty()) return nullptr;
  auto best = std::find_if(idle_.begin(), idle_.end(), [&](const auto& worker) { return worker->has_open(file) && worker->has_seen(page); });
  if (best == idle_.end()) best = std::find_if(idle_.begin(), idle_.end(), [&](const auto& worker) { return worker->has_open(file); });
  if (best == idle_.end()) best = idle_.end() - 1;
  std::unique_ptr<Worker> worker = std::move(*best);
  idle_.erase(best);
  return worker;
}

void WorkerPool::give_back(std::unique_ptr<Worker> worker) {
  std::unique_ptr<Worker> worn_out;
  {
    std::lock_guard lock(mutex_);
    --out_;
    if (worker && worker->calls() < kCallsPerWorker) {
      idle_.push_back(std::move(worker));
    } else {
      worn_out = std::move(worker);
    }
  }
  freed_.notify_one();
}

std::string WorkerPool::call(const FileBytes& file, RequestKind kind, std::string_view payload, double seconds, int page) {
  struct Loan {
    WorkerPool& pool;
    std::unique_ptr<Worker> worker;
    ~Loan() { pool.give_back(std::move(worker)); }
  } loan{*this, take(file, page)};
  auto deadline =
      Worker::Clock::now() + std::chrono::duration_cast<Worker::Clock::duration>(std::chrono::duration<double>(seconds));
  for (int attempt = 0;; ++attempt) {
    if (!loan.worker) {
      loan.worker = std::make_unique<Worker>(memory_);
      ++started_;
    }
    try {
      return loan.worker->call(file, kind, payload, deadline, page);
    } catch (const WorkerFailure& failure) {
      loan.worker.reset();
      if (failure.kind != WorkerFailure::crashed || attempt > 0) throw;
    }
  }
}

}  // namespace doisoat
