// Whether a PDF's text layer says what the page shows.
#pragma once

#include <vector>

#include "ingest/page_reading.h"

namespace doisoat {

// False for an empty layer and for one whose letters were mapped to nonsense (a broken ToUnicode table, fonts with an encoding
// of their own): such a page is read by OCR instead.
bool is_trustworthy(const std::vector<Word>& words);

}  // namespace doisoat
