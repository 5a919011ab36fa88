// One table as its figures see it: shape, labels, and what its columns are to each other.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "extract/table_context.h"
#include "extract/table_labels.h"
#include "extract/table_shape.h"

namespace doisoat {

enum class Rate { change, share, unknown };

// Refers to what it is made of: keep those alive.
class TableView {
 public:
  TableView(const Reading& reading, const LabelReader& labels, const TableShape& shape, const TableContext& context,
            const Catalogue& catalogue);

  const Reading& reading;
  const Vocabulary& vocabulary;
  const LabelReader& label_reader;
  const TableShape& shape;
  const TableGrid& grid;
  const TableContext& context;
  const Catalogue& catalogue;

  const TableRow& row(int r) const { return shape.rows[static_cast<size_t>(r)]; }
  // The row's labels that say what is counted, innermost first: without its place, without "Tổng cộng".
  const std::vector<Said>& labels(int r) const { return labels_[static_cast<size_t>(r)]; }
  // The rows that r is a part of, nearest first; none where rows are places.
  std::vector<int> rows_above(int r) const;
  // The column's header, innermost first.
  const std::vector<Said>& path(int c) const { return context.columns[static_cast<size_t>(c)]; }
  // What "tăng", "giảm" and "kỳ trước" mean is settled by the other columns.
  ColumnRole role(int c) const { return roles_[static_cast<size_t>(c)]; }
  bool value_column(int c) const { return shape.columns[static_cast<size_t>(c)].kind == ColumnKind::value; }
  bool compares() const { return compares_; }  // some column tells of another period or of the change since
  // The unit that the row's own "ĐVT" cell names; empty: none.
  std::vector<LabelUnit> unit_cell(int r) const;
  // The column that a percentage stands beside; -1: none.
  int column_beside(int c) const;
  // What the percentages of the column are of.
  Rate rate_of(int c) const;
  Span span(Range r) const;

 private:
  void settle_roles();

  std::vector<std::vector<Said>> labels_;
  std::vector<ColumnRole> roles_;
  bool compares_ = false;
};

}  // namespace doisoat
