// What each row of a table is: values, a total, the heading of a group; and which row it is a part of.
#pragma once

#include "extract/table_header.h"

namespace doisoat {

// "Tổng cộng", "Cộng", "Toàn huyện", "Tổng số toàn xã Pa Nậm".
bool is_total_label(const std::vector<Lexeme>& lexemes, Range label);

// Sets the rows' kinds, labels, markers and parents, and shape.total_rows; the kinds of the columns are known.
void find_row_kinds(const TableCells& cells, const TableHeader& header, TableShape& shape);

}  // namespace doisoat
