// The words of a table's positions.
#pragma once

#include <string>

#include "extract/table_grid.h"
#include "extract/table_values.h"

namespace doisoat {

// Refers to what it is made of.
struct TableCells {
  const Reading& reading;
  const TableGrid& grid;

  // The text of a position that begins there; empty where a merged cell from above or the left covers it.
  Range own(int row, int column) const;
  // From the first to the last cell that begins in the row.
  Range of_row(int row) const;
  bool has_values(int row, int column) const;
  // Folded words and digits, parted by spaces, without signs.
  std::string bare(Range range) const;
  bool has_words(Range range) const;
  // "2024" and nothing else.
  bool is_year(Range range) const;
};

}  // namespace doisoat
