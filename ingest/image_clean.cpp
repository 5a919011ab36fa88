#include "ingest/image_clean.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/image_background.h"
#include "ingest/image_lines.h"
#include "ingest/image_straighten.h"

namespace doisoat {
namespace {

constexpr int kWhitePoint =
    220;  // after division by the background; kills most bleed-through (measured: 200 and 255 are worse)

// Ink to black, paper to white. Ink is the darkest hundredth of what is not paper.
void stretch(Image& gray) {
  NUMA* histogram = pixGetGrayHistogram(gray.get(), 2);
  if (!histogram) return;
  std::array<double, 256> count{};
  double dark = 0;
  for (int i = 0; i < 256; ++i) {
    l_float32 value = 0;
    numaGetFValue(histogram, i, &value);
    count[i] = value;
    if (i < 160) dark += value;
  }
  numaDestroy(&histogram);
  double seen = 0;
  int black = 0;
  while (black < 120 && seen + count[black] < 0.05 * dark) seen += count[black++];
  NUMA* table = numaCreate(256);
  for (int i = 0; i < 256; ++i) {
    numaAddNumber(table, static_cast<l_float32>(std::clamp(255.0 * (i - black) / (kWhitePoint - black), 0.0, 255.0)));
  }
  pixTRCMap(gray.get(), nullptr, table);
  numaDestroy(&table);
}

Image dark_of(const Image& gray) { return Image(pixThresholdToBinary(gray.get(), 140)); }

struct Lines {
  double angle = 0;  // degrees clockwise to turn by
  double score = 0;  // how sharply rows of ink and rows of paper alternate at that angle
};

// By projection profiles on a picture small enough to be quick (Bloomberg and Kopec, "Measuring document image skew and
// orientation", 1995).
Lines find_lines(const Image& small) {
  l_float32 angle = 0, confidence = 0, score = 0;
  for (float range : {7.0F, 16.0F}) {  // scanners are fed straighter than telephones are held
    if (pixFindSkewSweepAndSearchScore(small.get(), &angle, &confidence, &score, 2, 1, 0.0F, range, 1.0F, 0.02F) != 0) return {};
    if (confidence >= 3.0F) return {angle, score};
  }
  return {0, score};
}

Image reduce(const Image& dark) {
  Image small(pixCopy(nullptr, dark.get()));
  while (small && std::max(pixGetWidth(small.get()), pixGetHeight(small.get())) > 2000) {
    small.reset(pixReduceRankBinaryCascade(small.get(), 1, 0, 0, 0));
  }
  return small ? std::move(small) : Image(pixCopy(nullptr, dark.get()));
}

void measure(const Image& dark, Cleaned& result) {
  Image small = reduce(dark);
  Lines upright = find_lines(small);
  small.reset(pixRotateOrth(small.get(), 1));
  result.skew = upright.angle;
  // Pages of text have a ratio of 6 and more, a ruled table 2.6, pages turned by a quarter 0.1.
  result.sideways = upright.score < 0.3 * find_lines(small).score;
}

// Gutters, scanner edges, fingers: dark parts that touch the frame.
void whiten_edges(Image& gray) {
  Image dark = dark_of(gray);
  Image touching(pixExtractBorderConnComps(dark.get(), 8));
  if (!touching) return;
  l_int32 nothing = 1;
  pixZero(touching.get(), &nothing);
  if (nothing) return;
  Image wide(pixDilateBrick(nullptr, touching.get(), 5, 5));
  pixSetMasked(gray.get(), wide.get(), 255);
}

// Specks of dust, and of a fax's line: small and alone. Dots of letters have their letter, full stops their word, dotted lines
// their other dots.
void remove_specks(Image& image) {
  const int width = pixGetWidth(image.get()), height = pixGetHeight(image.get());
  const bool bits = pixGetDepth(image.get()) == 1;
  // The shorter side of an A4 page is 595 points; a photo of part of a page only has its specks a little smaller.
  const double point = std::min(width, height) / 595.0;
  const int speck = static_cast<int>(std::lround(2.5 * point)), reach = static_cast<int>(std::lround(4.5 * point)) | 1;
  if (speck < 2) return;
  Image dark(bits ? pixClone(image.get()) : pixThresholdToBinary(image.get(), 190));
  Image grown(pixDilateBrick(nullptr, dark.get(), reach, reach));
  BOXA* boxes = pixConnCompBB(grown.get(), 8);
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    if (w > speck + reach - 1 || h > speck + reach - 1) continue;
    pixRasterop(image.get(), x, y, w, h, bits ? PIX_CLR : PIX_SET, nullptr, 0, 0);
  }
  boxaDestroy(&boxes);
}

}  // namespace

Cleaned clean(const Image& source, Lighting lighting) {
  Cleaned result;
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const int width = pixGetWidth(source.get()), height = pixGetHeight(source.get());
  l_float32 fraction = 0;
  if (pixGetDepth(source.get()) == 1) {
    measure(source, result);
    result.image.reset(pixCopy(nullptr, source.get()));
    if (std::abs(result.skew) > 0.05) {
      result.image.reset(pixRotate(source.get(), static_cast<l_float32>(result.skew * kRadians), L_ROTATE_SAMPLING,
                                   L_BRING_IN_WHITE, width, height));
    }
    remove_specks(result.image);
    pixForegroundFraction(result.image.get(), &fraction);
    result.ink = fraction;
    return result;
  }
  Image gray = even_out(source, lighting);
  stretch(gray);
  whiten_edges(gray);  // before turning, which would part them from the frame
  measure(dark_of(gray), result);
  if (std::abs(result.skew) > 0.05) {
    gray.reset(pixRotateAMGray(gray.get(), static_cast<l_float32>(result.skew * kRadians), 255));
  }
  if (!result.sideways) {
    if (Image straight = straighten(gray, find_text_lines(dark_of(gray)), lighting == Lighting::scanner)) gray = std::move(straight);
  }
  remove_specks(gray);
  Image dark = dark_of(gray);
  pixForegroundFraction(dark.get(), &fraction);
  result.ink = fraction;
  result.image = std::move(gray);
  return result;
}

}  // namespace doisoat
