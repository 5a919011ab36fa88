#include "ingest/image_sheet.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

namespace doisoat {
namespace {

constexpr int kWidth = 900, kHeight = 1200;
constexpr double kPi = 3.14159265358979323846;

// Where the point (u, v) of the sheet, 0 to 1, is seen: from a slant, so that what is farther off is smaller and closer
// together.
struct Seen {
  double x, y;
};
Seen seen(double u, double v, double curl) {
  const double w = 1 + 0.15 * (1 - v);
  return {(110 + 700 * u + 30 * v) / w + 40, (110 + 1020 * v + 12 * u) / w + curl * std::sin(kPi * u)};
}

// A white sheet with dark dots at each fifth, on a table; `paper` and `table` are gray.
Image photo(double curl, int paper, int table, double reach = 1) {
  Image image(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(image.get(), table);
  constexpr int kFine = 3000;
  for (int i = 0; i <= kFine; ++i) {
    for (int j = 0; j <= kFine; ++j) {
      const double u = static_cast<double>(i) / kFine, v = static_cast<double>(j) / kFine * reach;
      const bool dot =
          std::hypot(std::remainder(u, 0.2) * 0.7, std::remainder(v, 0.2)) < 0.012 && u > 0.1 && u < 0.9 && v > 0.1 && v < 0.9;
      const Seen at = seen(u, v, curl);
      pixSetPixel(image.get(), static_cast<int>(at.x), static_cast<int>(at.y), dot ? 20U : static_cast<unsigned>(paper));
    }
  }
  return image;
}

// The middle of the dot near a place of the flattened sheet, as shares of its size; far off when there is none.
Seen dot_near(const Image& flat, double u, double v) {
  const int width = pixGetWidth(flat.get()), height = pixGetHeight(flat.get());
  double x = 0, y = 0, n = 0;
  for (int j = static_cast<int>((v - 0.05) * height); j < (v + 0.05) * height; ++j) {
    for (int i = static_cast<int>((u - 0.05) * width); i < (u + 0.05) * width; ++i) {
      l_uint32 value = 255;
      if (pixGetPixel(flat.get(), i, j, &value) == 0 && value < 110) x += i + 0.5, y += j + 0.5, ++n;
    }
  }
  return n > 20 ? Seen{x / n / width, y / n / height} : Seen{9, 9};
}

struct Case {
  const char* name;
  double curl;  // pixels
  int paper, table;
};

TEST(Sheet, LiesFlatWithEverythingInItsPlace) {
  for (const Case& c : {Case{"flat", 0, 230, 60}, Case{"curled up", 14, 230, 60}, Case{"curled down", -14, 230, 60},
                        Case{"in the dark", 8, 110, 40}, Case{"on a bright table", 8, 240, 150}}) {
    SCOPED_TRACE(c.name);
    Image flat = flatten_sheet(photo(c.curl, c.paper, c.table));
    ASSERT_TRUE(flat);
    const double ratio = static_cast<double>(pixGetHeight(flat.get())) / pixGetWidth(flat.get());
    EXPECT_NEAR(ratio, 297.0 / 210, 0.01);
    for (double u : {0.2, 0.4, 0.6, 0.8}) {
      for (double v : {0.2, 0.4, 0.6, 0.8}) {
        const Seen at = dot_near(flat, u, v);
        // The inset leaves out a little along the edges; 0.004 of a page is a quarter of a line of text.
        EXPECT_NEAR(at.x, u, 0.006);
        EXPECT_NEAR(at.y, v, 0.006);
      }
    }
  }
}

TEST(Sheet, ScansAreNone) {
  Image scan(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(scan.get(), 245);
  EXPECT_FALSE(flatten_sheet(scan));
  // the shadow of a binding along one side
  pixRasterop(scan.get(), 0, 0, 60, kHeight, PIX_CLR, nullptr, 0, 0);
  EXPECT_FALSE(flatten_sheet(scan));
  Image fax(pixCreate(kWidth, kHeight, 1));
  EXPECT_FALSE(flatten_sheet(fax));
}

TEST(Sheet, ThatRunsOutOfTheFrameIsLeftAsItIs) { EXPECT_FALSE(flatten_sheet(photo(0, 230, 60, 1.2))); }

// The lit part of a sheet may end as straight as a sheet does: what tells is the text beyond.
TEST(Sheet, IsNotCutOffByAShadow) {
  for (bool text_beyond : {false, true}) {
    Image image = photo(0, 230, 60, 1.2);
    constexpr int kShadow = 640;
    for (int top = 180; top < (text_beyond ? 1100 : kShadow - 40); top += 40) {
      for (int x = 210; x < 690; ++x) {
        if (x % 9 < 6 && (x + top) % 70 > 9) pixRasterop(image.get(), x, top, 1, 11, PIX_CLR, nullptr, 0, 0);
      }
    }
    for (int y = kShadow; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        l_uint32 value = 0;
        pixGetPixel(image.get(), x, y, &value);
        pixSetPixel(image.get(), x, y, value / 2);
      }
    }
    EXPECT_EQ(flatten_sheet(image) == nullptr, text_beyond);
  }
}

TEST(Sheet, AnythingElseBrightIsNone) {
  Image disc(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(disc.get(), 40);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      if (std::hypot(x - 450, y - 600) < 400) pixSetPixel(disc.get(), x, y, 230);
    }
  }
  EXPECT_FALSE(flatten_sheet(disc));
}

}  // namespace
}  // namespace doisoat
