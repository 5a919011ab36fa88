// The shape of a table: which rows are its header, which columns hold labels, what the rows and columns are to each other.
#pragma once

#include <string>
#include <vector>

#include "catalogue/places.h"
#include "extract/scope.h"
#include "extract/table_grid.h"
#include "extract/table_values.h"

namespace doisoat {

enum class ColumnKind { ordinal, label, unit, note, person, value, other };

struct FormulaTerm {
  int column = 0;
  int sign = 1;
};

struct TableColumn {
  ColumnKind kind = ColumnKind::other;
  std::vector<Range> path;      // header cells, innermost first
  std::vector<int> path_cells;  // what identifies them: the same number for the columns under one cell
  std::vector<FormulaTerm> formula;
  Range place;  // the header cell that names a place, which is not in the path; empty: none
};

enum class RowKind { header, numbers, value, group, total, skipped };

struct TableRow {
  RowKind kind = RowKind::skipped;
  std::string marker;         // "I", "1", "1.1", "a", "-"; empty: none
  Range marker_range;         // where it stands inside its cell
  std::vector<Range> labels;  // innermost first, without the marker
  int parent = -1;            // the row that it is a part of, or the group it stands in
};

struct TableShape {
  const TableGrid* grid = nullptr;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  std::vector<Range> title;  // merged cells over all columns, above the header
  bool rows_are_places = false;
  bool columns_are_places = false;  // some of the columns; those without a place are sums over them
  int total_rows = 0;
};

TableShape find_shape(const Reading& reading, const TableGrid& grid, const Gazetteer& places, const PlaceContext& context);

}  // namespace doisoat
