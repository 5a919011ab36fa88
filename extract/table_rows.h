// What each row of a table is: values, a total, the heading of a group; and which row it is a part of.
#pragma once

#include "extract/table_header.h"

namespace doisoat {

// Sets the rows' kinds, labels, markers and parents, and shape.total_rows; the kinds of the columns are known.
void find_row_kinds(const TableCells& cells, const TableHeader& header, TableShape& shape);

}  // namespace doisoat
