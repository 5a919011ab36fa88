// Whether the rows of a table are places: by the header over their names, else by the names.
#pragma once

#include "extract/table_cells.h"
#include "extract/table_shape.h"

namespace doisoat {

bool are_rows_places(const TableCells& cells, const TableShape& shape, const Gazetteer& places, const PlaceContext& context);

// Takes the places out of the columns' paths where at least two columns are named after one.
void find_column_places(const TableCells& cells, const Gazetteer& places, const PlaceContext& context, TableShape& shape);

}  // namespace doisoat
