#include "ingest/page_reread.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace doisoat {
namespace {

// The words whose middle lies over the box, as one text; the confidence is that of the least sure.
std::optional<Alternative> words_at(const std::vector<Word>& words, double x0, double x1) {
  Alternative reading{"", 1};
  for (const Word& word : words) {
    double middle = (word.box.x0 + word.box.x1) / 2;
    double overlap = std::min(word.box.x1, x1) - std::max(word.box.x0, x0);
    if ((middle < x0 || middle > x1) && overlap < 0.5 * (x1 - x0)) continue;
    if (!reading.text.empty()) reading.text += ' ';
    reading.text += word.text;
    reading.confidence = std::min(reading.confidence, word.confidence);
  }
  if (reading.text.empty()) return std::nullopt;
  return reading;
}

struct Strip {
  Image image;
  double x = 0;  // points: its left edge on the page
};

Strip cut(const RightedPage& page, const Box& box, double margin) {
  const double scale = page.dpi / 72.0, pad = margin * (box.y1 - box.y0);
  const int width = pixGetWidth(page.cleaned.image.get()), height = pixGetHeight(page.cleaned.image.get());
  int x0 = std::clamp(static_cast<int>((box.x0 - 2 * pad) * scale), 0, width - 1);
  int y0 = std::clamp(static_cast<int>((box.y0 - pad) * scale), 0, height - 1);
  int x1 = std::clamp(static_cast<int>(std::ceil((box.x1 + 2 * pad) * scale)), x0 + 1, width);
  int y1 = std::clamp(static_cast<int>(std::ceil((box.y1 + pad) * scale)), y0 + 1, height);
  BOX* area = boxCreate(x0, y0, x1 - x0, y1 - y0);
  Image part(pixClipRectangle(page.cleaned.image.get(), area, nullptr));
  boxDestroy(&area);
  if (part && pixGetDepth(part.get()) == 1) part.reset(pixConvert1To8(nullptr, part.get(), 255, 0));
  return {std::move(part), x0 / scale};
}

}  // namespace

std::vector<std::vector<Alternative>> reread_page(const RightedPage& page, const std::vector<RereadBox>& boxes,
                                                  Recognizer& recognizer) {
  std::vector<std::vector<Alternative>> readings(boxes.size());
  std::vector<bool> done(boxes.size(), false);
  for (std::size_t first = 0; first < boxes.size(); ++first) {
    if (done[first]) continue;
    std::vector<std::size_t> same;  // several doubted words of one piece of line: it is read once for all of them
    for (std::size_t i = first; i < boxes.size(); ++i) {
      if (boxes[i].strip == boxes[first].strip) same.push_back(i), done[i] = true;
    }
    Strip strip = cut(page, boxes[first].strip, 0.35);
    if (!strip.image) continue;
    auto read = [&](const Image& image, double scale) {
      if (!image) return;
      Image framed(pixAddBorder(image.get(), 12, 255));
      const double border = 12 * 72.0 / (page.dpi * scale);
      std::vector<Word> words = recognizer.read(framed, static_cast<int>(std::lround(page.dpi * scale)), OcrLayout::line);
      for (std::size_t i : same) {
        if (auto reading = words_at(words, boxes[i].box.x0 - strip.x + border, boxes[i].box.x1 - strip.x + border)) {
          readings[i].push_back(std::move(*reading));
        }
      }
    };
    const double larger = page.dpi < 180 ? 2.0 : 1.4;
    Image scaled(pixScale(strip.image.get(), static_cast<l_float32>(larger), static_cast<l_float32>(larger)));
    read(scaled, larger);
    // Thin strokes that the white point took are brought back.
    Image darker(pixGammaTRC(nullptr, strip.image.get(), 0.6F, 0, 255));
    read(darker, 1.0);
  }
  return readings;
}

}  // namespace doisoat
