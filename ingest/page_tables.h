// Reading a cleaned page with the engine, ruled tables cell by cell.
#pragma once

#include <vector>

#include "ingest/ocr.h"
#include "ingest/page_picture.h"
#include "ingest/page_reading.h"

namespace doisoat {

// The page's words; `rules` receives its printed lines when they make up tables.
//
// The page is read as a whole with the lines of its tables painted over. Then each cell is read by itself, too, where that
// reading shows a numeral, is unsure, empty, or runs over the cell's edge. Where the two differ the better one stands and the
// other is its alternative: neither is good enough alone (whole: lost and straddling cells; cell alone: no context, so
// that 50 becomes S0).
std::vector<Word> read_with_tables(const RightedPage& page, Recognizer& recognizer, std::vector<Rule>& rules);

}  // namespace doisoat
