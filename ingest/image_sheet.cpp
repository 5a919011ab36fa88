#include "ingest/image_sheet.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "ingest/image_background.h"
#include "ingest/image_lines.h"
#include "ingest/image_warp.h"

namespace doisoat {
namespace {

constexpr int kSearchEdge = 800;      // pixels: long edge of the picture in which the sheet is looked for
constexpr double kLeastCover = 0.2;   // of the photo, that a sheet covers
constexpr double kMostBend = 2.5;     // pixels of the search picture: what a point of a side may lie off its smooth curve
constexpr double kLeastSmooth = 0.8;  // share of a side's points that must not
constexpr double kInset = 0.004;      // of the sheet, left out along its edges
constexpr double kA4 = 297.0 / 210.0;
constexpr int kMostWidth = 2480;  // A4 at 300 dpi
constexpr int kLinesEdge = 1700;       // pixels: long edge of the picture in which lines of text are looked for
constexpr double kLeastHeld = 0.8;     // share of the photo's lines that stand on the sheet; the rest may be on others
constexpr double kBand = 0.05;         // of the sheet's height
constexpr std::ptrdiff_t kFewLines = 3;  // may be edges of other things

// Where an outline is met, row by row or column by column; -1 where it is not.
struct Outline {
  std::vector<double> left, right, top, bottom;
};

Outline outline_of(const Image& mask) {
  const int width = pixGetWidth(mask.get()), height = pixGetHeight(mask.get());
  Outline outline;
  outline.left.assign(static_cast<std::size_t>(height), -1);
  outline.right = outline.left;
  outline.top.assign(static_cast<std::size_t>(width), -1);
  outline.bottom = outline.top;
  const l_uint32* line = pixGetData(mask.get());
  for (int y = 0; y < height; ++y, line += pixGetWpl(mask.get())) {
    for (int x = 0; x < width; ++x) {
      if (!GET_DATA_BIT(line, x)) continue;
      const auto column = static_cast<std::size_t>(x), row = static_cast<std::size_t>(y);
      if (outline.left[row] < 0) outline.left[row] = x;
      outline.right[row] = x + 1;
      if (outline.top[column] < 0) outline.top[column] = y;
      outline.bottom[column] = y + 1;
    }
  }
  return outline;
}

// A side of the sheet: the points of the outline between two corners as a smooth curve. Null when they are none.
std::optional<Curve> side(const std::vector<double>& outline, double from, double to) {
  const double skip = 0.03 * (to - from);
  std::vector<std::pair<double, double>> points;
  for (int at = static_cast<int>(from + skip); at < to - skip && at < static_cast<int>(outline.size()); ++at) {
    if (at >= 0 && outline[static_cast<std::size_t>(at)] >= 0)
      points.emplace_back(at + 0.5, outline[static_cast<std::size_t>(at)]);
  }
  const std::size_t all = points.size();
  if (all < 40) return std::nullopt;
  // Corners that are folded, fingers, things that lie on the paper: what is off the curve is left out and the rest fitted
  // again.
  for (double bound : {4 * kMostBend, 2 * kMostBend, kMostBend}) {
    const Curve curve = Curve::fit(points, from, to);
    std::erase_if(points, [&](const auto& point) { return std::abs(curve.at(point.first) - point.second) > bound; });
    if (static_cast<double>(points.size()) < kLeastSmooth * static_cast<double>(all)) return std::nullopt;
  }
  return Curve::fit(points, from, to);
}

struct Found {
  SheetSides sides;
  double area = 0;
};

// Whether the bright area is a sheet.
std::optional<Found> sheet_of(const Image& mask) {
  const Outline outline = outline_of(mask);
  const double width = pixGetWidth(mask.get()), height = pixGetHeight(mask.get());
  std::array<Corner, 4> corners;  // top left, top right, bottom right, bottom left: the outermost along the diagonals
  std::array<double, 4> best{1e9, 1e9, 1e9, 1e9};
  auto consider = [&](double x, double y) {
    const std::array<double, 4> reach{x + y, y - x, -x - y, x - y};
    for (std::size_t i = 0; i < 4; ++i) {
      if (reach[i] < best[i]) best[i] = reach[i], corners[i] = {x, y};
    }
  };
  for (std::size_t y = 0; y < outline.left.size(); ++y) {
    if (outline.left[y] < 0) continue;
    consider(outline.left[y], static_cast<double>(y));
    consider(outline.right[y], static_cast<double>(y));
  }
  for (const Corner& corner : corners) {  // the sheet must not run out of the frame
    if (corner.x < 2 || corner.y < 2 || corner.x > width - 2 || corner.y > height - 2) return std::nullopt;
  }
  Found found;
  for (std::size_t i = 0; i < 4; ++i) {
    const Corner &a = corners[i], &b = corners[(i + 1) % 4];
    found.area += (a.x * b.y - b.x * a.y) / 2;
  }
  l_int32 pixels = 0;
  pixCountPixels(mask.get(), &pixels, nullptr);
  if (found.area < kLeastCover * width * height || std::abs(pixels / found.area - 1) > 0.08) return std::nullopt;
  auto distance = [&](std::size_t i, std::size_t j) {
    return std::hypot(corners[i].x - corners[j].x, corners[i].y - corners[j].y);
  };
  const double across = distance(0, 1) / distance(3, 2), down = distance(0, 3) / distance(1, 2);
  if (across < 0.6 || across > 1.67 || down < 0.6 || down > 1.67) return std::nullopt;

  const auto top = side(outline.top, corners[0].x, corners[1].x), bottom = side(outline.bottom, corners[3].x, corners[2].x);
  const auto left = side(outline.left, corners[0].y, corners[3].y), right = side(outline.right, corners[1].y, corners[2].y);
  if (!top || !bottom || !left || !right) return std::nullopt;
  found.sides = {*top, *right, *bottom, *left, corners};
  return found;
}

// Scans are paper up to the frame, or nearly so on three sides.
bool has_dark_frame(const Image& gray) {
  const int width = pixGetWidth(gray.get()), height = pixGetHeight(gray.get());
  NUMA* histogram = pixGetGrayHistogram(gray.get(), 2);
  if (!histogram) return false;
  l_float32 paper = 255;
  numaHistogramGetValFromRank(histogram, 0.8F, &paper);
  numaDestroy(&histogram);
  const int strip = std::max(2, std::min(width, height) / 80);
  int dark = 0;
  auto look = [&](int x, int y, int w, int h) {
    BOX* box = boxCreate(x, y, w, h);
    l_float32 mean = 255;
    pixAverageInRect(gray.get(), nullptr, box, 0, 255, 1, &mean);
    boxDestroy(&box);
    if (mean < 0.8F * paper) ++dark;
  };
  look(0, 0, width, strip);
  look(0, height - strip, width, strip);
  look(0, 0, strip, height);
  look(width - strip, 0, strip, height);
  return dark >= 3;
}

// What may be the sheet, largest first.
std::vector<Found> find_sheets(const Image& darkest, const Image& brightest) {
  std::vector<Found> sheets;
  for (const Image* gray : {&darkest, &brightest}) {
    if (!*gray) continue;
    const int width = pixGetWidth(gray->get()), height = pixGetHeight(gray->get());
    for (int threshold = 40; threshold <= 200; threshold += 16) {
      Image bright(pixThresholdToBinary(gray->get(), threshold));
      pixInvert(bright.get(), bright.get());
      bright.reset(pixOpenBrick(nullptr, bright.get(), 5, 5));  // threads of light between the sheet and other things
      bright.reset(pixSelectBySize(bright.get(), width * 2 / 5, height * 2 / 5, 8, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr));
      if (!bright) continue;
      PIXA* parts = nullptr;
      BOXA* boxes = pixConnComp(bright.get(), &parts, 8);
      for (int i = 0; i < std::min(3, pixaGetCount(parts)); ++i) {
        Image whole(pixCreate(width, height, 1));
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        Image part(pixaGetPix(parts, i, L_CLONE));
        pixRasterop(whole.get(), x, y, w, h, PIX_SRC, part.get(), 0, 0);
        Image filled(pixFillClosedBorders(whole.get(), 4));  // what is written on it
        if (!filled) continue;
        if (auto found = sheet_of(filled)) sheets.push_back(std::move(*found));
      }
      boxaDestroy(&boxes);
      pixaDestroy(&parts);
    }
  }
  std::stable_sort(sheets.begin(), sheets.end(), [](const Found& a, const Found& b) { return a.area > b.area; });
  return sheets;
}

std::vector<TextLine> lines_on(const Image& photo) {
  const int edge = std::max(pixGetWidth(photo.get()), pixGetHeight(photo.get()));
  const auto scale = std::min(1.0F, static_cast<l_float32>(kLinesEdge) / static_cast<l_float32>(edge));
  Image middle(scale < 0.7F ? pixScaleAreaMap(photo.get(), scale, scale) : pixScale(photo.get(), scale, scale));
  if (!middle) return {};
  Image dark(pixThresholdToBinary(even_out(middle, Lighting::photo).get(), 140));
  std::vector<TextLine> lines = find_text_lines(dark);
  for (TextLine& line : lines) {
    for (auto& point : line.points) point = {point.x / scale, point.y / scale};
  }
  return lines;
}

// A sheet that the edge of a shadow cuts off, or a bright thing beside it, leaves text outside, farther than the band of table
// along the sheet that looks like a line, too.
bool holds(const SheetSides& sheet, const std::vector<TextLine>& lines) {
  const double band = kBand * sheet.height();
  const auto inside = std::count_if(lines.begin(), lines.end(), [&](const TextLine& line) {
    const TextLine::Point& middle = line.points[line.points.size() / 2];
    for (std::size_t i = 0; i < 4; ++i) {
      const Corner &a = sheet.corners[i], &b = sheet.corners[(i + 1) % 4];
      const double across = (b.x - a.x) * (middle.y - a.y) - (b.y - a.y) * (middle.x - a.x);
      if (across < -band * std::hypot(b.x - a.x, b.y - a.y)) return false;
    }
    return true;
  });
  const auto outside = std::ssize(lines) - inside;
  return outside < kFewLines || static_cast<double>(inside) >= kLeastHeld * static_cast<double>(lines.size());
}

}  // namespace

Image flatten_sheet(const Image& photo) {
  const int depth = pixGetDepth(photo.get());
  if (depth != 8 && depth != 32) return nullptr;
  const int edge = std::max(pixGetWidth(photo.get()), pixGetHeight(photo.get()));
  if (edge < kSearchEdge) return nullptr;
  const auto scale = static_cast<l_float32>(kSearchEdge) / static_cast<l_float32>(edge);
  // Of scans only as many pixels are looked at as tell that they are none.
  Image sampled(pixScaleBySampling(photo.get(), scale / 4, scale / 4));
  if (sampled && depth == 32) sampled.reset(pixConvertRGBToGrayMinMax(sampled.get(), L_CHOOSE_MIN));
  if (!sampled || !has_dark_frame(sampled)) return nullptr;
  Image small(pixScaleAreaMap(photo.get(), scale, scale));
  if (!small) return nullptr;
  // Paper has no colour, tables have: the darkest channel parts them.
  Image darkest(depth == 32 ? pixConvertRGBToGrayMinMax(small.get(), L_CHOOSE_MIN) : pixClone(small.get()));
  Image brightest(depth == 32 ? pixConvertRGBToGrayMinMax(small.get(), L_CHOOSE_MAX) : nullptr);
  std::vector<Found> sheets = find_sheets(darkest, brightest);
  for (Found& found : sheets) found.sides.scale(1 / scale);
  if (sheets.empty()) return nullptr;
  const std::vector<TextLine> lines = lines_on(photo);
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&](const Found& sheet) { return holds(sheet.sides, lines); });
  if (found == sheets.end()) return nullptr;
  const SheetSides& sides = found->sides;
  double width = sides.width(), height = sides.height();
  // What is nearly A4 is A4.
  const double ratio = std::max(width, height) / std::min(width, height);
  if (std::abs(ratio / kA4 - 1) < 0.12) (height > width ? height : width) = kA4 * std::min(width, height);
  const double shrink = std::min(1.0, kMostWidth / std::min(width, height));
  return warp_sheet(photo, sides, static_cast<int>(std::lround(width * shrink)), static_cast<int>(std::lround(height * shrink)),
                    kInset);
}

}  // namespace doisoat
