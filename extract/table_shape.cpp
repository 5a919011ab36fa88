#include "extract/table_shape.h"

#include "extract/table_columns.h"
#include "extract/table_header.h"
#include "extract/table_place_labels.h"
#include "extract/table_rows.h"

namespace doisoat {

TableShape find_shape(const Reading& reading, const TableGrid& grid, const Gazetteer& places, const PlaceContext& context) {
  TableShape shape;
  shape.grid = &grid;
  shape.columns.resize(static_cast<size_t>(grid.columns()));
  shape.rows.resize(static_cast<size_t>(grid.rows()));
  TableCells cells{reading, grid};
  TableHeader header = find_header(cells, shape);
  read_paths(cells, header, shape);
  if (header.numbers >= 0) read_formulas(cells, header.numbers, shape);
  find_column_kinds(cells, header.end, shape);
  find_row_kinds(cells, header, shape);
  shape.rows_are_places = are_rows_places(cells, shape, places, context);
  if (!shape.rows_are_places) find_column_places(cells, places, context, shape);
  return shape;
}

}  // namespace doisoat
