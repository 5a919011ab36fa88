// From a scan or photo to what the engine reads best: gray, even background, ink dark, straight.
#pragma once

#include "ingest/image.h"
#include "ingest/image_background.h"

namespace doisoat {

struct Cleaned {
  Image image;            // 8-bit gray (1-bit scans stay 1-bit), same size as the source
  double skew = 0;        // degrees clockwise by which it was turned to be straight
  double ink = 0;         // share of dark pixels
  bool sideways = false;  // its lines of text run from top to bottom
};

// Method and order as measured best for office scans: the brightest of R, G, B (erases red stamps and blue ink), division by
// the background, stretch with a white point (erases what shines through), deskew, dark edges painted white. No scaling, no
// binarisation: both cost digits.
Cleaned clean(const Image& source, Lighting lighting = Lighting::scanner);

}  // namespace doisoat
