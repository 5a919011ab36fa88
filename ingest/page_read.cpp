#include "ingest/page_read.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "ingest/image_clean.h"
#include "ingest/pdf_text_layer.h"

namespace doisoat {
namespace {

constexpr double kBlankInk = 0.00002;  // share of dark pixels below which nothing is written on a page
constexpr double kSure = 0.6;          // mean confidence of an upright page's words lies above

double mean_confidence(const std::vector<Word>& words) {
  double sum = 0, letters = 0;
  for (const Word& word : words) {
    double n = static_cast<double>(word.text.size());
    sum += n * word.confidence;
    letters += n;
  }
  return letters > 0 ? sum / letters : 0;
}

int plausible_dpi(int stated, int width, int height) {
  if (stated >= 100 && stated <= 1200) return stated;
  // A page is about A4: 11.7 inches long.
  return std::clamp(static_cast<int>(std::lround(std::max(width, height) / 11.69)), 70, 600);
}

}  // namespace

PageReading read_picture(Decoded picture, Recognizer& recognizer) {
  PageReading page;
  page.source = PageSource::ocr;
  if (!picture.image) {
    page.state = PageState::damaged;
    return page;
  }
  Image source = std::move(picture.image);
  const int dpi = plausible_dpi(picture.dpi, pixGetWidth(source.get()), pixGetHeight(source.get()));
  Cleaned cleaned = clean(source);
  if (cleaned.ink >= kBlankInk) {
    page.tesseract = Recognizer::version();
    page.words = recognizer.read(cleaned.image, dpi);
    if (mean_confidence(page.words) < kSure) {
      if (int degrees = recognizer.turn_needed(cleaned.image, dpi)) {
        source = turn(std::move(source), degrees);
        Cleaned turned = clean(source);
        std::vector<Word> words = recognizer.read(turned.image, dpi);
        if (mean_confidence(words) > mean_confidence(page.words)) {
          page.rotation = degrees;
          page.words = std::move(words);
          cleaned = std::move(turned);
        }
      }
    }
  }
  page.width = pixGetWidth(cleaned.image.get()) * 72.0 / dpi;
  page.height = pixGetHeight(cleaned.image.get()) * 72.0 / dpi;
  if (picture.damaged) {
    page.state = PageState::damaged;
  } else if (cleaned.ink < kBlankInk) {
    page.state = PageState::blank;
  } else if (page.words.empty()) {
    page.state = PageState::unreadable;
  }
  return page;
}

PageReading read_pdf_page(PdfFile& file, PdfContent* content, Recognizer& recognizer, int number) {
  PageReading page;
  page.poppler = PdfFile::version();
  if (!file.has_page(number)) {
    page.state = PageState::damaged;
    return page;
  }
  PageContent drawn;
  bool known = false;
  if (content) {
    try {
      drawn = content->content(number);
      known = true;
    } catch (const std::exception&) {
      // qpdf gives up on some files that Poppler still reads
    }
  }
  const bool is_scan = known && drawn.picture_cover > 0.6;
  if (!is_scan) {
    std::vector<Word> words = file.words(number);
    if (is_trustworthy(words)) {
      page.words = std::move(words);
      page.rules = std::move(drawn.rules);
      file.size(number, page.width, page.height);
      return page;
    }
  }
  Decoded picture;
  if (is_scan) {
    try {
      picture = content->scan(number);
    } catch (const std::exception&) {
      picture = {};
    }
  }
  if (!picture.image) {
    double dpi = is_scan && drawn.picture_dpi > 0 ? std::clamp(drawn.picture_dpi, 100.0, 300.0) : 200;
    Rendering rendering = file.render(number, dpi);
    picture.damaged = picture.damaged || rendering.complained || !rendering.image;
    picture.image = std::move(rendering.image);
    picture.dpi = static_cast<int>(std::lround(dpi));
  }
  PageReading read = read_picture(std::move(picture), recognizer);
  read.poppler = page.poppler;
  return read;
}

}  // namespace doisoat
