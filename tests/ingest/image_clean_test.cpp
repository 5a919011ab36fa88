#include "ingest/image_clean.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace doisoat {
namespace {

bool dark_at(const Image& image, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(image.get(), x, y, &value);
  return pixGetDepth(image.get()) == 1 ? value == 1 : value < 128;
}

TEST(Clean, TakesOutSpecksButNoFullStops) {
  for (int depth : {1, 8}) {
    SCOPED_TRACE(depth);
    Image page(pixCreate(1240, 1754, depth));  // A4 at 150 dpi
    if (depth == 8) pixSetAllGray(page.get(), 255);
    const int ink = depth == 1 ? PIX_SET : PIX_CLR;
    for (int line = 0; line < 20; ++line) {
      for (int x = 200; x < 1000; x += 16) pixRasterop(page.get(), x, 300 + 50 * line, 10, 14, ink, nullptr, 0, 0);
      pixRasterop(page.get(), 998, 311 + 50 * line, 3, 3, ink, nullptr, 0, 0);  // a full stop
    }
    pixRasterop(page.get(), 1150, 700, 3, 3, ink, nullptr, 0, 0);
    const Cleaned cleaned = clean(page);
    EXPECT_FALSE(dark_at(cleaned.image, 1151, 701));
    EXPECT_TRUE(dark_at(cleaned.image, 999, 312));
    EXPECT_TRUE(dark_at(cleaned.image, 205, 307));
  }
}

}  // namespace
}  // namespace doisoat
