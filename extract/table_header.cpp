#include "extract/table_header.h"

#include <algorithm>
#include <optional>

#include "extract/table_markers.h"

namespace doisoat {
namespace {

// The number of a column, as its cell of the row of numbers has it.
struct ColumnNumber {
  int number = -1;  // -1: a letter ("A")
  bool parentheses = false, formula = false;
};

std::optional<ColumnNumber> column_number(const std::vector<Lexeme>& lexemes, Range cell) {
  ColumnNumber found;
  bool letter = false;
  for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
    const Lexeme& x = lexemes[i];
    if (x.kind == LexemeKind::digits) {
      if (x.span.size() > 2) return std::nullopt;
      if (found.number < 0) found.number = std::stoi(x.folded.bare);
    } else if (x.kind == LexemeKind::word) {
      if (x.span.size() != 1) return std::nullopt;
      letter = true;
    } else {
      found.parentheses = found.parentheses || x.is('(');
      found.formula = found.formula || x.is('=');
    }
  }
  if (found.number < 0 && !letter) return std::nullopt;
  return found;
}

// "2022 | 2023 | 2024" under a header: years are no figures.
bool is_year_row(const TableCells& cells, int r) {
  int years = 0;
  for (int c = 0; c < cells.grid.columns(); ++c) {
    if (cells.own(r, c).empty()) continue;
    if (cells.is_year(cells.own(r, c)))
      ++years;
    else if (cells.has_values(r, c))
      return false;
  }
  return years >= 2 || (years == 1 && r > 0);
}

// A heading over the rows below it: one cell, or a number and a label, under columns that have their header already.
bool is_group_row(const TableCells& cells, int r) {
  int filled = 0, widest = 0, columns = cells.grid.columns();
  bool in_labels = true;
  for (int c = 0; c < columns; ++c) {
    if (cells.own(r, c).empty()) continue;
    ++filled;
    widest = std::max(widest, cells.grid.at(r, c).column_span);
    if (c > 1) in_labels = false;
  }
  if (filled == 0) return false;
  if (filled == 1 && widest > 1 && widest * 2 >= columns) return true;
  return in_labels && filled <= 2 && r > 0 && columns > 2;
}

// A merged cell over the whole width.
std::optional<Range> title_at(const TableCells& cells, int r) {
  int filled = 0, widest = 0, first = -1, columns = cells.grid.columns();
  for (int c = 0; c < columns; ++c)
    if (!cells.own(r, c).empty()) ++filled, widest = std::max(widest, cells.grid.at(r, c).column_span), first = c;
  if (filled != 1 || widest < std::max(2, columns - 1)) return std::nullopt;
  return cells.own(r, first);
}

bool begins_rows(const TableCells& cells, int r, bool below_header) {
  for (int c = 1; c < cells.grid.columns(); ++c)
    if (cells.has_values(r, c)) return true;
  if (!below_header) return false;
  if (is_group_row(cells, r)) return true;
  return cells.grid.columns() > 1 && marker_at(cells.reading.lexemes, cells.own(r, 0), true) &&
         cells.has_words(cells.own(r, 1));
}

}  // namespace

bool is_numbers_row(const TableCells& cells, int r) {
  int numbered = 0, others = 0, expected = -1, first = -1;
  bool marked = false;
  for (int c = 0; c < cells.grid.columns(); ++c) {
    Range cell = cells.own(r, c);
    if (cell.empty()) continue;
    auto found = column_number(cells.reading.lexemes, cell);
    if (!found) return false;
    marked = marked || found->parentheses || found->formula || found->number < 0;
    if (found->number < 0) continue;
    if (first < 0) first = found->number;
    if (expected >= 0 && found->number != expected) ++others;
    expected = found->number + 1;
    ++numbered;
  }
  if (numbered < 2 || first > 3 || others * 4 > numbered) return false;
  return marked || numbered >= 3;
}

TableHeader find_header(const TableCells& cells, TableShape& shape) {
  TableHeader header;
  int rows = cells.grid.rows(), r = 0;
  auto row = [&](int i) -> TableRow& { return shape.rows[static_cast<size_t>(i)]; };
  for (; r + 1 < rows; ++r) {
    auto title = title_at(cells, r);
    if (!title) break;
    shape.title.push_back(*title);
    row(r).kind = RowKind::skipped;
  }
  header.begin = r;
  for (; r < rows; ++r) {
    if (r > header.begin && is_numbers_row(cells, r)) {
      header.numbers = r;
      row(r++).kind = RowKind::numbers;
      break;
    }
    if (!is_year_row(cells, r) && begins_rows(cells, r, r > header.begin)) break;
    row(r).kind = RowKind::header;
  }
  header.end = r;
  header.path_end = header.numbers >= 0 ? header.numbers : r;
  return header;
}

void read_paths(const TableCells& cells, const TableHeader& header, TableShape& shape) {
  const TableGrid& grid = cells.grid;
  int columns = grid.columns();
  auto lower_text = [&](int r, int c) {
    for (int k = r + 1; k < header.path_end; ++k)
      if (!cells.own(k, c).empty()) return true;
    return false;
  };
  std::vector<std::vector<int>> owner(static_cast<size_t>(header.path_end), std::vector<int>(static_cast<size_t>(columns), -1));
  auto owner_at = [&](int r, int c) -> int& { return owner[static_cast<size_t>(r)][static_cast<size_t>(c)]; };
  for (int r = header.begin; r < header.path_end; ++r)
    for (int c = 0; c < columns; ++c) {
      int cell = grid.index(r, c);
      if (!grid.cells()[static_cast<size_t>(cell)].empty()) {
        owner_at(r, c) = cell;
        continue;
      }
      // A text table writes a merged cell once and leaves the rest of its width empty.
      int left = c > 0 ? owner_at(r, c - 1) : -1;
      if (left < 0) continue;
      const TableCell& beside = grid.cells()[static_cast<size_t>(left)];
      bool same_parent = r == header.begin || owner_at(r - 1, c) == owner_at(r - 1, c - 1);
      if (beside.row == r && same_parent && lower_text(r, c) && lower_text(r, beside.column)) owner_at(r, c) = left;
    }
  for (int c = 0; c < columns; ++c) {
    TableColumn& column = shape.columns[static_cast<size_t>(c)];
    for (int r = header.path_end; r-- > header.begin;) {
      int cell = owner_at(r, c);
      if (cell < 0 || (!column.path_cells.empty() && column.path_cells.back() == cell)) continue;
      column.path_cells.push_back(cell);
      column.path.push_back(grid.cells()[static_cast<size_t>(cell)].range);
    }
  }
}

}  // namespace doisoat
