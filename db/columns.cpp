#include "db/columns.h"

#include "db/enum_names.h"

namespace doisoat {

Span span_at(const Statement& row, int column) {
  return {static_cast<Offset>(row.integer(column)), static_cast<Offset>(row.integer(column + 1))};
}

Report report_at(const Statement& row, int column) {
  Report report;
  report.title = row.text(column);
  report.number = row.text(column + 1);
  report.issued = row.date_or_none(column + 2);
  report.issuer = row.text(column + 3);
  report.kind = named(row.text(column + 4), ReportKind::other);
  report.area = {row.text(column + 5), row.text(column + 6)};
  report.from = row.date_or_none(column + 7);
  report.to = row.date_or_none(column + 8);
  report.confidence = row.real(column + 9);
  report.span = span_at(row, column + 10);
  return report;
}

BreakdownReader::BreakdownReader(Connection& connection)
    : select_(connection, "SELECT dimension, value FROM figure_breakdowns WHERE figure = ?1") {}

Breakdown BreakdownReader::of(RowId figure) {
  Breakdown breakdown;
  select_.bind(figure);
  while (select_.step()) breakdown[select_.text(0)] = select_.text(1);
  return breakdown;
}

}  // namespace doisoat
