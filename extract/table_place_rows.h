// Whether the rows of a table are places: by the header over their names, else by the names.
#pragma once

#include "extract/table_cells.h"
#include "extract/table_shape.h"

namespace doisoat {

bool are_rows_places(const TableCells& cells, const TableShape& shape, const Gazetteer& places, const PlaceContext& context);

}  // namespace doisoat
