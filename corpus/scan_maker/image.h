// A picture in memory and what happens to paper on its way through scanners, fax machines and telephones.
//
// Pixels are 8 bits a channel, row by row, 1 (gray) or 3 (RGB) channels, no padding; origin top left. Functions return a new
// image and take their chance only from the Random given.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "corpus/scan_maker/random.h"

namespace doisoat::corpus {

struct Image {
  int width = 0, height = 0, channels = 1;
  std::vector<std::uint8_t> pixels;

  static Image filled(int width, int height, int channels, std::uint8_t value) {
    return {width, height, channels, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * channels, value)};
  }
  std::uint8_t& at(int x, int y, int c = 0) { return pixels[(static_cast<std::size_t>(y) * width + x) * channels + c]; }
  const std::uint8_t& at(int x, int y, int c = 0) const {
    return pixels[(static_cast<std::size_t>(y) * width + x) * channels + c];
  }
};

struct Point {
  double x = 0, y = 0;
};

Image to_gray(const Image& image);
Image turned(const Image& image, int quarters);  // clockwise

// Each pixel of the result is taken from where `source` says (bilinear); outside the image from `fill`.
Image warped(const Image& image, int width, int height, const std::function<Point(double, double)>& source, std::uint8_t fill);
Image skewed(const Image& image, double degrees, std::uint8_t fill);
Image blurred(const Image& image, double sigma);  // sigma in pixels

// Black becomes `ink`, white becomes `paper`.
Image toned(Image image, int ink, int paper);
Image noisy(Image image, double deviation, Random& random);

// Where the other side of the sheet shows through, `strength` 0…1.
Image bled_through(Image image, const Image& other_side, double strength);
// Darker towards the left edge, as where a bound file does not lie flat.
Image gutter_shadow(Image image, double strength, double width);
// Dots of dirt, dark and light, `density` a million pixels.
Image speckled(Image image, double density, int largest, Random& random);
// A sheet lying on a table, seen from a slant, curled, half in shadow.
Image photographed(const Image& sheet, int width, int height, Random& random);

}  // namespace doisoat::corpus
