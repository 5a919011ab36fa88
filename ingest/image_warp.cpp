#include "ingest/image_warp.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace doisoat {
namespace {

constexpr int kTerms = 5;

// Maps the unit square to four corners (Heckbert 1989).
struct Projection {
  double a, b, c, d, e, f, g, h;

  explicit Projection(const std::array<Corner, 4>& p) {
    const double dx1 = p[1].x - p[2].x, dx2 = p[3].x - p[2].x, sx = p[0].x - p[1].x + p[2].x - p[3].x;
    const double dy1 = p[1].y - p[2].y, dy2 = p[3].y - p[2].y, sy = p[0].y - p[1].y + p[2].y - p[3].y;
    const double determinant = dx1 * dy2 - dx2 * dy1;
    g = determinant == 0 ? 0 : (sx * dy2 - dx2 * sy) / determinant;
    h = determinant == 0 ? 0 : (dx1 * sy - sx * dy1) / determinant;
    a = p[1].x - p[0].x + g * p[1].x;
    b = p[3].x - p[0].x + h * p[3].x;
    c = p[0].x;
    d = p[1].y - p[0].y + g * p[1].y;
    e = p[3].y - p[0].y + h * p[3].y;
    f = p[0].y;
  }
  Corner at(double u, double v) const {
    const double w = g * u + h * v + 1;
    return {(a * u + b * v + c) / w, (d * u + e * v + f) / w};
  }
};

Image gray_of(const Image& picture) {
  if (pixGetDepth(picture.get()) == 32) return Image(pixConvertRGBToGrayMinMax(picture.get(), L_CHOOSE_MAX));
  return Image(pixClone(picture.get()));
}

}  // namespace

Curve Curve::fit(const std::vector<std::pair<double, double>>& points, double begin, double end) {
  Curve curve;
  curve.begin_ = begin;
  curve.length_ = std::max(1.0, end - begin);
  // The normal equations, over [-1, 1] so that they are well conditioned, by elimination.
  std::array<std::array<double, kTerms + 1>, kTerms> m{};
  for (const auto& [place, value] : points) {
    const double t = 2 * (place - begin) / curve.length_ - 1;
    std::array<double, kTerms> power{1};
    for (std::size_t i = 1; i < kTerms; ++i) power[i] = power[i - 1] * t;
    for (std::size_t i = 0; i < kTerms; ++i) {
      for (std::size_t j = 0; j < kTerms; ++j) m[i][j] += power[i] * power[j];
      m[i][kTerms] += power[i] * value;
    }
  }
  for (std::size_t i = 0; i < kTerms; ++i) {
    std::size_t pivot = i;
    for (std::size_t r = i + 1; r < kTerms; ++r) {
      if (std::abs(m[r][i]) > std::abs(m[pivot][i])) pivot = r;
    }
    std::swap(m[i], m[pivot]);
    if (std::abs(m[i][i]) < 1e-12) return curve;
    for (std::size_t r = 0; r < kTerms; ++r) {
      if (r == i) continue;
      const double factor = m[r][i] / m[i][i];
      for (std::size_t k = i; k <= kTerms; ++k) m[r][k] -= factor * m[i][k];
    }
  }
  for (std::size_t i = 0; i < kTerms; ++i) curve.coefficients_[i] = m[i][kTerms] / m[i][i];
  return curve;
}

double Curve::at(double place) const {
  const double t = 2 * (place - begin_) / length_ - 1;
  double value = 0;
  for (std::size_t i = kTerms; i-- > 0;) value = value * t + coefficients_[i];
  return value;
}

void Curve::scale(double factor) {
  begin_ *= factor;
  length_ *= factor;
  for (double& c : coefficients_) c *= factor;
}

void SheetSides::scale(double factor) {
  for (Curve* curve : {&top, &right, &bottom, &left}) curve->scale(factor);
  for (Corner& corner : corners) corner = {corner.x * factor, corner.y * factor};
}

double SheetSides::width() const {
  return std::max(std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y),
                  std::hypot(corners[2].x - corners[3].x, corners[2].y - corners[3].y));
}

double SheetSides::height() const {
  return std::max(std::hypot(corners[3].x - corners[0].x, corners[3].y - corners[0].y),
                  std::hypot(corners[2].x - corners[1].x, corners[2].y - corners[1].y));
}

Image warp_sheet(const Image& picture, const SheetSides& sides, int width, int height, double inset) {
  Image gray = gray_of(picture);
  Image flat(pixCreate(width, height, 8));
  if (!gray || !flat) return nullptr;
  // Corners as the smooth sides meet: those seen may be folded or round.
  std::array<Corner, 4> corners = sides.corners;
  for (std::size_t i = 0; i < 4; ++i) {
    const Curve& level = i < 2 ? sides.top : sides.bottom;
    const Curve& upright = i == 0 || i == 3 ? sides.left : sides.right;
    for (int round = 0; round < 3; ++round) corners[i] = {upright.at(corners[i].y), level.at(corners[i].x)};
  }
  const Projection projection(corners);
  const int last_x = pixGetWidth(gray.get()) - 2, last_y = pixGetHeight(gray.get()) - 2;
  auto share = [inset](int at, int of) { return inset + (1 - 2 * inset) * (at + 0.5) / of; };
  std::vector<double> bend_top(static_cast<std::size_t>(width)), bend_bottom(bend_top);
  for (int x = 0; x < width; ++x) {
    const auto i = static_cast<std::size_t>(x);
    const Corner above = projection.at(share(x, width), 0), below = projection.at(share(x, width), 1);
    bend_top[i] = sides.top.at(above.x) - above.y;
    bend_bottom[i] = sides.bottom.at(below.x) - below.y;
  }
  const l_uint32* data = pixGetData(gray.get());
  const std::ptrdiff_t stride = pixGetWpl(gray.get());
  l_uint32* line = pixGetData(flat.get());
  for (int y = 0; y < height; ++y, line += pixGetWpl(flat.get())) {
    const double v = share(y, height);
    const Corner before = projection.at(0, v), behind = projection.at(1, v);
    const double bend_left = sides.left.at(before.y) - before.x, bend_right = sides.right.at(behind.y) - behind.x;
    for (int x = 0; x < width; ++x) {
      const double u = share(x, width);
      Corner from = projection.at(u, v);
      from.x += (1 - u) * bend_left + u * bend_right - 0.5;
      from.y += (1 - v) * bend_top[static_cast<std::size_t>(x)] + v * bend_bottom[static_cast<std::size_t>(x)] - 0.5;
      const int ix = std::clamp(static_cast<int>(from.x), 0, last_x), iy = std::clamp(static_cast<int>(from.y), 0, last_y);
      const int fx = std::clamp(static_cast<int>((from.x - ix) * 256), 0, 256),
                fy = std::clamp(static_cast<int>((from.y - iy) * 256), 0, 256);
      const l_uint32 *upper = data + iy * stride, *lower = upper + stride;
      const int above = GET_DATA_BYTE(upper, ix) * (256 - fx) + GET_DATA_BYTE(upper, ix + 1) * fx;
      const int below = GET_DATA_BYTE(lower, ix) * (256 - fx) + GET_DATA_BYTE(lower, ix + 1) * fx;
      SET_DATA_BYTE(line, x, (above * (256 - fy) + below * fy) >> 16);
    }
  }
  return flat;
}

}  // namespace doisoat
