// The days that a table's figure is of: said by its row or column, else the table's own.
#pragma once

#include <vector>

#include "document/figure.h"
#include "extract/table_view.h"

namespace doisoat {

// Sets `from`, `to` and the evidence of the figure, whose measure is known. False: the labels speak of a time that is not
// understood.
bool set_period(const TableView& table, int r, int c, ColumnRole row_role, bool stock, Figure& figure);

}  // namespace doisoat
