// What stands around a table and over its columns: caption, headings, unit, time, the report it belongs to.
#pragma once

#include <vector>

#include "document/report.h"
#include "extract/table_labels.h"
#include "extract/table_shape.h"
#include "extract/table_time.h"

namespace doisoat {

struct TableContext {
  std::vector<std::vector<Said>> columns;  // by column: its header path, innermost first
  std::vector<ColumnRole> roles;           // by column, as its own header says
  std::vector<Said> caption;               // nearest first: lines above the table, then the headings it stands under
  std::vector<LabelUnit> caption_units;    // "đơn vị tính: người"
  TableTime time;
  const Report* report = nullptr;
  int report_index = 0;
};

TableContext read_context(const Reading& reading, const LabelReader& labels, const TableShape& shape,
                          const std::vector<Report>& reports);

}  // namespace doisoat
