#include "ingest/image_lines.h"

#include <leptonica/allheaders.h>

namespace doisoat {
namespace {

constexpr int kStep = 12;  // pixels between the points kept of a line; more say nothing new

}  // namespace

std::vector<TextLine> find_text_lines(const Image& dark) {
  std::vector<TextLine> lines;
  PTAA* centres = dewarpGetTextlineCenters(dark.get(), 0);
  if (!centres) return lines;
  for (int i = 0; i < ptaaGetCount(centres); ++i) {
    PTA* line = ptaaGetPta(centres, i, L_CLONE);
    const int n = ptaGetCount(line);
    TextLine found;
    for (int first = 0; first + kStep <= n; first += kStep) {  // each point the mean of a step
      TextLine::Point mean;
      for (int k = first; k < first + kStep; ++k) {
        l_float32 x = 0, y = 0;
        ptaGetPt(line, k, &x, &y);
        mean.x += x / kStep;
        mean.y += y / kStep;
      }
      found.points.push_back(mean);
    }
    ptaDestroy(&line);
    if (found.points.size() >= 6) lines.push_back(std::move(found));
  }
  ptaaDestroy(&centres);
  return lines;
}

}  // namespace doisoat
