// Words → rows as a person reads them: all that stands on one height of the page is one row, in pieces where a wide gap parts
// them (the two columns of a letterhead, the signature block, columns of a table without lines).
#pragma once

#include <vector>

#include "ingest/page_reading.h"

namespace doisoat {

// Indices into the words; pieces from left to right, words of a piece from left to right.
struct Row {
  std::vector<std::vector<int>> pieces;
  Box box;
};

// Top to bottom. `chosen`: which words take part.
std::vector<Row> find_rows(const std::vector<Word>& words, const std::vector<int>& chosen);

}  // namespace doisoat
