// The rows and columns of a table, with merged cells spread over the positions that they cover.
#pragma once

#include <vector>

#include "document/document.h"
#include "extract/lexemes.h"
#include "extract/structure.h"

namespace doisoat {

struct TableCell {
  Span span;
  Range range;  // its lexemes
  int row = 0, column = 0, row_span = 1, column_span = 1;

  bool empty() const { return range.empty(); }
};

// A table, together with its continuations on the next pages where they have the same columns and no header of their own.
class TableGrid {
 public:
  TableGrid(const std::vector<Lexeme>& lexemes, const Table& table);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  Span span() const { return span_; }
  // The cell that covers the position; one without text where the table has none there.
  const TableCell& at(int row, int column) const { return cells_[static_cast<size_t>(index(row, column))]; }
  int index(int row, int column) const {
    return index_[static_cast<size_t>(row) * static_cast<size_t>(columns_) + static_cast<size_t>(column)];
  }
  const std::vector<TableCell>& cells() const { return cells_; }
  // All the row's text.
  Span row_span(int row) const;

  void append(const TableGrid& continuation);

 private:
  Span span_;
  int rows_ = 0, columns_ = 0;
  std::vector<TableCell> cells_;
  std::vector<int> index_;
};

// Whether a table holds figures at all: letterheads, signatures and pages laid out by a table are running text.
bool holds_figures(const Document& document, const Table& table);

// The grids of all tables that hold figures, in reading order.
std::vector<TableGrid> find_grids(const Document& document, const std::vector<Lexeme>& lexemes);

}  // namespace doisoat
