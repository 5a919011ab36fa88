// Printed straight lines on a cleaned, deskewed scan.
#pragma once

#include <vector>

#include "ingest/image.h"
#include "ingest/page_reading.h"

namespace doisoat {

struct RuledImage {
  std::vector<Rule> rules;  // points
  Image without;            // the picture with the lines painted white; null when there are none worth it
};

// Long thin runs of ink, by morphological opening. Only lines that make up a grid (layout_grid) are painted over: the bar
// under a heading does the engine no harm, and a stroke of a letter must not be lost.
RuledImage find_rules(const Image& image, int dpi);

}  // namespace doisoat
