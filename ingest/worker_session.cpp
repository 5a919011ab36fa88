#include "ingest/worker_session.h"

#include <leptonica/allheaders.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "ingest/docx.h"
#include "ingest/image.h"
#include "ingest/page_compose.h"
#include "ingest/page_picture.h"
#include "ingest/page_read.h"
#include "ingest/page_reread.h"
#include "ingest/text.h"

namespace doisoat {
namespace {

constexpr int kMostPages = 2000;
constexpr double kMostPixelsKept = 32e6;  // a byte each: eight pages of 200 dpi

}  // namespace

WorkerSession::~WorkerSession() { close(); }

void WorkerSession::close() {
  kept_.clear();
  pdf_.reset();
  content_.reset();
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  bytes_ = {};
  loaded_ = false;
  format_ = FileFormat::unknown;
}

void WorkerSession::open(int descriptor) {
  close();
  struct stat status;
  if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && status.st_size > 0) {
    auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (memory != MAP_FAILED) bytes_ = {static_cast<const char*>(memory), size};
  }
  if (descriptor >= 0) ::close(descriptor);
}

void WorkerSession::load() {
  if (loaded_) return;
  if (bytes_.empty()) throw Trouble("file.too_large");
  format_ = identify(bytes_);
  require_readable(format_);
  if (format_ == FileFormat::pdf) {
    pdf_ = std::make_unique<PdfFile>(bytes_);
    try {
      content_ = std::make_unique<PdfContent>(bytes_);
    } catch (const Trouble&) {
      // Poppler reads it, so it is read; only without the original scan images.
    }
  }
  loaded_ = true;
}

Inspection WorkerSession::inspect() {
  load();
  Inspection inspection;
  switch (format_) {
    case FileFormat::pdf:
      inspection.kind = DocumentKind::pdf;
      inspection.pages = pdf_->pages();
      break;
    case FileFormat::tiff:
      inspection.kind = DocumentKind::image;
      inspection.pages = count_tiff_pages(bytes_, kMostPages);
      if (inspection.pages == 0) throw Trouble("file.damaged");
      break;
    case FileFormat::png:
    case FileFormat::jpeg:
      inspection.kind = DocumentKind::image;
      inspection.pages = 1;
      break;
    case FileFormat::text:
      inspection.kind = DocumentKind::text;
      inspection.whole = read_text(bytes_);
      break;
    case FileFormat::docx:
      inspection.kind = DocumentKind::docx;
      inspection.whole = read_docx(bytes_);
      break;
    default: throw Trouble("file.unsupported");
  }
  if (inspection.pages > kMostPages) throw Trouble("file.too_large");
  return inspection;
}

Document WorkerSession::page(int number) {
  load();
  PageReading reading;
  RightedPage righted;
  if (format_ == FileFormat::pdf) {
    reading = read_pdf_page(*pdf_, content_.get(), recognizer_, number, &righted);
  } else {
    reading = read_picture(decode_image(bytes_, number), recognizer_, &righted);
  }
  if (righted.cleaned.image && !reading.words.empty()) keep(number, std::move(righted));
  return compose(reading, number);
}

void WorkerSession::keep(int number, RightedPage page) {
  kept_.emplace_back(number, std::move(page));
  double pixels = 0;
  for (const auto& [_, each] : kept_) pixels += pixGetWidth(each.cleaned.image.get()) * 1.0 * pixGetHeight(each.cleaned.image.get());
  for (; pixels > kMostPixelsKept && kept_.size() > 1; kept_.pop_front()) {
    const Image& oldest = kept_.front().second.cleaned.image;
    pixels -= pixGetWidth(oldest.get()) * 1.0 * pixGetHeight(oldest.get());
  }
}

Decoded WorkerSession::picture(int number) {
  load();
  if (format_ != FileFormat::pdf) return decode_image(bytes_, number);
  if (!pdf_->has_page(number)) throw Trouble("file.damaged");
  return pdf_picture(*pdf_, content_.get(), drawn_on(content_.get(), number), number);
}

std::string WorkerSession::reread(WireReader& request) {
  const int number = static_cast<int>(request.u32()), rotation = static_cast<int>(request.u32());
  std::vector<RereadBox> boxes(request.count(2 * 4 * sizeof(double)));
  for (RereadBox& asked : boxes) {
    for (Box* box : {&asked.box, &asked.strip}) {
      for (double* edge : {&box->x0, &box->y0, &box->x1, &box->y1}) *edge = request.f64();
    }
  }
  auto kept = std::find_if(kept_.begin(), kept_.end(),
                           [&](const auto& page) { return page.first == number && page.second.rotation == rotation; });
  if (kept == kept_.end()) {
    Decoded source = picture(number);
    if (!source.image) throw Trouble("file.damaged");
    keep(number, right(std::move(source.image), source.dpi, recognizer_, rotation));
    kept = kept_.end() - 1;
  }
  WireWriter out;
  for (const std::vector<Alternative>& readings : reread_page(kept->second, boxes, recognizer_)) {
    out.u32(static_cast<std::uint32_t>(readings.size()));
    for (const Alternative& reading : readings) {
      out.string(reading.text);
      out.f64(reading.confidence);
    }
  }
  return out.take();
}

}  // namespace doisoat
