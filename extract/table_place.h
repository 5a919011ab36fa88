// The place that a table's figure is about: its row's where rows are places, else the report's.
#pragma once

#include "document/figure.h"
#include "extract/table_view.h"

namespace doisoat {

// Sets the figure's area and its evidence. False: it is of no area that has a name.
bool set_area(const TableView& table, int r, int c, Figure& figure);

}  // namespace doisoat
