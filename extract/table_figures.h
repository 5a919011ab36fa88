// The figures of a table: each value with the fields that its row, its column and the table's caption give it.
#pragma once

#include <vector>

#include "document/figure.h"
#include "extract/table_view.h"

namespace doisoat {

struct TableFigure {
  Figure figure;  // id: its index among the figures of all tables
  int row = 0, column = 0;
  int part = 0;                        // 0; 1 for the second of "14/16"
  ColumnRole role = ColumnRole::none;  // of its column
  bool opening = false;                // an opening stock
  int sign = 0;                        // printed
};

// In reading order. `split`: gets the numerals that hold two figures.
std::vector<TableFigure> find_table_figures(const TableView& table, std::vector<size_t>& split);

}  // namespace doisoat
