#include "ingest/ingest.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "document/trouble.h"
#include "ingest/file_bytes.h"
#include "ingest/page_compose.h"
#include "ingest/worker_pool.h"
#include "ingest/worker_wire.h"

namespace doisoat {
namespace {

using Clock = std::chrono::steady_clock;

Trouble trouble_of(const WorkerFailure& failure) {
  switch (failure.kind) {
    case WorkerFailure::timed_out: return Trouble("file.timeout");
    case WorkerFailure::too_large: return Trouble("file.too_large");
    case WorkerFailure::crashed: break;
  }
  return Trouble("file.worker_crashed");
}

Document lost_page(int number, PageState state) {
  Document page;
  page.pages.push_back({number, {}, PageSource::ocr, state, 0, 0, 0});
  return page;
}

class PageRun {
 public:
  PageRun(WorkerPool& pool, const FileBytes& file, const IngestOptions& options, int pages, Clock::time_point deadline)
      : pool_(pool), file_(file), options_(options), deadline_(deadline), pages_(static_cast<std::size_t>(pages)) {}

  // All pages, in order. Throws Trouble when the file's time is up, or when no page at all could be read for a worker's death.
  std::vector<Document> run() {
    {
      std::vector<std::jthread> threads;
      const int helpers = std::min<int>(pool_.workers(), static_cast<int>(pages_.size()));
      for (int i = 1; i < helpers; ++i) threads.emplace_back([this] { work(); });
      work();
    }
    if (error_) std::rethrow_exception(error_);
    if (failed_ == static_cast<int>(pages_.size()) && last_failure_) throw *last_failure_;
    return std::move(pages_);
  }

 private:
  void work() {
    for (;;) {
      const std::size_t index = next_++;
      if (index >= pages_.size() || stop_) return;
      try {
        pages_[index] = page(static_cast<int>(index) + 1);
        std::lock_guard lock(mutex_);
        ++done_;
        if (options_.progress) options_.progress(done_, static_cast<int>(pages_.size()));
      } catch (...) {
        std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        stop_ = true;
      }
    }
  }

  Document page(int number) {
    double left = std::chrono::duration<double>(deadline_ - Clock::now()).count();
    if (left <= 0) throw Trouble("file.timeout");
    WireWriter request;
    request.u32(static_cast<std::uint32_t>(number));
    try {
      std::string reply = pool_.call(file_, RequestKind::page, request.take(), std::min(options_.page_seconds, left), number);
      Document document = decode_document(reply);
      if (document.pages.size() != 1 || document.pages[0].number != number) throw WireError("another page");
      return document;
    } catch (const WorkerFailure& failure) {
      if (Clock::now() >= deadline_) throw Trouble("file.timeout");
      return lost(number, PageState::unreadable, trouble_of(failure));
    } catch (const WireError&) {
      return lost(number, PageState::unreadable, Trouble("file.worker_crashed"));
    } catch (const Trouble& trouble) {
      if (trouble.code == "file.no_worker" || trouble.code == "file.no_ocr") throw;
      return lost(number, trouble.code == "file.damaged" ? PageState::damaged : PageState::unreadable, trouble);
    }
  }

  Document lost(int number, PageState state, const Trouble& why) {
    std::lock_guard lock(mutex_);
    ++failed_;
    last_failure_ = why;
    return lost_page(number, state);
  }

  WorkerPool& pool_;
  const FileBytes& file_;
  const IngestOptions& options_;
  const Clock::time_point deadline_;
  std::vector<Document> pages_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  int done_ = 0, failed_ = 0;
  std::optional<Trouble> last_failure_;
  std::exception_ptr error_;
};

Document read_in_workers(WorkerPool& pool, const FileBytes& file, const IngestOptions& options) {
  const Clock::time_point deadline =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.file_seconds));
  Inspection inspection;
  try {
    inspection =
        decode_inspection(pool.call(file, RequestKind::inspect, {}, std::min(options.page_seconds, options.file_seconds)));
  } catch (const WorkerFailure& failure) {
    throw trouble_of(failure);
  } catch (const WireError&) {
    throw Trouble("file.worker_crashed");
  }
  if (inspection.whole) {
    inspection.whole->kind = inspection.kind;
    return std::move(*inspection.whole);
  }
  Document document;
  document.kind = inspection.kind;
  for (const Document& page : PageRun(pool, file, options, inspection.pages, deadline).run()) append(document, page);
  bool lost = std::all_of(document.pages.begin(), document.pages.end(),
                          [](const Page& page) { return page.state == PageState::damaged && page.span.empty(); });
  if (lost) throw Trouble("file.damaged");
  if (document.kind == DocumentKind::pdf) {
    // A scan is a PDF of which nothing was read but pictures.
    bool layer = std::any_of(document.pages.begin(), document.pages.end(),
                             [](const Page& page) { return page.source == PageSource::text_layer && !page.span.empty(); });
    if (!layer) document.kind = DocumentKind::scan;
  }
  return document;
}

}  // namespace

Document ingest(const std::filesystem::path& path, const IngestOptions& options) {
  const std::string name = clean_name(path);
  try {
    FileBytes file = FileBytes::open(path, options.most_bytes);
    std::optional<WorkerPool> own;
    WorkerPool& pool = options.pool ? *options.pool : own.emplace();
    Document document = read_in_workers(pool, file, options);
    document.name = name;
    document.sha256 = file.sha256();
    document.raw = document.text;
    return document;
  } catch (Trouble& trouble) {
    trouble.parameters.emplace("file", name);
    throw;
  }
}

}  // namespace doisoat
