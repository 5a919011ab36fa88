// Where the lines of text run in a picture, straight or bent.
#pragma once

#include <vector>

#include "ingest/image.h"

namespace doisoat {

// The middle of one line's small letters from left to right, pixels.
struct TextLine {
  struct Point {
    double x = 0, y = 0;
  };
  std::vector<Point> points;
};

// Of a 1-bit picture of about 150 to 200 dpi whose lines run more or less across; printed rules count as lines as well.
// (Leptonica's search, made for book pages: Bloomberg, "Dewarping of text images", leptonica.org.)
std::vector<TextLine> find_text_lines(const Image& dark);

}  // namespace doisoat
