#include "ingest/pdf_file.h"

#include <leptonica/allheaders.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-version.h>

#include <cmath>

#include "document/trouble.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

int complaints = 0;

void count_complaint(const std::string& message, void*) {
  // Missing fonts and the like are mended by Poppler; what is not drawn comes as an error of the page's data.
  if (message.find("error") != std::string::npos || message.find("Error") != std::string::npos) ++complaints;
}

// Poppler's own conversion opens iconv anew for each word, which costs as much as finding the words.
std::string utf8(const poppler::ustring& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.size() && text[i + 1] >= 0xdc00 && text[i + 1] < 0xe000) {
      c = 0x10000 + ((c - 0xd800) << 10) + (text[++i] - 0xdc00);
    }
    // NUL and control characters have no place in a word.
    if (c >= 0x20 && c != 0x7f) append_utf8(result, c);
  }
  return result;
}

}  // namespace

PdfFile::PdfFile(std::string_view bytes) {
  poppler::set_debug_error_function(count_complaint, nullptr);
  document_.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document_) throw Trouble("file.damaged");
  // Asking a locked document for anything else crashes Poppler.
  if (document_->is_locked()) throw Trouble("file.password");
  pages_ = document_->pages();
  if (pages_ <= 0) throw Trouble("file.damaged");
}

PdfFile::~PdfFile() = default;

std::string PdfFile::version() { return poppler::version_string(); }

poppler::page* PdfFile::page(int number) {
  if (page_number_ != number) {
    page_.reset(document_->create_page(number - 1));
    page_number_ = number;
  }
  return page_.get();
}

bool PdfFile::has_page(int number) { return page(number) != nullptr; }

int PdfFile::rotation(int number) {
  switch (page(number)->orientation()) {
    case poppler::page::landscape: return 90;
    case poppler::page::upside_down: return 180;
    case poppler::page::seascape: return 270;
    case poppler::page::portrait: break;
  }
  return 0;
}

void PdfFile::size(int number, double& width, double& height) {
  poppler::rectf box = page(number)->page_rect(poppler::crop_box);
  width = std::abs(box.width());
  height = std::abs(box.height());
  if (rotation(number) % 180 != 0) std::swap(width, height);
}

std::vector<Word> PdfFile::words(int number) {
  std::vector<Word> words;
  bool joins = false;
  for (const poppler::text_box& piece : page(number)->text_list()) {
    std::string text = utf8(piece.text());
    if (text.empty()) continue;
    poppler::rectf box = piece.bbox();
    Word word;
    word.box = {box.left(), box.top(), box.right(), box.bottom()};
    word.baseline = box.bottom();
    word.text = std::move(text);
    double size = word.box.y1 - word.box.y0;
    if (joins && !words.empty()) {
      Word& last = words.back();
      double gap = word.box.x0 - last.box.x1;
      if (std::abs(last.box.y1 - word.box.y1) < 0.3 * size && gap > -0.3 * size && gap < 0.12 * size) {
        last.text += word.text;
        last.box = cover(last.box, word.box);
        joins = !piece.has_space_after();
        continue;
      }
    }
    joins = !piece.has_space_after();
    words.push_back(std::move(word));
  }
  return words;
}

Rendering PdfFile::render(int number, double dpi) {
  Rendering result;
  double width = 0, height = 0;
  size(number, width, height);
  // A page 200 inches wide must not take all memory: fewer dots first, then none.
  dpi = std::min(dpi, 72 * std::sqrt(kMostPixels / std::max(1.0, width * height)));
  if (dpi < 30) throw Trouble("file.too_large");
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const int before = complaints;
  poppler::image picture = renderer.render_page(page(number), dpi, dpi);
  result.complained = complaints > before;
  if (!picture.is_valid()) return result;
  result.image.reset(pixCreate(picture.width(), picture.height(), 32));
  if (!result.image) throw Trouble("file.too_large");
  l_uint32* line = pixGetData(result.image.get());
  const auto* row = reinterpret_cast<const unsigned char*>(picture.const_data());
  for (int y = 0; y < picture.height(); ++y, line += pixGetWpl(result.image.get()), row += picture.bytes_per_row()) {
    for (int x = 0; x < picture.width(); ++x) composeRGBPixel(row[3 * x], row[3 * x + 1], row[3 * x + 2], line + x);
  }
  return result;
}

}  // namespace doisoat
