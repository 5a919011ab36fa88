#include "ingest/image_straighten.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace doisoat {
namespace {

constexpr std::size_t kAcross = 4, kDown = 3;          // powers 1 to 4 of x, 0 to 2 of y
constexpr std::size_t kTerms = kAcross * kDown;
constexpr std::size_t kFewest = 4;                     // lines that have to agree
constexpr double kLevel = 2.0;                         // points: a page within that is left as it is
constexpr double kRough = 0.7;                         // points: lines of text lie nearer to a smooth curve
constexpr double kLeft = 0.35;                         // of the variance of the points, that the fit may leave
constexpr std::size_t kMostLines = 200;                // no page of text has more
constexpr double kMostOff = 2.5;                       // points: how far a line's own points may lie off its height
constexpr double kFlush = 0.4, kJustified = 0.5;       // share of the lines that make a margin on the left, on the right
constexpr double kMost = 0.25;                         // of the page's height, by which a place may be moved
constexpr int kGrid = 16;                              // pixels between places that are worked out

// How much too low a place is, beside the middle of the page.
class Sag {
 public:
  Sag(double width, double height) : width_(width), height_(height) {}

  // Least squares over the lines; false when they do not determine it.
  bool fit(const std::vector<const TextLine*>& lines) {
    top_ = 1e9, bottom_ = -1e9;
    std::array<std::array<double, kTerms + 1>, kTerms> m{};
    for (const TextLine* line : lines) {
      // Its own height is unknown: what is fitted is each point less the line's mean.
      std::array<double, kTerms> mean{};
      double level = 0;
      const double n = static_cast<double>(line->points.size());
      for (const auto& point : line->points) {
        const auto terms = terms_at(point.x, point.y);
        for (std::size_t i = 0; i < kTerms; ++i) mean[i] += terms[i] / n;
        level += point.y / n;
      }
      top_ = std::min(top_, level);
      bottom_ = std::max(bottom_, level);
      for (const auto& point : line->points) {
        const auto terms = terms_at(point.x, point.y);
        for (std::size_t i = 0; i < kTerms; ++i) {
          for (std::size_t j = 0; j < kTerms; ++j) m[i][j] += (terms[i] - mean[i]) * (terms[j] - mean[j]);
          m[i][kTerms] += (terms[i] - mean[i]) * (point.y - level);
        }
      }
    }
    // Terms of higher order have to be worth it: lines that cover but a part of the page say little of the rest.
    for (std::size_t i = 0; i < kTerms; ++i) m[i][i] += 0.02 * static_cast<double>(1 + i / kDown + 2 * (i % kDown));
    for (std::size_t i = 0; i < kTerms; ++i) {
      if (std::abs(m[i][i]) < 1e-9) return false;
      for (std::size_t r = 0; r < kTerms; ++r) {
        if (r == i) continue;
        const double factor = m[r][i] / m[i][i];
        for (std::size_t k = i; k <= kTerms; ++k) m[r][k] -= factor * m[i][k];
      }
    }
    for (std::size_t i = 0; i < kTerms; ++i) coefficients_[i] = m[i][kTerms] / m[i][i];
    return true;
  }

  double at(double x, double y) const {
    const auto terms = terms_at(x, std::clamp(y, top_, bottom_));
    double sum = 0;
    for (std::size_t i = 0; i < kTerms; ++i) sum += coefficients_[i] * terms[i];
    return sum;
  }

  // Where what belongs at height `level` is seen.
  double seen(double x, double level) const {
    double y = level;
    for (int round = 0; round < 6; ++round) y = level + at(x, y);
    return y;
  }

 private:
  std::array<double, kTerms> terms_at(double x, double y) const {
    const double u = 2 * x / width_ - 1, v = 2 * y / height_ - 1;
    std::array<double, kTerms> terms{};
    double across = u;
    for (std::size_t i = 0; i < kAcross; ++i, across *= u) {
      double down = across;
      for (std::size_t j = 0; j < kDown; ++j, down *= v) terms[i * kDown + j] = down;
    }
    return terms;
  }

  double width_, height_, top_ = 0, bottom_ = 0;
  std::array<double, kTerms> coefficients_{};
};

// How far the line's points lie off one height once lifted: root mean square.
double off(const TextLine& line, const Sag& sag) {
  double sum = 0, squares = 0;
  for (const auto& point : line.points) {
    const double level = point.y - sag.at(point.x, point.y);
    sum += level;
    squares += level * level;
  }
  const double n = static_cast<double>(line.points.size());
  return std::sqrt(std::max(0.0, squares / n - sum / n * sum / n));
}

// How far its points lie off the smooth curve (a cubic) that fits them best: root mean square. The lines of neighbouring cells
// of a table, taken for one, jump.
double roughness(const TextLine& line) {
  const std::size_t n = line.points.size();
  std::vector<double> rest(n);
  for (std::size_t i = 0; i < n; ++i) rest[i] = line.points[i].y;
  std::vector<std::vector<double>> basis;  // powers of the place made orthogonal (Gram and Schmidt)
  for (int degree = 0; degree < 4; ++degree) {
    std::vector<double> power(n);
    for (std::size_t i = 0; i < n; ++i) power[i] = std::pow((2.0 * static_cast<double>(i) + 1) / static_cast<double>(n) - 1, degree);
    auto without = [n](std::vector<double>& of, const std::vector<double>& part) {
      double product = 0, square = 0;
      for (std::size_t i = 0; i < n; ++i) product += of[i] * part[i], square += part[i] * part[i];
      for (std::size_t i = 0; i < n; ++i) of[i] -= product / square * part[i];
    };
    for (const auto& part : basis) without(power, part);
    without(rest, power);
    basis.push_back(std::move(power));
  }
  double squares = 0;
  for (double r : rest) squares += r * r;
  return std::sqrt(squares / static_cast<double>(n));
}

// A margin: x = at + lean · y. Most lines of a page begin at one, and end at another where they are justified.
struct Margin {
  double at = 0, lean = 0;
  double x(double y) const { return at + lean * y; }
};

// The line through two of the ends that has most ends on it (Fischler and Bolles, "Random sample consensus", 1981, all pairs
// instead of random ones: there are a hundred lines at most). Null where hardly more lie on it than on an upright one: of the
// cells of a table some make a leaning line by chance.
std::optional<Margin> margin(const std::vector<TextLine::Point>& ends, double share, double width, double height) {
  if (ends.size() > kMostLines) return std::nullopt;
  const double near = 0.006 * width;
  auto on = [&](const Margin& tried) {
    return std::count_if(ends.begin(), ends.end(), [&](const auto& end) { return std::abs(tried.x(end.y) - end.x) < near; });
  };
  Margin best;
  std::ptrdiff_t most = 0, upright = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    upright = std::max(upright, on({ends[i].x, 0}));
    for (std::size_t j = i + 1; j < ends.size(); ++j) {
      const double down = ends[j].y - ends[i].y;
      if (std::abs(down) < 0.15 * height) continue;
      const double lean = (ends[j].x - ends[i].x) / down;
      const Margin tried{ends[i].x - lean * ends[i].y, lean};
      if (const auto count = on(tried); std::abs(lean) < 0.35 && count > most) most = count, best = tried;
    }
  }
  if (most < 6 || static_cast<double>(most) < share * static_cast<double>(ends.size()) || 4 * most < 5 * upright) return std::nullopt;
  return best;
}

// Where each place of the new picture is seen in the old one.
struct Redrawing {
  const Sag& sag;
  std::optional<Margin> left, right;
  double middle = 0;

  TextLine::Point seen(double x, double y) const {
    double from = x;
    if (left && right) {
      const double l = left->x(middle), r = right->x(middle);
      from = left->x(y) + (x - l) / (r - l) * (right->x(y) - left->x(y));
    } else if (const auto& one = left ? left : right) {
      from = x + one->lean * (y - middle);
    }
    return {from, sag.seen(from, y)};
  }
};

Image redraw(const Image& gray, const Redrawing& redrawing) {
  const int width = pixGetWidth(gray.get()), height = pixGetHeight(gray.get());
  Image result(pixCreate(width, height, 8));
  if (!result) return nullptr;
  pixSetAllGray(result.get(), 255);
  const int columns = width / kGrid + 2;
  auto row_of = [&](int row) {
    std::vector<TextLine::Point> places(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) places[static_cast<std::size_t>(i)] = redrawing.seen(i * kGrid, row * kGrid);
    return places;
  };
  const l_uint32* data = pixGetData(gray.get());
  const std::ptrdiff_t stride = pixGetWpl(gray.get());
  l_uint32* out = pixGetData(result.get());
  std::vector<TextLine::Point> above = row_of(0), below = row_of(1);
  for (int y = 0; y < height; ++y, out += pixGetWpl(result.get())) {
    if (y > 0 && y % kGrid == 0) {
      above = std::move(below);
      below = row_of(y / kGrid + 1);
    }
    const double v = static_cast<double>(y % kGrid) / kGrid;
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(x / kGrid);
      const double u = static_cast<double>(x % kGrid) / kGrid;
      auto between = [&](double TextLine::Point::*of) {
        return (above[i].*of * (1 - u) + above[i + 1].*of * u) * (1 - v) + (below[i].*of * (1 - u) + below[i + 1].*of * u) * v;
      };
      const double from_x = between(&TextLine::Point::x), from_y = between(&TextLine::Point::y);
      if (from_x < 0 || from_y < 0 || from_x >= width - 1 || from_y >= height - 1) continue;
      const int ix = static_cast<int>(from_x), iy = static_cast<int>(from_y);
      const int fx = static_cast<int>((from_x - ix) * 256), fy = static_cast<int>((from_y - iy) * 256);
      const l_uint32 *upper = data + iy * stride, *lower = upper + stride;
      const int one = GET_DATA_BYTE(upper, ix) * (256 - fx) + GET_DATA_BYTE(upper, ix + 1) * fx;
      const int other = GET_DATA_BYTE(lower, ix) * (256 - fx) + GET_DATA_BYTE(lower, ix + 1) * fx;
      SET_DATA_BYTE(out, x, (one * (256 - fy) + other * fy) >> 16);
    }
  }
  return result;
}

}  // namespace

Image straighten(const Image& gray, const std::vector<TextLine>& lines, bool upright) {
  const double width = pixGetWidth(gray.get()), height = pixGetHeight(gray.get());
  const double point = std::min(width, height) / 595;  // the shorter side of A4
  std::vector<const TextLine*> smooth;
  for (const TextLine& line : lines) {
    if (roughness(line) < kRough * point) smooth.push_back(&line);
  }
  std::vector<const TextLine*> kept = smooth;
  Sag sag(width, height);
  for (double bound : {4 * kMostOff, 2 * kMostOff, kMostOff}) {
    if (kept.size() < kFewest || !sag.fit(kept)) return nullptr;
    std::erase_if(kept, [&](const TextLine* line) { return off(*line, sag) > bound * point; });
  }
  if (kept.size() < kFewest || 2 * kept.size() < smooth.size() || !sag.fit(kept)) return nullptr;
  double before = 0, after = 0;  // variance about the lines' heights
  const Sag flat(width, height);
  for (const TextLine* line : smooth) {
    const double n = static_cast<double>(line->points.size());
    before += n * std::pow(off(*line, flat), 2);
    after += n * std::pow(off(*line, sag), 2);
  }
  if (after > kLeft * before) return nullptr;
  double most = 0, unlevel = 0;
  std::vector<TextLine::Point> begins, ends;
  for (const TextLine* line : kept) {
    double least = 1e9, greatest = -1e9;
    for (const auto& at : line->points) {
      const double low = sag.at(at.x, at.y);
      least = std::min(least, low);
      greatest = std::max(greatest, low);
      most = std::max(most, std::abs(low));
    }
    unlevel = std::max(unlevel, greatest - least);
    for (auto [at, list] : {std::pair{line->points.front(), &begins}, {line->points.back(), &ends}}) {
      list->push_back({at.x, at.y - sag.at(at.x, at.y)});
    }
  }
  if (unlevel < kLevel * point || most > kMost * height) return nullptr;
  std::optional<Margin> left, right;
  if (upright) {
    left = margin(begins, kFlush, width, height);
    right = margin(ends, kJustified, width, height);
  }
  Redrawing redrawing{sag, left, right, height / 2};
  if (left && right && right->x(height / 2) - left->x(height / 2) < 0.3 * width) redrawing.right.reset();
  return redraw(gray, redrawing);
}

}  // namespace doisoat
