#include "ingest/page_read.h"

#include <leptonica/allheaders.h>

#include "ingest/page_tables.h"
#include "ingest/pdf_text_layer.h"

namespace doisoat {
namespace {

constexpr double kBlankInk = 0.00002;  // share of dark pixels below which nothing is written on a page
constexpr double kReadable = 0.45;     // below that mean confidence the words were made of noise
constexpr double kSure = 0.6;          // the mean confidence of an upright page's words lies above

// Mean confidence by letters. The engine reads some lines that run down a page, too, and is sure of them: words much taller
// than wide count as nothing, so that a page is kept in the position in which it reads from left to right.
double quality(const std::vector<Word>& words) {
  double sum = 0, letters = 0;
  for (const Word& word : words) {
    auto n = static_cast<double>(word.text.size());
    double width = word.box.x1 - word.box.x0, height = word.box.y1 - word.box.y0;
    if (n < 3 || width >= height) sum += n * word.confidence;
    letters += n;
  }
  return letters > 0 ? sum / letters : 0;
}

// Paper, however badly lit; a covered lens or a scan of nothing is dark, and even, as blank paper is.
bool is_bright(const Image& picture) {
  l_float32 value = 0;
  if (pixGetDepth(picture.get()) == 1) return pixForegroundFraction(picture.get(), &value) == 0 && value < 0.5F;
  Image gray(pixConvertTo8(picture.get(), 0));
  return gray && pixGetAverageMasked(gray.get(), nullptr, 0, 0, 7, L_MEAN_ABSVAL, &value) == 0 && value > 60;
}

}  // namespace

PageReading read_picture(Decoded picture, Recognizer& recognizer, RightedPage* kept) {
  PageReading page;
  page.source = PageSource::ocr;
  if (!picture.image) {
    page.state = PageState::damaged;
    return page;
  }
  RightedPage righted = right(share(picture.image), picture.dpi, recognizer);
  if (righted.cleaned.ink >= kBlankInk) {
    page.tesseract = Recognizer::version();
    if (!righted.cleaned.sideways) page.words = read_with_tables(righted, recognizer, page.rules);
    auto try_turned = [&](int degrees) {
      if (degrees == righted.rotation) return;
      RightedPage turned = right(share(picture.image), picture.dpi, recognizer, degrees);
      std::vector<Rule> rules;
      std::vector<Word> words = read_with_tables(turned, recognizer, rules);
      if (quality(words) <= quality(page.words)) return;
      page.words = std::move(words);
      page.rules = std::move(rules);
      righted = std::move(turned);
    };
    if (righted.cleaned.sideways) {
      try_turned(90);
      try_turned(270);
    } else if (quality(page.words) < kSure) {
      // Upside down, perhaps: half turns look the same until they are read.
      try_turned((righted.rotation + recognizer.turn_needed(righted.cleaned.image, righted.dpi)) % 360);
    }
  }
  page.rotation = righted.rotation;
  page.width = righted.width();
  page.height = righted.height();
  if (picture.damaged) {
    page.state = PageState::damaged;
  } else if (righted.cleaned.ink < kBlankInk) {
    page.state = is_bright(picture.image) ? PageState::blank : PageState::unreadable;
  } else if (page.words.empty() || quality(page.words) < kReadable) {
    page.state = PageState::unreadable;
  }
  if (kept) *kept = std::move(righted);
  return page;
}

PageReading read_pdf_page(PdfFile& file, PdfContent* content, Recognizer& recognizer, int number,
                          RightedPage* picture) {
  PageReading page;
  page.poppler = PdfFile::version();
  if (!file.has_page(number)) {
    page.state = PageState::damaged;
    return page;
  }
  PageContent drawn = drawn_on(content, number);
  file.size(number, page.width, page.height);
  const bool nothing = drawn.known && drawn.pictures == 0 && drawn.paths == 0 && drawn.visible_glyphs == 0;
  if (nothing && drawn.hidden_glyphs == 0) {
    page.state = PageState::blank;
    return page;
  }
  if (drawn.picture_cover <= 0.6) {
    std::vector<Word> words = file.words(number);
    if (is_trustworthy(words)) {
      page.words = std::move(words);
      page.rules = std::move(drawn.rules);
      return page;
    }
  }
  PageReading read = read_picture(pdf_picture(file, content, drawn, number), recognizer, picture);
  read.poppler = page.poppler;
  return read;
}

}  // namespace doisoat
