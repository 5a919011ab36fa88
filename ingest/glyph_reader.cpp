#include "ingest/glyph_reader.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace doisoat {
namespace {

constexpr double kPlausible = 0.5;        // words from which is learned
constexpr float kSure = 0.93F;            // one such word is enough to know a shape
constexpr float kAlike = 1.7F;            // distance within which two glyphs are the same sign
constexpr std::size_t kMostSamples = 40;  // of one label
constexpr int kLeastSamples = 25;
constexpr float kMostDistance = 3.5F;  // of a glyph from the sample it is taken for; 3 and 5 are 5 and more apart
constexpr double kSurelyStop = 0.22, kSurelyComma = 0.33;
constexpr double kComma = 0.25;  // reach of commas: 0.26 to 0.45, of full stops at most 0.2 (measured at 150 to 300 dpi)

bool digit(char c) { return c >= '0' && c <= '9'; }
bool separator(char c) { return c == '.' || c == ','; }

// The fewer dots, the fainter the thin strokes: at the top of a 0, say.
int ink_at(int dpi) { return dpi >= 280 ? 160 : 205; }

// What the glyphs of a line have in common.
struct Line {
  double height = 0, baseline = 0;  // of digits, in pixels

  bool is_tall(const Glyph& glyph) const { return glyph.height > 0.75 * height; }
  bool is_low(const Glyph& glyph) const {
    return glyph.height < 0.5 * height && glyph.y > baseline - 0.4 * height && glyph.width < 0.45 * height;
  }
  // A full stop stands on the line, a comma begins as high and ends below.
  double reach(const Glyph& glyph) const { return (glyph.bottom() - baseline + glyph.height) / height; }
  bool is_comma(const Glyph& glyph) const { return reach(glyph) > kComma; }
  bool is_dash(const Glyph& glyph) const {
    return glyph.height < 0.25 * height && glyph.width > 1.4 * glyph.height && glyph.bottom() < baseline - 0.12 * height &&
           glyph.y > baseline - 0.7 * height;
  }
};

double median(std::vector<double> values) {
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Whether the separators can stand so: one comma at most, nothing parted behind it, and behind thousands no three decimals.
bool is_number(const std::string& text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return true;
  if (text.find_first_of(",.", comma + 1) != text.npos) return false;
  return text.find('.') == text.npos || text.find_first_not_of("0123456789", comma + 1) != text.npos ||
         text.size() - comma != 4;
}

// Before three digits a full stop and a comma are both numbers, a thousand times apart: shapes in between tell nothing.
bool is_unclear(const std::string& text, const std::vector<double>& reaches) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size() && n < reaches.size(); ++at) {
    if (!separator(text[at])) continue;
    const double reach = reaches[n++];
    std::size_t end = at + 1;
    while (end < text.size() && digit(text[end])) ++end;
    if (end - at == 4 && reach > kSurelyStop && reach < kSurelyComma) return true;
  }
  return false;
}

// Null when the tall glyphs stand on no common line.
std::optional<Line> line_of(const std::vector<Glyph>& glyphs) {
  int tallest = 0;
  for (const Glyph& glyph : glyphs) tallest = std::max(tallest, glyph.height);
  std::vector<double> heights, bottoms;
  for (const Glyph& glyph : glyphs) {
    if (glyph.height < 0.75 * tallest) continue;
    heights.push_back(glyph.height);
    bottoms.push_back(glyph.bottom());
  }
  if (heights.empty()) return std::nullopt;
  const Line line{median(heights), median(bottoms)};
  for (double bottom : bottoms) {
    if (std::abs(bottom - line.baseline) > 0.25 * line.height) return std::nullopt;
  }
  return line;
}

}  // namespace

GlyphReader::GlyphReader(const Image& page, int dpi) : page_(page), point_(dpi / 72.0), ink_(ink_at(dpi)) {}

std::vector<Glyph> GlyphReader::glyphs(PixelBox part) const {
  std::vector<Glyph> found;
  BOX* area = boxCreate(part.x, part.y, part.width, part.height);
  BOX* inside = boxClipToRectangle(area, pixGetWidth(page_.get()), pixGetHeight(page_.get()));
  boxDestroy(&area);
  if (!inside) return found;
  l_int32 left = 0, top = 0;
  boxGetGeometry(inside, &left, &top, nullptr, nullptr);
  Image clip(pixClipRectangle(page_.get(), inside, nullptr));
  boxDestroy(&inside);
  if (!clip) return found;
  if (pixGetDepth(clip.get()) != 1) clip.reset(pixThresholdToBinary(clip.get(), ink_));
  BOXA* boxes = pixConnCompBB(clip.get(), 8);
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    Glyph glyph;
    boxaGetBoxGeometry(boxes, i, &glyph.x, &glyph.y, &glyph.width, &glyph.height);
    if (std::max(glyph.width, glyph.height) < std::max(2.0, 0.7 * point_)) continue;
    glyph.x += left;
    glyph.y += top;
    found.push_back(glyph);
  }
  boxaDestroy(&boxes);
  std::sort(found.begin(), found.end(), [](const Glyph& a, const Glyph& b) { return a.x < b.x; });
  // Torn glyphs: one above the other are one.
  std::vector<Glyph> whole;
  for (const Glyph& glyph : found) {
    if (!whole.empty()) {
      Glyph& last = whole.back();
      const int overlap = std::min(last.right(), glyph.right()) - std::max(last.x, glyph.x);
      // a comma that stands under the digit before it is none of its parts
      const bool comma = glyph.height < 0.5 * last.height && glyph.bottom() >= last.bottom() - 1;
      if (!comma && overlap > 0.6 * std::min(last.width, glyph.width)) {
        const int x = std::min(last.x, glyph.x), y = std::min(last.y, glyph.y);
        last = {x, y, std::max(last.right(), glyph.right()) - x, std::max(last.bottom(), glyph.bottom()) - y};
        continue;
      }
    }
    whole.push_back(glyph);
  }
  return whole;
}

// Drawn to the grid's height, its proportions kept, in the middle.
GlyphReader::Shape GlyphReader::shape_of(const Glyph& glyph) const {
  Shape shape;
  shape.aspect = static_cast<float>(glyph.width) / static_cast<float>(std::max(1, glyph.height));
  const bool binary = pixGetDepth(page_.get()) == 1;
  const int width = pixGetWidth(page_.get()), height = pixGetHeight(page_.get());
  const l_uint32* data = pixGetData(page_.get());
  const std::ptrdiff_t stride = pixGetWpl(page_.get());
  auto ink = [&](int x, int y) {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    const l_uint32* line = data + y * stride;
    return binary ? static_cast<float>(GET_DATA_BIT(line, x)) : static_cast<float>(255 - GET_DATA_BYTE(line, x)) / 255.0F;
  };
  constexpr int kFine = 3;  // samples a cell and direction
  const double step = static_cast<double>(std::max(glyph.height, glyph.width)) / kGrid;
  const double middle_x = glyph.x + glyph.width / 2.0, middle_y = glyph.y + glyph.height / 2.0;
  for (int j = 0; j < kGrid; ++j) {
    for (int i = 0; i < kGrid; ++i) {
      float sum = 0;
      for (int s = 0; s < kFine * kFine; ++s) {
        const double x = middle_x + (i - kGrid / 2.0 + (s % kFine + 0.5) / kFine) * step - 0.5;
        const double y = middle_y + (j - kGrid / 2.0 + (s / kFine + 0.5) / kFine) * step - 0.5;
        if (x < glyph.x - 1 || x > glyph.right() || y < glyph.y - 1 || y > glyph.bottom()) continue;
        const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y));
        const auto fx = static_cast<float>(x - ix), fy = static_cast<float>(y - iy);
        sum += (ink(ix, iy) * (1 - fx) + ink(ix + 1, iy) * fx) * (1 - fy) +
               (ink(ix, iy + 1) * (1 - fx) + ink(ix + 1, iy + 1) * fx) * fy;
      }
      shape.cells[static_cast<std::size_t>(j) * kGrid + static_cast<std::size_t>(i)] = sum / (kFine * kFine);
    }
  }
  return shape;
}

float GlyphReader::distance(const Shape& a, const Shape& b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    const float d = a.cells[i] - b.cells[i];
    sum += d * d;
  }
  return sum;
}

GlyphReader::Match GlyphReader::match(const Shape& shape, const Sample* without) const {
  std::array<float, 128> nearest;
  nearest.fill(1e9F);
  for (const Sample& sample : samples_) {
    if (&sample == without) continue;
    const float sum = distance(shape, sample.shape);
    float& least = nearest[static_cast<std::size_t>(sample.label)];
    least = std::min(least, sum);
  }
  Match match;
  for (std::size_t label = 0; label < nearest.size(); ++label) {
    if (nearest[label] < match.distance) {
      match.next = match.distance;
      match.distance = nearest[label];
      match.label = static_cast<char>(label);
    } else {
      match.next = std::min(match.next, nearest[label]);
    }
  }
  return match;
}

void GlyphReader::learn(const Word& word) {
  std::string text = word.text;
  while (!text.empty() && std::string_view(".,;:").find(text.back()) != std::string_view::npos) text.pop_back();
  if (text.empty()) return;
  // Signs of which each is one glyph: digits with what joins them, or letters without dots and marks.
  const bool numeral =
      text.find_first_not_of("0123456789.,/+-()%") == text.npos && text.find_first_of("0123456789") != text.npos;
  const bool letters = text.find_first_not_of("ABCDEGHIKLMNOPQRSTUVXYZabcdeghklmnopqrstuvxyz") == text.npos && text.size() <= 6;
  if (!numeral && !letters) return;
  const double scale = point_;
  const int x = static_cast<int>(word.box.x0 * scale), y = static_cast<int>(word.box.y0 * scale);
  std::vector<Glyph> parts = glyphs({x - 1, y - 1, static_cast<int>(std::ceil(word.box.x1 * scale)) - x + 2,
                                     static_cast<int>(std::ceil(word.box.y1 * scale)) - y + 2});
  const auto line = line_of(parts);
  if (!line) return;
  if (text.size() < word.text.size()) {  // the punctuation behind it
    while (parts.size() > text.size() && !line->is_tall(parts.back())) parts.pop_back();
  }
  if (parts.size() != text.size()) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool low = line->is_low(parts[i]);
    if (numeral && low != separator(text[i])) return;
    if (numeral && digit(text[i]) && !line->is_tall(parts[i])) return;
  }
  std::array<std::size_t, 128> count{};
  for (const Sample& sample : samples_) ++count[static_cast<std::size_t>(sample.label)];
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (separator(text[i]) || text[i] == '-') continue;
    if (!digit(text[i]) && text[i] != '+' && !line->is_tall(parts[i])) continue;
    if (count[static_cast<std::size_t>(text[i])]++ < kMostSamples) {
      samples_.push_back({text[i], shape_of(parts[i]), static_cast<float>(word.confidence)});
    }
  }
}

// Words misread: their glyphs stand among those of another label.
void GlyphReader::forget_strays() {
  // Halves of a torn 0 and pairs that touch, where there happened to be as many parts as digits: all digits but 1 are about as
  // wide.
  std::vector<double> widths;
  for (const Sample& sample : samples_) {
    if (digit(sample.label) && sample.label != '1') widths.push_back(sample.shape.aspect);
  }
  if (widths.empty()) return;
  const double usual_width = median(widths);
  std::erase_if(samples_, [&](const Sample& sample) {
    return digit(sample.label) &&
           (sample.shape.aspect > 1.35 * usual_width || (sample.label != '1' && sample.shape.aspect < 0.7 * usual_width));
  });
  std::vector<bool> kept(samples_.size());
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    std::array<float, 128> votes{};
    for (const Sample& other : samples_) {
      if (distance(samples_[i].shape, other.shape) < kAlike) votes[static_cast<std::size_t>(other.label)] += other.sureness;
    }
    const float own = votes[static_cast<std::size_t>(samples_[i].label)];
    kept[i] = own >= kSure && own >= *std::max_element(votes.begin(), votes.end());
  }
  std::size_t at = 0;
  std::erase_if(samples_, [&](const Sample&) { return !kept[at++]; });
  std::vector<float> distances;
  for (const Sample& sample : samples_) {
    const Match nearest = match(sample.shape, &sample);
    if (nearest.label == sample.label && digit(sample.label)) distances.push_back(nearest.distance);
  }
  std::sort(distances.begin(), distances.end());
  usual_ = distances.empty() ? 0 : distances[distances.size() * 9 / 10];
}

void GlyphReader::learn(const std::vector<Word>& words) {
  for (const Word& word : words) {
    if (word.confidence >= kPlausible) learn(word);
  }
  const auto digits = std::count_if(samples_.begin(), samples_.end(), [](const Sample& s) { return digit(s.label); });
  if (digits < kLeastSamples) {
    samples_.clear();
    return;
  }
  forget_strays();
}

bool GlyphReader::is_sure(const Match& match) const {
  return match.distance < std::min(kMostDistance, std::max(1.0F, 2.5F * usual_)) && match.distance < 0.6F * match.next;
}

// A tall glyph, the halves of a torn one, or two or three that touch.
bool GlyphReader::read_tall(const std::vector<Glyph>& parts, std::size_t& at, int usual_width, GlyphReading& reading) const {
  const Glyph& glyph = parts[at];
  Match whole = match(shape_of(glyph));
  if (at + 1 < parts.size()) {
    const Glyph& next = parts[at + 1];
    const int y = std::min(glyph.y, next.y);
    const Glyph both{glyph.x, y, next.right() - glyph.x, std::max(glyph.bottom(), next.bottom()) - y};
    if (next.x - glyph.right() < 0.4 * usual_width && both.width < 1.3 * usual_width && next.height > 0.6 * glyph.height) {
      const Match joined = match(shape_of(both));
      if (digit(joined.label) && is_sure(joined) &&
          joined.distance < std::max(whole.distance, match(shape_of(next)).distance)) {
        whole = joined;
        ++at;
      }
    }
  }
  if (is_sure(whole)) {
    reading.text += whole.label;
    reading.alike = reading.alike || whole.distance > usual_;
    return true;
  }
  return read_touching(glyph, usual_width, reading);
}

bool GlyphReader::read_touching(const Glyph& glyph, int usual_width, GlyphReading& reading) const {
  if (glyph.width < 1.4 * usual_width) return false;
  const int n = std::max(2, static_cast<int>(std::lround(static_cast<double>(glyph.width) / usual_width)));
  if (n > 3) return false;
  int from = glyph.x;
  std::string digits;
  for (int k = 1; k <= n; ++k) {
    int to = glyph.right();
    if (k < n) {
      // The column with the least ink near where the cut must be.
      const int middle = glyph.x + glyph.width * k / n, reach = std::max(1, usual_width / 4);
      double least = 1e9;
      for (int x = middle - reach; x <= middle + reach; ++x) {
        double ink = 0;
        for (int y = glyph.y; y < glyph.bottom(); ++y) {
          l_uint32 value = 0;
          pixGetPixel(page_.get(), x, y, &value);
          ink += pixGetDepth(page_.get()) == 1 ? value : (255 - value) / 255.0;
        }
        ink += 0.02 * std::abs(x - middle);
        if (ink < least) least = ink, to = x;
      }
    }
    Glyph piece{from, glyph.y, to - from, glyph.height};
    const Match matched = match(shape_of(piece));
    if (!digit(matched.label) || !is_sure(matched)) return false;
    digits += matched.label;
    from = to;
  }
  reading.text += digits;
  reading.alike = true;
  return true;
}

std::vector<double> GlyphReader::separators(PixelBox part) const {
  const std::vector<Glyph> parts = glyphs(part);
  const auto line = line_of(parts);
  std::vector<double> reaches;
  if (!line || line->height < 4 * point_) return reaches;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (line->is_low(parts[i]) && line->is_tall(parts[i - 1]) && line->is_tall(parts[i + 1])) {
      reaches.push_back(line->reach(parts[i]));
    }
  }
  return reaches;
}

std::optional<GlyphReading> GlyphReader::read(PixelBox part, bool percent, int behind) const {
  if (samples_.empty()) return std::nullopt;
  const std::vector<Glyph> parts = glyphs(part);
  if (parts.empty() || parts.size() > 16) return std::nullopt;
  const auto line = line_of(parts);
  if (!line || line->height < 4 * point_ || line->height > 20 * point_) return std::nullopt;
  const int usual_width = std::max(2, static_cast<int>(0.7 * line->height));
  GlyphReading reading;
  std::string& text = reading.text;
  std::vector<double> reaches;  // of its separators
  std::size_t i = 0;
  int end = parts.front().x;
  for (; i < parts.size(); ++i) {
    const Glyph& glyph = parts[i];
    if (glyph.x - end > 0.6 * line->height) break;  // a blank
    end = glyph.right();
    if (line->is_tall(glyph)) {
      if (!read_tall(parts, i, usual_width, reading)) break;
      end = parts[i].right();
      if (!digit(text.back()) && text.back() != '/') return std::nullopt;
    } else if (line->is_low(glyph)) {
      if (text.empty() || !digit(text.back())) return std::nullopt;
      text += line->is_comma(glyph) ? ',' : '.';
      reaches.push_back(line->reach(glyph));
    } else if (line->is_dash(glyph)) {
      if (!text.empty()) return std::nullopt;
      text += '-';
    } else if (text.empty() && glyph.height > 0.4 * line->height) {
      const Match matched = match(shape_of(glyph));
      if (matched.label != '+' || !is_sure(matched)) return std::nullopt;
      text += '+';
    } else {
      break;
    }
  }
  int after = 0;
  for (; !text.empty() && separator(text.back()) && after < behind; ++after) text.pop_back();
  if (text.empty() || !digit(text.back()) || !is_number(text) || is_unclear(text, reaches)) return std::nullopt;
  if (!percent && behind > 0) {
    if (after + static_cast<int>(parts.size() - i) != behind) return std::nullopt;
    return reading;
  }
  if (i < parts.size()) {
    // A percent sign: one to three parts no wider than two digits.
    const double width = parts.back().right() - parts[i].x;
    if (!percent || parts.size() - i > 3 || width < 0.8 * line->height || width > 1.8 * line->height) return std::nullopt;
    text += '%';
  } else if (percent) {
    return std::nullopt;
  }
  return reading;
}

}  // namespace doisoat
