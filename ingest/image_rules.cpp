#include "ingest/image_rules.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "ingest/layout_grid.h"

namespace doisoat {
namespace {

constexpr double kAcross = 30;   // points: shortest piece of a horizontal line; longer than any dash or letter
constexpr double kDown = 15;     // points: shortest piece of a vertical line; higher than a letter, lower than a table's row
constexpr double kThickest = 4;  // points
constexpr double kTorn = 1.2;    // points: a gap that is closed before; larger ones would join the feet of digits
constexpr int kFaint = 230;  // a thin line at 150 dpi is hardly darker than that (measured: 200 misses them, 215 to 250 find the same tables)
constexpr int kMostPieces = 3000;

int pixels(double points, int dpi) { return std::max(1, static_cast<int>(std::lround(points * dpi / 72))); }

// The pixels of long runs in one direction.
Image runs(const Image& dark, bool across, int dpi) {
  const int torn = pixels(kTorn, dpi), length = pixels(across ? kAcross : kDown, dpi);
  Image closed(across ? pixCloseSafeBrick(nullptr, dark.get(), torn, 1) : pixCloseSafeBrick(nullptr, dark.get(), 1, torn));
  if (!closed) return nullptr;
  // A residual slant moves a line by a pixel now and then: two or three pixels' height hide that.
  closed.reset(across ? pixDilateBrick(nullptr, closed.get(), 1, 2) : pixDilateBrick(nullptr, closed.get(), 2, 1));
  return Image(across ? pixOpenBrick(nullptr, closed.get(), length, 1) : pixOpenBrick(nullptr, closed.get(), 1, length));
}

void collect(const Image& lines, bool across, int dpi, std::vector<Rule>& rules) {
  BOXA* boxes = pixConnCompBB(lines.get(), 8);
  const double scale = 72.0 / dpi;
  const int n = std::min(boxaGetCount(boxes), kMostPieces);
  for (int i = 0; i < n; ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    double thick = (across ? h : w) * scale;
    if (thick > kThickest) continue;
    if (across) {
      rules.push_back({true, (y + h / 2.0) * scale, x * scale, (x + w) * scale});
    } else {
      rules.push_back({false, (x + w / 2.0) * scale, y * scale, (y + h) * scale});
    }
  }
  boxaDestroy(&boxes);
}

// Most pages have no table, which half or a quarter of the pixels show as well.
bool may_have_tables(const Image& dark, int dpi) {
  Image small(pixCopy(nullptr, dark.get()));
  while (small && pixGetWidth(small.get()) > 1300) {
    small.reset(pixReduceRankBinary2(small.get(), 1, nullptr));
    dpi /= 2;
  }
  if (!small) return true;
  Image across = runs(small, true, dpi), down = runs(small, false, dpi);
  if (!across || !down) return true;
  std::vector<Rule> rules;
  collect(across, true, dpi, rules);
  collect(down, false, dpi, rules);
  return !find_grids(std::move(rules)).empty();
}

RuledImage find_rules_fully(const Image& image, const Image& dark, int dpi) {
  RuledImage result;
  Image across = runs(dark, true, dpi), down = runs(dark, false, dpi);
  if (!across || !down) return result;
  collect(across, true, dpi, result.rules);
  collect(down, false, dpi, result.rules);
  std::vector<Grid> grids = find_grids(result.rules);
  if (grids.empty()) return result;
  result.without.reset(pixCopy(nullptr, image.get()));
  Image lines(pixOr(nullptr, across.get(), down.get()));
  Image mask(pixCreate(pixGetWidth(dark.get()), pixGetHeight(dark.get()), 1));
  // Only along the edges of cells: a run elsewhere is made of letters.
  const int margin = pixels(2.5, dpi);
  auto take = [&](double x0, double y0, double x1, double y1) {
    int x = pixels(x0, dpi) - margin, y = pixels(y0, dpi) - margin;
    int w = pixels(x1, dpi) + margin - x, h = pixels(y1, dpi) + margin - y;
    pixRasterop(mask.get(), x, y, w, h, PIX_SRC | PIX_DST, lines.get(), x, y);
  };
  for (const Grid& grid : grids) {
    for (const GridCell& cell : grid.cells) {
      const Box& box = cell.box;
      take(box.x0, box.y0, box.x1, box.y0);
      take(box.x0, box.y1, box.x1, box.y1);
      take(box.x0, box.y0, box.x0, box.y1);
      take(box.x1, box.y0, box.x1, box.y1);
    }
  }
  mask.reset(pixDilateBrick(nullptr, mask.get(), pixels(0.7, dpi) * 2 + 1, pixels(0.7, dpi) * 2 + 1));
  if (pixGetDepth(image.get()) == 1) {
    pixSubtract(result.without.get(), result.without.get(), mask.get());
  } else {
    pixSetMasked(result.without.get(), mask.get(), 255);
  }
  return result;
}

}  // namespace

RuledImage find_rules(const Image& image, int dpi) {
  Image dark(pixGetDepth(image.get()) == 1 ? pixClone(image.get()) : pixThresholdToBinary(image.get(), kFaint));
  return may_have_tables(dark, dpi) ? find_rules_fully(image, dark, dpi) : RuledImage{};
}

}  // namespace doisoat
