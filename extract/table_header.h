// The header of a table: its rows, the path of header cells over each column, the formulas in its row of numbers.
#pragma once

#include <vector>

#include "extract/table_cells.h"
#include "extract/table_shape.h"

namespace doisoat {

struct TableHeader {
  int begin = 0;     // the first row that is no title
  int end = 0;       // the first row below the header
  int path_end = 0;  // the first row that names no columns: that of the numbers, or `end`
  int numbers = -1;  // the row "(1) (2) (3)=(4)+(5)"; -1: none
};

// Sets the kind of the header's rows and shape.title.
TableHeader find_header(const TableCells& cells, TableShape& shape);

// "(1) (2) (3)=(4)+(5)", "A B 1 2 3".
bool is_numbers_row(const TableCells& cells, int row);

// Sets the columns' paths, and their formulas where the header has a row of numbers.
void read_paths(const TableCells& cells, const TableHeader& header, TableShape& shape);
void read_formulas(const TableCells& cells, int numbers, TableShape& shape);

}  // namespace doisoat
