#include "ingest/page_tables.h"

#include <algorithm>

#include "ingest/image_rules.h"
#include "ingest/layout_grid.h"

namespace doisoat {
namespace {

constexpr double kLineHeight = 13;  // points: the ink of a line in the usual sizes, marks above and below included
constexpr double kSure = 0.93;

PixelBox pixels(const Box& box, double scale) {
  int x = static_cast<int>(box.x0 * scale), y = static_cast<int>(box.y0 * scale);
  return {x, y, static_cast<int>(box.x1 * scale) - x, static_cast<int>(box.y1 * scale) - y};
}

// What stands in one cell by one reading.
struct CellReading {
  std::vector<Word> words;
  bool straddles = false;

  std::string text() const {
    std::string all;
    for (const Word& word : words) all += (all.empty() ? "" : " ") + word.text;
    return all;
  }
  double confidence() const {
    double least = words.empty() ? 0 : 1;
    for (const Word& word : words) least = std::min(least, word.confidence);
    return least;
  }
};

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != text.npos; }

bool is_numeral(const std::string& text) { return has_digit(text) && text.find_first_not_of("0123456789.,/%+-") == text.npos; }

// Which of two readings of a cell stands; the other is kept as an alternative where both are one word.
CellReading choose(CellReading whole, CellReading alone) {
  if (alone.words.empty()) return whole;
  if (whole.words.empty() || whole.straddles) return alone;
  const std::string a = whole.text(), b = alone.text();
  if (a == b) {
    for (std::size_t i = 0; i < whole.words.size() && i < alone.words.size(); ++i) {
      whole.words[i].confidence = std::max(whole.words[i].confidence, alone.words[i].confidence);
    }
    return whole;
  }
  // A table's short cells hold numerals: of "S0" and "50" the latter is meant.
  bool second = is_numeral(a) != is_numeral(b) && std::max(a.size(), b.size()) < 14 ? is_numeral(b)
                                                                                    : alone.confidence() > whole.confidence();
  CellReading& chosen = second ? alone : whole;
  const CellReading& other = second ? whole : alone;
  if (chosen.words.size() == 1) {
    // Two readings that disagree are both less likely than the engine thinks of each.
    Word& word = chosen.words.front();
    const double sum = chosen.confidence() + other.confidence();
    word.alternatives.push_back({other.text(), other.confidence() * other.confidence() / std::max(sum, 0.01)});
    word.confidence = word.confidence * word.confidence / std::max(sum, 0.01);
  }
  return std::move(chosen);
}

struct TablePage {
  const RightedPage& page;
  const Image& without;
  Recognizer& recognizer;
  int lines = 0;

  std::vector<Word> numbered(std::vector<Word> words) {
    const int first = lines;
    for (Word& word : words) {
      if (word.line < 0) continue;
      word.line += first;
      lines = std::max(lines, word.line + 1);
    }
    return words;
  }

  CellReading read_cell(const Box& box) {
    const double scale = page.dpi / 72.0;
    const PixelBox part = pixels(box, scale);
    const int height = ink_height(without, part);
    if (height == 0) return {};
    // The height of the ink tells one line from several.
    const OcrLayout layout = height < 1.7 * kLineHeight * scale ? OcrLayout::line : OcrLayout::block;
    return {numbered(recognizer.read(without, page.dpi, layout, part))};
  }
};

}  // namespace

std::vector<Word> read_with_tables(const RightedPage& page, Recognizer& recognizer, std::vector<Rule>& rules) {
  RuledImage ruled = find_rules(page.cleaned.image, page.dpi);
  const std::vector<Grid> grids = find_grids(ruled.rules);
  if (grids.empty() || !ruled.without) return recognizer.read(page.cleaned.image, page.dpi);
  rules = std::move(ruled.rules);
  TablePage table{page, ruled.without, recognizer};
  std::vector<Word> words;
  std::vector<std::vector<CellReading>> whole(grids.size());
  for (std::size_t g = 0; g < grids.size(); ++g) whole[g].resize(grids[g].cells.size());
  for (Word& word : table.numbered(recognizer.read(ruled.without, page.dpi))) {
    const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    bool inside = false;
    for (std::size_t g = 0; g < grids.size() && !inside; ++g) {
      const int cell = cell_at(grids[g], x, y);
      if (cell < 0) continue;
      inside = true;
      const Box& box = grids[g].cells[static_cast<std::size_t>(cell)].box;
      const double out = std::max(0.0, box.x0 - word.box.x0) + std::max(0.0, word.box.x1 - box.x1);
      CellReading& reading = whole[g][static_cast<std::size_t>(cell)];
      reading.straddles = reading.straddles || out > 0.15 * (word.box.x1 - word.box.x0);
      reading.words.push_back(std::move(word));
    }
    if (!inside) words.push_back(std::move(word));
  }
  for (std::size_t g = 0; g < grids.size(); ++g) {
    for (std::size_t c = 0; c < grids[g].cells.size(); ++c) {
      CellReading reading = std::move(whole[g][c]);
      const std::string text = reading.text();
      const bool doubtful =
          reading.words.empty() || reading.straddles || reading.confidence() < kSure || has_digit(text) || text.size() < 4;
      if (doubtful) reading = choose(std::move(reading), table.read_cell(grids[g].cells[c].box));
      for (Word& word : reading.words) words.push_back(std::move(word));
    }
  }
  return words;
}

}  // namespace doisoat
