// Pictures in memory: decoding hostile bytes with caps checked first. Everything is Leptonica's Pix, owned.
#pragma once

#include <memory>
#include <string_view>

struct Pix;

namespace doisoat {

struct PixDeleter {
  void operator()(Pix* pix) const;
};
using Image = std::unique_ptr<Pix, PixDeleter>;

constexpr double kMostPixels = 100e6;

// A part of a picture, in pixels.
struct PixelBox {
  int x = 0, y = 0, width = 0, height = 0;
};

struct Decoded {
  Image image;           // null when nothing could be decoded
  bool damaged = false;  // the data is broken: the picture is partial or absent
  int dpi = 0;           // as the file says; 0 when it does not
};

// PNG, JPEG (EXIF orientation applied, unless `inside_pdf`: there it does not count) or page `number` (from 1) of a TIFF.
// Transparent parts become white, palettes and 16-bit samples become 8-bit; a 1-bit picture stays so. Throws Trouble
// file.too_large from the header alone, before decoding.
Decoded decode_image(std::string_view bytes, int number = 1, bool inside_pdf = false);

// Pages of a TIFF, at most `most` + 1 (a directory that loops never ends); 0 when it is none.
int count_tiff_pages(std::string_view bytes, int most);

// The same pixels, owned once more (nothing here writes into a source picture).
Image share(const Image& image);

// From the topmost to the lowest dark pixel of the part that is no speck; 0 when there is none.
int ink_height(const Image& image, PixelBox part);

// Quarter turns clockwise: 0, 90, 180, 270.
Image turn(Image image, int degrees);

}  // namespace doisoat
