#include "flow/reader_pool.h"

#include <new>

namespace doisoat {

ReaderPool::ReaderPool(int threads, std::function<Result(const std::filesystem::path&)> read) : read_(std::move(read)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

ReaderPool::~ReaderPool() {
  {
    std::lock_guard lock(mutex_);
    closed_ = true;
    to_do_.clear();
  }
  to_do_changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ReaderPool::submit(QueuedFile file, std::unique_ptr<IncomingFile> incoming) {
  {
    std::lock_guard lock(mutex_);
    to_do_.push_back({std::move(file), std::move(incoming), std::nullopt, std::nullopt});
  }
  ++in_flight_;
  to_do_changed_.notify_one();
}

ReadFile ReaderPool::wait() {
  std::unique_lock lock(mutex_);
  done_changed_.wait(lock, [this] { return !done_.empty(); });
  ReadFile ready = std::move(done_.front());
  done_.pop_front();
  --in_flight_;
  return ready;
}

void ReaderPool::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    to_do_changed_.wait(lock, [this] { return closed_ || !to_do_.empty(); });
    if (to_do_.empty()) return;
    ReadFile job = std::move(to_do_.front());
    to_do_.pop_front();
    lock.unlock();
    // Whatever goes wrong with one file is that file's trouble and nobody else's.
    try {
      job.result = read_(job.incoming->copy());
    } catch (const Trouble& trouble) {
      job.trouble = trouble;
    } catch (const std::bad_alloc&) {
      job.trouble = Trouble("file.out_of_memory");
    } catch (const std::exception& fault) {
      job.trouble = Trouble("file.internal", {{"message", fault.what()}});
    }
    lock.lock();
    done_.push_back(std::move(job));
    lock.unlock();
    done_changed_.notify_one();
  }
}

}  // namespace doisoat
