// Reading words of a page once more, by other means than the first time. Inside the worker.
#pragma once

#include <vector>

#include "ingest/ocr.h"
#include "ingest/page_picture.h"

namespace doisoat {

struct RereadBox {
  Box box;    // the doubted words, points on the righted page
  Box strip;  // the piece of line they stand in
};

// For each box the readings: the strip as one line, at another scale and with another contrast. (Digit whitelists and crops of
// single words were measured and read worse.)
std::vector<std::vector<Alternative>> reread_page(const RightedPage& page, const std::vector<RereadBox>& boxes,
                                                  Recognizer& recognizer);

}  // namespace doisoat
