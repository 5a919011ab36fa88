// Tables in the lines of a text: rows of cells parted by TAB, and Markdown tables.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace doisoat {

// The tables found in `lines` (those of one page, in order). A table is
//   – two or more lines of three or more cells parted by TAB, at least half of them with three that are not empty: the TABs
//   that
//     set the two columns of a letterhead or of a signature make no table, however many they are;
//   – three or more lines of two cells, where from the second on the last cell begins with a digit or a sign;
//   – two or more lines between `|`, with or without the line of dashes (which is no row).
// A line of one or two cells between two rows of about the same width is a row, too, when numbers follow; without a TAB it
// is one merged cell (a group's heading). Cells are trimmed; an empty cell has an empty span at its place.
std::vector<Table> tables_in(std::string_view text, const std::vector<Line>& lines);

}  // namespace doisoat
