// The figures of a table: each value with the fields that its row, its column and the table's caption give it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "document/relation.h"
#include "extract/table_labels.h"
#include "extract/table_shape.h"
#include "extract/table_time.h"

namespace doisoat {

struct TableFigure {
  Figure figure;  // id: its index among the figures of all tables
  int row = 0, column = 0;
  int part = 0;   // 0; 1 for the second of "14/16"
  ColumnRole role = ColumnRole::none;  // of its column
  bool opening = false;                // an opening stock
  int sign = 0;                        // printed
};

// What a table's columns and surroundings say, read once.
struct TableContext {
  std::vector<std::vector<Said>> columns;  // by column: its header path, innermost first
  std::vector<ColumnRole> roles;           // by column, settled as far as the columns alone can settle it
  std::vector<Said> caption;               // nearest first: lines above the table, then the headings it stands under
  std::vector<LabelUnit> caption_units;    // "đơn vị tính: người"
  TableTime time;
  const Report* report = nullptr;
  int report_index = 0;
};

TableContext read_context(const Reading& reading, const LabelReader& labels, const TableShape& shape, const std::vector<Report>& reports);

// In reading order. Marks the class of the table's numerals that are no figures in reading.numerals; `split`: the numerals
// that hold two figures.
std::vector<TableFigure> find_table_figures(Reading& reading, const LabelReader& labels, const TableShape& shape, const TableContext& context,
                                            const Catalogue& catalogue, std::vector<size_t>& split);

}  // namespace doisoat
