#include "extract/table_cells.h"

#include <algorithm>

namespace doisoat {

Range TableCells::own(int row, int column) const {
  const TableCell& cell = grid.at(row, column);
  return cell.row == row && cell.column == column ? cell.range : Range{};
}

bool TableCells::has_values(int row, int column) const {
  Range cell = own(row, column);
  return !values_in(reading, cell).empty() || is_none(reading, cell);
}

Range TableCells::of_row(int row) const {
  Range all;
  for (int c = 0; c < grid.columns(); ++c) {
    Range cell = own(row, c);
    if (cell.empty()) continue;
    if (all.empty()) all = cell;
    all.end = std::max(all.end, cell.end);
  }
  return all;
}

std::string TableCells::bare(Range range) const {
  std::string text;
  for (LexemeIndex i = range.begin; i < range.end; ++i) {
    if (reading.lexemes[i].kind == LexemeKind::sign) continue;
    if (!text.empty()) text += ' ';
    text += reading.lexemes[i].folded.bare;
  }
  return text;
}

bool TableCells::has_words(Range range) const {
  const auto& l = reading.lexemes;
  return std::any_of(l.begin() + range.begin, l.begin() + range.end,
                     [](const Lexeme& x) { return x.kind == LexemeKind::word; });
}

bool TableCells::is_year(Range range) const {
  if (range.end - range.begin != 1) return false;
  const Lexeme& x = reading.lexemes[range.begin];
  return x.kind == LexemeKind::digits && x.span.size() == 4 &&
         (x.folded.bare.starts_with("20") || x.folded.bare.starts_with("199"));
}

}  // namespace doisoat
