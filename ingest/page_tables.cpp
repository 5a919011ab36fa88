#include "ingest/page_tables.h"

#include <algorithm>

#include "ingest/glyph_check.h"
#include "ingest/glyph_reader.h"
#include "ingest/image_rules.h"
#include "ingest/layout_grid.h"

namespace doisoat {
namespace {

constexpr double kLineHeight = 13;  // points: the ink of a line in the usual sizes, marks above and below included
constexpr double kFrame = 0.8;      // points: what is left of a cell's lines
constexpr double kSure = 0.93;
constexpr double kSame = 0.98;  // how sure a numeral is that the engine and the glyphs read alike
constexpr double kOther = 0.9;  // and one that the engine read otherwise

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

// What the shapes of its digits say of a cell, beside what the engine read in it.
struct CellGlyphs {
  std::string text;
  Box box;
};

// The glyphs' reading stands: it lost no digit and knows no letters that look like them. The engine's are alternatives.
CellReading choose(const CellGlyphs& glyphs, const CellReading& read) {
  const std::string text = read.text();
  Word word{glyphs.text, glyphs.box, kSame, {}, -1, 0};
  if (!read.words.empty()) {
    word.line = read.words.front().line;
    word.baseline = read.words.front().baseline;
  }
  if (text != glyphs.text) {
    word.confidence = kOther;
    if (!text.empty()) word.alternatives.push_back({text, std::min(read.confidence(), 1 - kOther)});
  }
  return {{word}, false};
}

struct TablePage {
  const RightedPage& page;
  const Image& without;
  Recognizer& recognizer;
  GlyphReader glyphs;
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

  // By the shapes of the digits, where the cell holds one numeral and nothing else.
  std::optional<CellGlyphs> read_glyphs(const Box& box, const std::string& text, bool ordinals) const {
    const double scale = page.dpi / 72.0;
    const PixelBox part = pixels({box.x0 + kFrame, box.y0 + kFrame, box.x1 - kFrame, box.y1 - kFrame}, scale);
    if (part.width < 4 || part.height < 4) return std::nullopt;
    auto reading = glyphs.read(part, text.ends_with('%'));
    // Where things are counted a Roman I may stand.
    if (!reading || (ordinals && reading->alike && !has_digit(text))) return std::nullopt;
    const std::vector<Glyph> seen = glyphs.glyphs(part);
    Box place{1e9, 1e9, -1e9, -1e9};
    for (const Glyph& glyph : seen)
      place = cover(place, {glyph.x / scale, glyph.y / scale, glyph.right() / scale, glyph.bottom() / scale});
    return CellGlyphs{std::move(reading->text), place};
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
  if (grids.empty() || !ruled.without) {
    std::vector<Word> words = recognizer.read(page.cleaned.image, page.dpi);
    if (has_doubtful_numerals(words)) {
      GlyphReader glyphs(page.cleaned.image, page.dpi);
      glyphs.learn(words);
      check_numerals(words, glyphs, page.dpi);
    }
    return words;
  }
  rules = std::move(ruled.rules);
  TablePage table{page, ruled.without, recognizer, GlyphReader(ruled.without, page.dpi)};
  std::vector<Word> words;
  std::vector<std::vector<CellReading>> whole(grids.size());
  for (std::size_t g = 0; g < grids.size(); ++g) whole[g].resize(grids[g].cells.size());
  std::vector<Word> all = table.numbered(recognizer.read(ruled.without, page.dpi));
  table.glyphs.learn(all);
  for (Word& word : all) {
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
      const GridCell& cell = grids[g].cells[c];
      CellReading reading = std::move(whole[g][c]);
      const std::string text = reading.text();
      const bool ordinals = cell.column == 0;
      const bool doubtful =
          reading.words.empty() || reading.straddles || reading.confidence() < kSure || has_digit(text) || text.size() < 4;
      if (doubtful) {
        auto seen = table.read_glyphs(cell.box, text, ordinals);
        if (!seen || seen->text != text) {
          reading = choose(std::move(reading), table.read_cell(cell.box));
          if (!seen) seen = table.read_glyphs(cell.box, reading.text(), ordinals);
        }
        if (seen) reading = choose(*seen, reading);
      }
      for (Word& word : reading.words) words.push_back(std::move(word));
    }
  }
  check_numerals(words, table.glyphs, page.dpi);
  return words;
}

}  // namespace doisoat
