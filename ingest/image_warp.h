// A bent quadrilateral in a picture drawn as a rectangle.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "ingest/image.h"

namespace doisoat {

struct Corner {
  double x = 0, y = 0;  // pixels
};

// A polynomial of fourth degree over [begin, end].
class Curve {
 public:
  // Least squares. Points are (place, value).
  static Curve fit(const std::vector<std::pair<double, double>>& points, double begin, double end);
  double at(double place) const;
  void scale(double factor);  // of both place and value

 private:
  std::array<double, 5> coefficients_{};
  double begin_ = 0, length_ = 1;
};

struct SheetSides {
  Curve top, right, bottom, left;  // y over x, x over y
  std::array<Corner, 4> corners;   // top left, top right, bottom right, bottom left

  void scale(double factor);
  double width() const;  // the longer of the two
  double height() const;
};

// The area within the sides as width × height pixels of gray (the brightest of R, G, B), bilinear; `inset`: how much of it is
// left out along each side, as a share.
Image warp_sheet(const Image& picture, const SheetSides& sides, int width, int height, double inset);

}  // namespace doisoat
