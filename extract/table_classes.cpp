#include "extract/table_classes.h"

#include <algorithm>

namespace doisoat {

void classify_numerals(Reading& reading, const TableShape& shape, const TableContext& context) {
  auto mark = [&](Range range, LedgerClass ledger_class, bool only_figures) {
    if (range.empty()) return;
    auto it = std::partition_point(reading.numerals.begin(), reading.numerals.end(),
                                   [&](const Numeral& n) { return n.first < range.begin; });
    for (; it != reading.numerals.end() && it->first < range.end; ++it)
      if (!only_figures || it->ledger_class == LedgerClass::figure) it->ledger_class = ledger_class;
  };
  for (const TableCell& cell : shape.grid->cells()) {
    if (cell.empty()) continue;
    RowKind row = shape.rows[static_cast<size_t>(cell.row)].kind;
    ColumnKind column = shape.columns[static_cast<size_t>(cell.column)].kind;
    bool target = context.roles[static_cast<size_t>(cell.column)] == ColumnRole::target;
    bool year = cell.range.end - cell.range.begin == 1 && reading.lexemes[cell.range.begin].span.size() == 4;
    LedgerClass label = year ? LedgerClass::date : LedgerClass::ordinal;
    if (row == RowKind::numbers)
      mark(cell.range, LedgerClass::ordinal, false);
    else if (row == RowKind::header)
      mark(cell.range, label, true);
    else if (column == ColumnKind::ordinal)
      mark(cell.range, LedgerClass::ordinal, false);
    else if (column == ColumnKind::person)
      mark(cell.range, LedgerClass::person, false);
    else if (column == ColumnKind::label)
      mark(cell.range, label, true);
    else if (column == ColumnKind::unit)
      mark(cell.range, LedgerClass::ordinal, true);
    else if (column == ColumnKind::value && target)
      mark(cell.range, LedgerClass::target, true);
  }
  for (const TableRow& row : shape.rows) mark(row.marker_range, LedgerClass::ordinal, false);
}

}  // namespace doisoat
