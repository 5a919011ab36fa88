#include "ingest/image_straighten.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace doisoat {
namespace {

constexpr int kWidth = 1240, kHeight = 1754;  // A4 at 150 dpi
constexpr int kLeft = 180, kRight = 1120, kTop = 200, kLeading = 50;

// How a page is bent: what stands at (x, y) is seen at (x + across, y + down).
struct Case {
  const char* name;
  double (*across)(double x, double y);
  double (*down)(double x, double y);
  bool moved;  // whether there is anything to mend
};

double none(double, double) { return 0; }

// Justified lines of letters: dark blocks as wide as words, every fourth line a short one.
Image page(const Case& bent, int lines) {
  Image image(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(image.get(), 255);
  for (int line = 0; line < lines; ++line) {
    const int end = line % 4 == 3 ? 700 : kRight;
    for (int x = kLeft; x < end; ++x) {
      const bool gap = x % 12 >= 9 || (x - kLeft + 37 * line) % 90 < 12;  // between letters, between words
      if (gap && x > kLeft + 9 && x < end - 9) continue;
      for (int y = kTop + line * kLeading; y < kTop + line * kLeading + 16; ++y) {
        pixSetPixel(image.get(), static_cast<int>(std::lround(x + bent.across(x, y))),
                    static_cast<int>(std::lround(y + bent.down(x, y))), 0);
      }
    }
  }
  return image;
}

std::vector<TextLine> lines_of(const Image& image) {
  Image dark(pixThresholdToBinary(image.get(), 140));
  return find_text_lines(dark);
}

// The greatest difference of height along a line.
double unlevel(const std::vector<TextLine>& lines) {
  double most = 0;
  for (const TextLine& line : lines) {
    auto [low, high] = std::minmax_element(line.points.begin(), line.points.end(), [](auto& a, auto& b) { return a.y < b.y; });
    most = std::max(most, high->y - low->y);
  }
  return most;
}

// How far the begins of the long lines lie apart.
double ragged(const std::vector<TextLine>& lines) {
  double least = 1e9, greatest = 0;
  for (const TextLine& line : lines) {
    least = std::min(least, line.points.front().x);
    greatest = std::max(greatest, line.points.front().x);
  }
  return greatest - least;
}

TEST(Straighten, MakesLinesLevel) {
  const Case cases[] = {
      {"straight", none, none, false},
      {"a hair askew, as scans are", none, [](double x, double) { return 0.002 * x; }, false},
      {"askew", none, [](double x, double) { return 0.05 * x; }, true},
      {"curled", none, [](double x, double) { return 25 * std::sin(3.14 * x / kWidth); }, true},
      {"a wave", none, [](double x, double) { return 8 * std::sin(6.28 * x / kWidth); }, true},
      {"curled more below", none, [](double x, double y) { return 40 * y / kHeight * std::sin(3.14 * x / kWidth); }, true},
      {"seen from the side", none, [](double x, double y) { return 0.08 * (x - 620) * (y - 877) / 877; }, true},
      {"and from below", [](double x, double y) { return 0.1 * (x - 620) * (y - 877) / 877; },
       [](double x, double y) { return 0.04 * (x - 620) * (y - 877) / 877; }, true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Image image = page(c, 26);
    const std::vector<TextLine> seen = lines_of(image);
    ASSERT_GE(seen.size(), 24U);
    const Image straight = straighten(image, seen, true);
    ASSERT_EQ(straight != nullptr, c.moved);
    if (!straight) continue;
    const std::vector<TextLine> after = lines_of(straight);
    EXPECT_GE(after.size(), 24U);
    EXPECT_LT(unlevel(after), 4);
    EXPECT_LT(ragged(after), 16);  // a step of the points of a line, and what the fit leaves
  }
}

TEST(Straighten, LeavesAloneWhatTooFewLinesTell) {
  const Case curled{"", none, [](double x, double) { return 25 * std::sin(3.14 * x / kWidth); }, true};
  const Image image = page(curled, 3);
  EXPECT_FALSE(straighten(image, lines_of(image), true));
  Image blank(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(blank.get(), 255);
  EXPECT_FALSE(straighten(blank, lines_of(blank), true));
}

}  // namespace
}  // namespace doisoat
