// The kinds of scans that arrive, each named by a letter as in the accuracy tables.
//
//   a  clean office scanner: 300 dpi gray
//   b  office: 200 dpi colour, askew 0.5–1.5°, noise, round red seal over a blue signature, every other time the red stamp of
//      incoming mail on the first page, JPEG quality 50
//   c  bad: 150 dpi gray, askew 2–3°, specks, low contrast, shadow of the binding, the other side shows through
//   d  telephone: photo of a curled sheet on a table, seen from a slant, half in shadow, slightly blurred;
//      as a JPEG file often stored lying, with the EXIF orientation that rights it
//   e  fax: 300 dpi black and white, ragged edges, specks
//   r  as b, the pages turned by quarter turns
// Of the pages that lie (annexes with a wide table) two in three come sideways in a, b, c and e as well.
#pragma once

#include <string>
#include <vector>

#include "corpus/scan_maker/image.h"
#include "corpus/scan_maker/page.h"

namespace doisoat::corpus {

struct Scan {
  Image image;
  int dpi = 0;           // of the page as it lies; for a photo what its width would be over that of A4
  int jpeg_quality = 0;  // 0: one bit a pixel, kept without loss
  int orientation = 1;   // EXIF's number for how a photo's file says it has to be turned; only JPEG files have it
};

inline constexpr const char* kKinds = "abcder";

struct PhotoSize {
  int width = 3024, height = 4032;  // 12 megapixels
};

Image rendered(const SetPage& page, int dpi);

// Page n (from 0) as it comes from the machine. Throws std::invalid_argument for an unknown kind.
Scan scanned(char kind, const std::vector<SetPage>& pages, std::size_t n, PhotoSize photo, Random& random);

}  // namespace doisoat::corpus
