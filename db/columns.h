// Columns that several queries read alike.
#pragma once

#include "db/sqlite.h"
#include "document/figure.h"

namespace doisoat {

// Two columns: begin and end.
Span span_at(const Statement& row, int column);

// The twelve columns title, number, issued, issuer, kind, area_code, area_name, period_from, period_to, confidence, span_begin,
// span_end from `column` on.
Report report_at(const Statement& row, int column);

// The breakdown of one figure after the other.
class BreakdownReader {
 public:
  explicit BreakdownReader(Connection& connection);
  Breakdown of(RowId figure);

 private:
  Statement select_;
};

}  // namespace doisoat
