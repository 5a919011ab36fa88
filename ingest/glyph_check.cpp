#include "ingest/glyph_check.h"

#include <algorithm>
#include <cmath>

namespace doisoat {
namespace {

constexpr double kDoubtful = 0.93;
constexpr double kSame = 0.97, kOther = 0.85;  // sureness of what is read alike and otherwise
constexpr std::size_t kLongest = 16;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(const std::string& text) { return std::any_of(text.begin(), text.end(), digit); }

PixelBox pixels(const Box& box, int dpi) {
  const double scale = dpi / 72.0;
  const int x = static_cast<int>(std::floor(box.x0 * scale)) - 1, y = static_cast<int>(std::floor(box.y0 * scale)) - 1;
  return {x, y, static_cast<int>(std::ceil(box.x1 * scale)) + 1 - x, static_cast<int>(std::ceil(box.y1 * scale)) + 1 - y};
}

bool is_doubtful(const Word& word) {
  return word.text.size() <= kLongest && has_digit(word.text) && word.confidence < kDoubtful;
}

// Whether a full stop stands before one or two digits: no thousands, but perhaps decimals.
bool is_odd_stop(const std::string& numeral, std::size_t at) {
  std::size_t digits = 0;
  while (at + 1 + digits < numeral.size() && digit(numeral[at + 1 + digits])) ++digits;
  return digits == 1 || digits == 2;
}

}  // namespace

std::string with_true_commas(std::string numeral, const GlyphReader& glyphs, const Box& box, int dpi) {
  const std::vector<double> reach = glyphs.separators(pixels(box, dpi));
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i + 1 < numeral.size(); ++i) {
    if ((numeral[i] == '.' || numeral[i] == ',') && i > 0 && digit(numeral[i - 1]) && digit(numeral[i + 1])) stops.push_back(i);
  }
  // Dates and sections have several full stops, none of them for thousands: none is a comma. And none is where all part
  // thousands.
  const auto odd =
      std::count_if(stops.begin(), stops.end(), [&](std::size_t at) { return numeral[at] == '.' && is_odd_stop(numeral, at); });
  if (reach.size() != stops.size() || odd > 1 || (odd == 0 && stops.size() > 1)) return numeral;
  constexpr double kLikely = 0.25, kPlain = 0.33;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (numeral[stops[i]] == '.' && reach[i] > (is_odd_stop(numeral, stops[i]) ? kLikely : kPlain)) numeral[stops[i]] = ',';
  }
  return numeral;
}

bool has_doubtful_numerals(const std::vector<Word>& words) { return std::any_of(words.begin(), words.end(), is_doubtful); }

void check_numerals(std::vector<Word>& words, const GlyphReader& glyphs, int dpi) {
  for (Word& word : words) {
    if (!has_digit(word.text) || word.text.size() > kLongest) continue;
    std::size_t end = word.text.size();
    while (end > 0 && std::string_view(".,;:)").find(word.text[end - 1]) != std::string_view::npos) --end;
    const std::string core = word.text.substr(0, end), behind = word.text.substr(end);
    std::string reading = core;
    double sure = kOther;
    if (is_doubtful(word) && core.find_first_of("(/-") == core.npos) {
      const bool percent = core.ends_with('%');
      if (auto seen = glyphs.read(pixels(word.box, dpi), percent, static_cast<int>(behind.size()))) {
        // A word of letters and digits ("PC04") is none of its business, nor is a dropped part: as many signs, or one more.
        if (seen->text == core) {
          word.confidence = std::max(word.confidence, kSame);
          continue;
        }
        if (!seen->alike && digit(seen->text.back())) reading = seen->text;
      }
    }
    // "1.1." heads a section.
    if (reading == core && !behind.starts_with('.')) reading = with_true_commas(core, glyphs, word.box, dpi);
    if (reading == core) continue;
    word.alternatives.push_back({word.text, std::min(word.confidence, 1 - sure)});
    word.text = reading + behind;
    word.confidence = sure;
  }
}

}  // namespace doisoat
