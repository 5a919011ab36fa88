// Ruled tables: from printed lines to rows, columns and merged cells. The same for lines drawn in a PDF and found on a scan.
#pragma once

#include <vector>

#include "ingest/page_reading.h"

namespace doisoat {

struct GridCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  Box box;
};

struct Grid {
  Box box;
  int rows = 0, columns = 0;
  std::vector<GridCell> cells;  // by row, then column; a merged cell once
};

// Grids of at least two cells, from top to bottom. Lines that cross nothing (under a heading, a fraction's bar) are left out,
// and so is a frame around a text.
std::vector<Grid> find_grids(std::vector<Rule> rules);

// Which cell holds the point; -1 for none.
int cell_at(const Grid& grid, double x, double y);

}  // namespace doisoat
