// What each column of a table holds: numbers of rows, labels, units, values, remarks, persons' data.
#pragma once

#include "extract/table_cells.h"
#include "extract/table_shape.h"

namespace doisoat {

// Sets the columns' kinds; their paths are known. `first_row`: the first below the header.
void find_column_kinds(const TableCells& cells, int first_row, TableShape& shape);

// All words of the column's header, folded, innermost cell first.
std::string header_words(const TableCells& cells, const TableColumn& column);

}  // namespace doisoat
