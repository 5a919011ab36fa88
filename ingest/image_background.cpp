#include "ingest/image_background.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace doisoat {
namespace {

constexpr int kBackgroundStep = 8;
constexpr double kDeepShadow = 0.7;  // of the paper's usual brightness
constexpr double kShaded = 0.9;
constexpr double kTable = 0.4;         // darker than the shadow of a hand on paper
constexpr double kDeepest = 0.15;      // of the page, that a gutter or lid may cover from the side
constexpr double kMostBeyond = 0.02;   // share of the page beyond that may be in a scanner's shadow

Image gray_of(const Image& source) {
  if (pixGetDepth(source.get()) == 32) return Image(pixConvertRGBToGrayMinMax(source.get(), L_CHOOSE_MAX));
  return Image(pixCopy(nullptr, source.get()));
}

void raise_to(Image& gray, int least) {
  NUMA* table = numaCreate(256);
  for (int i = 0; i < 256; ++i) numaAddNumber(table, static_cast<l_float32>(std::max(i, least)));
  pixTRCMap(gray.get(), nullptr, table);
  numaDestroy(&table);
}

int brightness_at(const Image& gray, float rank) {
  l_float32 value = 255;
  if (NUMA* histogram = pixGetGrayHistogram(gray.get(), 1)) {
    numaHistogramGetValFromRank(histogram, rank, &value);
    numaDestroy(&histogram);
  }
  return static_cast<int>(value);
}

// Whether shadows lie where no scanner casts them.
bool reaches_far(const Image& shadows) {
  const int width = pixGetWidth(shadows.get()), height = pixGetHeight(shadows.get());
  const int side = static_cast<int>(kDeepest * width), top = static_cast<int>(kDeepest * height);
  BOX* inner = boxCreate(side, top, std::max(1, width - 2 * side), std::max(1, height - 2 * top));
  l_int32 count = 0;
  pixCountPixelsInRect(shadows.get(), inner, &count, nullptr);
  boxDestroy(&inner);
  return count > kMostBeyond * width * height;
}

// Around a photographed sheet and between its shadows lies the table, whose grain division would lift to the level of ink.
void keep_table_dark(Image& background) { raise_to(background, static_cast<int>(kTable * brightness_at(background, 0.8F))); }

// A gutter's or an edge's deep shadow holds nothing but noise, which division would lift to the level of ink. Where it touches
// the frame it is returned as a mask (in the background's scale) to be painted white; elsewhere it stays dark.
Image find_shadows(const Image& reduced, Image& background) {
  const int usual = brightness_at(background, 0.5F);
  const int least = std::max(1, static_cast<int>(kDeepShadow * usual));
  // The background itself is too bright near the frame: closing takes the brightest of a neighbourhood.
  Image deep(pixThresholdToBinary(reduced.get(), least));
  Image shaded(pixThresholdToBinary(reduced.get(), std::max(1, static_cast<int>(kShaded * usual))));
  Image edge(pixExtractBorderConnComps(deep.get(), 8));
  l_int32 nothing = 1;
  if (edge) pixZero(edge.get(), &nothing);
  if (!nothing && reaches_far(edge)) {
    keep_table_dark(background);
    return nullptr;
  }
  raise_to(background, least);
  if (nothing) return nullptr;
  // Its slope, too, as far as the margin of a page goes; beyond may be text in a lighter shade.
  Image slope(pixSeedfillBinary(nullptr, edge.get(), shaded.get(), 8));
  const int width = pixGetWidth(slope.get()), height = pixGetHeight(slope.get());
  const int side = width * 7 / 100, top = height * 3 / 100;
  pixRasterop(slope.get(), side, top, width - 2 * side, height - 2 * top, PIX_CLR, nullptr, 0, 0);
  pixOr(slope.get(), slope.get(), edge.get());
  return Image(pixDilateBrick(nullptr, slope.get(), 3, 3));
}

}  // namespace

// The paper's brightness everywhere: the ink closed away on a picture reduced to an eighth, then blurred. Reducing by the
// second brightest of four keeps the noise of the paper out; maxima would take its peaks for the paper.
Image even_out(const Image& source, Lighting lighting) {
  Image gray = gray_of(source);
  Image small(pixScaleGrayRankCascade(gray.get(), 3, 3, 3, 0));
  if (!small) return Image(pixCopy(nullptr, gray.get()));
  Image closed(pixCloseGray(small.get(), 7, 7));
  if (closed && std::min(pixGetWidth(closed.get()), pixGetHeight(closed.get())) > 11) {
    closed.reset(pixBlockconvGray(closed.get(), nullptr, 4, 4));
  }
  Image shadows;
  if (closed && lighting == Lighting::scanner) shadows = find_shadows(small, closed);
  if (closed && lighting == Lighting::photo) keep_table_dark(closed);
  Image inverse(closed ? pixGetInvBackgroundMap(closed.get(), 255, 0, 0) : nullptr);
  Image even(inverse ? pixApplyInvBackgroundGrayMap(gray.get(), inverse.get(), kBackgroundStep, kBackgroundStep) : nullptr);
  if (!even) even.reset(pixCopy(nullptr, gray.get()));
  if (shadows) {
    Image mask(pixExpandBinaryPower2(shadows.get(), kBackgroundStep));
    pixSetMasked(even.get(), mask.get(), 255);
  }
  return even;
}

}  // namespace doisoat
