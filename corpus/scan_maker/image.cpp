#include "corpus/scan_maker/image.h"

#include <algorithm>
#include <cmath>

namespace doisoat::corpus {
namespace {

constexpr double kPi = 3.14159265358979323846;

std::uint8_t clamped(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0) + 0.5); }

// The projective map that takes the four corners `to` of the photo back to the unit square (Heckbert 1989).
std::array<double, 9> square_from(const std::array<Point, 4>& q) {
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x, sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x, dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y;
  const double den = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / den, h = (dx1 * sy - sx * dy1) / den;
  const double a = q[1].x - q[0].x + g * q[1].x, b = q[3].x - q[0].x + h * q[3].x, c = q[0].x;
  const double d = q[1].y - q[0].y + g * q[1].y, e = q[3].y - q[0].y + h * q[3].y, f = q[0].y;
  // the adjugate of the map from the square is the map back, up to a factor that the division removes
  return {e - f * h,     c * h - b,     b * f - c * e, f * g - d,    a - c * g,
          c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d};
}

}  // namespace

Image to_gray(const Image& image) {
  if (image.channels == 1) return image;
  Image out = Image::filled(image.width, image.height, 1, 0);
  for (std::size_t i = 0; i < out.pixels.size(); ++i) {
    const std::uint8_t* p = &image.pixels[3 * i];
    out.pixels[i] = static_cast<std::uint8_t>((p[0] * 299 + p[1] * 587 + p[2] * 114) / 1000);
  }
  return out;
}

Image turned(const Image& image, int quarters) {
  quarters = (quarters % 4 + 4) % 4;
  if (quarters == 0) return image;
  const bool lying = quarters % 2 == 1;
  Image out = Image::filled(lying ? image.height : image.width, lying ? image.width : image.height, image.channels, 0);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const int sx = quarters == 1 ? y : quarters == 2 ? image.width - 1 - x : image.width - 1 - y;
      const int sy = quarters == 1 ? image.height - 1 - x : quarters == 2 ? image.height - 1 - y : x;
      for (int c = 0; c < image.channels; ++c) out.at(x, y, c) = image.at(sx, sy, c);
    }
  }
  return out;
}

Image warped(const Image& image, int width, int height, const std::function<Point(double, double)>& source, std::uint8_t fill) {
  Image out = Image::filled(width, height, image.channels, fill);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Point p = source(x, y);
      if (p.x < 0 || p.y < 0 || p.x >= image.width - 1 || p.y >= image.height - 1) continue;
      const int ix = static_cast<int>(p.x), iy = static_cast<int>(p.y);
      const double fx = p.x - ix, fy = p.y - iy;
      for (int c = 0; c < image.channels; ++c) {
        const double top = image.at(ix, iy, c) * (1 - fx) + image.at(ix + 1, iy, c) * fx;
        const double bottom = image.at(ix, iy + 1, c) * (1 - fx) + image.at(ix + 1, iy + 1, c) * fx;
        out.at(x, y, c) = clamped(top * (1 - fy) + bottom * fy);
      }
    }
  }
  return out;
}

Image skewed(const Image& image, double degrees, std::uint8_t fill) {
  const double cosine = std::cos(degrees * kPi / 180), sine = std::sin(degrees * kPi / 180);
  const double cx = image.width / 2.0, cy = image.height / 2.0;
  return warped(
      image, image.width, image.height,
      [=](double x, double y) {
        return Point{cx + (x - cx) * cosine + (y - cy) * sine, cy - (x - cx) * sine + (y - cy) * cosine};
      },
      fill);
}

Image blurred(const Image& image, double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(2.5 * sigma)));
  std::vector<float> weight(2 * reach + 1);
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) sum += weight[i + reach] = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
  for (float& w : weight) w /= sum;
  // row by row, so that the compiler can do several pixels at once: first from above and below, then from left and right
  const int channels = image.channels, row = image.width * channels;
  Image out = image;
  std::vector<float> sums(row), padded(row + 2 * reach * channels);
  for (int y = 0; y < image.height; ++y) {
    std::fill(sums.begin(), sums.end(), 0.0f);
    for (int i = -reach; i <= reach; ++i) {
      const std::uint8_t* from = &image.at(0, std::clamp(y + i, 0, image.height - 1));
      const float w = weight[i + reach];
      for (int x = 0; x < row; ++x) sums[x] += w * from[x];
    }
    std::copy(sums.begin(), sums.end(), padded.begin() + reach * channels);
    for (int i = 0; i < reach * channels; ++i) {
      padded[i] = sums[i % channels];
      padded[padded.size() - 1 - i] = sums[row - 1 - i % channels];
    }
    std::fill(sums.begin(), sums.end(), 0.5f);
    for (int i = 0; i <= 2 * reach; ++i) {
      const float* from = padded.data() + i * channels;
      for (int x = 0; x < row; ++x) sums[x] += weight[i] * from[x];
    }
    std::uint8_t* to = &out.at(0, y);
    for (int x = 0; x < row; ++x) to[x] = static_cast<std::uint8_t>(sums[x]);
  }
  return out;
}

Image toned(Image image, int ink, int paper) {
  for (auto& p : image.pixels) p = static_cast<std::uint8_t>(ink + (paper - ink) * p / 255);
  return image;
}

Image noisy(Image image, double deviation, Random& random) {
  for (auto& p : image.pixels) p = clamped(p + deviation * random.normal());
  return image;
}

Image bled_through(Image image, const Image& other_side, double strength) {
  const int width = std::min(image.width, other_side.width), height = std::min(image.height, other_side.height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < image.channels; ++c) {
        const int behind = other_side.at(other_side.width - 1 - x, y, std::min(c, other_side.channels - 1));
        image.at(x, y, c) = std::min<int>(image.at(x, y, c), static_cast<int>(255 - strength * (255 - behind)));
      }
    }
  }
  return image;
}

Image gutter_shadow(Image image, double strength, double width) {
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double light = 1 - strength * std::exp(-x / width);
      for (int c = 0; c < image.channels; ++c) image.at(x, y, c) = clamped(image.at(x, y, c) * light);
    }
  }
  return image;
}

Image speckled(Image image, double density, int largest, Random& random) {
  const int dots = static_cast<int>(density * image.width * image.height / 1e6);
  for (int i = 0; i < dots; ++i) {
    const int size = 1 + random.below(largest), x0 = random.below(image.width), y0 = random.below(image.height);
    const std::uint8_t value = random.below(3) ? static_cast<std::uint8_t>(random.below(110)) : 255;
    for (int y = y0; y < std::min(y0 + size, image.height); ++y) {
      for (int x = x0; x < std::min(x0 + size, image.width); ++x) {
        for (int c = 0; c < image.channels; ++c) image.at(x, y, c) = value;
      }
    }
  }
  return image;
}

Image photographed(const Image& sheet, int width, int height, Random& random) {
  const auto corner = [&](double x, double y) {
    return Point{width * (x + random.between(-0.035, 0.035)), height * (y + random.between(-0.03, 0.03))};
  };
  const std::array<Point, 4> corners = {corner(0.08, 0.07), corner(0.92, 0.07), corner(0.94, 0.93), corner(0.06, 0.93)};
  const auto m = square_from(corners);
  const double curl = random.between(0.002, 0.006) * random.sign(), phase = random.between(0, kPi);
  const auto where = [&](double x, double y) {
    const double w = m[6] * x + m[7] * y + m[8];
    const double u = (m[0] * x + m[1] * y + m[2]) / w, v = (m[3] * x + m[4] * y + m[5]) / w;
    return Point{u * sheet.width, (v + curl * std::sin(kPi * u + phase)) * sheet.height};
  };
  Image out = warped(sheet, width, height, where, 0);
  const double angle = random.between(0, 2 * kPi), edge = random.between(0.15, 0.5), dark = random.between(0.55, 0.75);
  const double fall_x = random.between(-0.25, 0.25), fall_y = random.between(-0.25, 0.25);
  const std::array<double, 3> table = {random.between(70, 120), random.between(55, 90), random.between(40, 70)};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double nx = double(x) / width - 0.5, ny = double(y) / height - 0.5;
      const Point p = where(x, y);
      const bool on_table = p.x < 0 || p.y < 0 || p.x >= sheet.width - 1 || p.y >= sheet.height - 1;
      // lamp light that falls off across the sheet, and the soft edge of the shadow of hand and telephone
      double light = 0.95 + fall_x * nx + fall_y * ny;
      light *= dark + (1 - dark) / (1 + std::exp((nx * std::cos(angle) + ny * std::sin(angle) - edge + 0.25) * 18));
      for (int c = 0; c < out.channels; ++c) {
        const double value = on_table ? table[c % 3] + 6 * std::sin(y * 0.05 + 3 * std::sin(x * 0.004)) : out.at(x, y, c);
        out.at(x, y, c) = clamped(value * light);
      }
    }
  }
  return out;
}

}  // namespace doisoat::corpus
