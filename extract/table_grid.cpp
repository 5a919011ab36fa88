#include "extract/table_grid.h"

#include <algorithm>
#include <string_view>

namespace doisoat {
namespace {

constexpr int kMostPositions = 400'000;  // merged cells spread out; beyond it a table is taken for damaged

Range range_of(const std::vector<Lexeme>& lexemes, Span span) {
  if (span.empty()) return {};
  auto begin = std::partition_point(lexemes.begin(), lexemes.end(), [&](const Lexeme& l) { return l.span.begin < span.begin; });
  auto end = std::partition_point(begin, lexemes.end(), [&](const Lexeme& l) { return l.span.begin < span.end; });
  if (begin == end) return {};
  return {static_cast<LexemeIndex>(begin - lexemes.begin()), static_cast<LexemeIndex>(end - lexemes.begin())};
}

// "05", "+3,5%", "12 vụ": a number with at most a word or two.
bool looks_numeric(std::string_view text) {
  size_t letters = 0, digits = 0, words = 0;
  bool in_word = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    bool letter = is_letter(c);
    if (letter && !in_word) ++words;
    in_word = letter;
    letters += letter;
    digits += is_digit(c);
  }
  return digits > 0 && words <= 4 && letters <= 20 && (letters <= 3 * digits + 9);
}

bool has_line_between(const Document& document, Offset from, Offset to) {
  std::string_view between = document.at({from, to});
  for (size_t at = 0; at < between.size();) {
    char32_t c = next_code_point(between, at);
    if (is_letter(c)) return true;
  }
  return false;
}

}  // namespace

TableGrid::TableGrid(const std::vector<Lexeme>& lexemes, const Table& table)
    : span_(table.span), rows_(table.rows), columns_(table.columns) {
  index_.assign(static_cast<size_t>(rows_) * static_cast<size_t>(columns_), -1);
  for (const Cell& cell : table.cells) {
    if (cell.row < 0 || cell.column < 0 || cell.row >= rows_ || cell.column >= columns_) continue;
    TableCell own{cell.span,
                  range_of(lexemes, cell.span),
                  cell.row,
                  cell.column,
                  std::clamp(cell.row_span, 1, rows_ - cell.row),
                  std::clamp(cell.column_span, 1, columns_ - cell.column)};
    int number = static_cast<int>(cells_.size());
    cells_.push_back(own);
    for (int r = own.row; r < own.row + own.row_span; ++r)
      for (int c = own.column; c < own.column + own.column_span; ++c) {
        int& place = index_[static_cast<size_t>(r) * static_cast<size_t>(columns_) + static_cast<size_t>(c)];
        if (place < 0) place = number;
      }
  }
  for (int r = 0; r < rows_; ++r)
    for (int c = 0; c < columns_; ++c) {
      int& place = index_[static_cast<size_t>(r) * static_cast<size_t>(columns_) + static_cast<size_t>(c)];
      if (place >= 0) continue;
      place = static_cast<int>(cells_.size());
      cells_.push_back({{}, {}, r, c, 1, 1});
    }
}

Span TableGrid::row_span(int row) const {
  Span span;
  for (int c = 0; c < columns_; ++c) {
    const TableCell& cell = at(row, c);
    if (cell.empty() || cell.row != row) continue;
    span = span.empty() ? cell.span : cover(span, cell.span);
  }
  return span;
}

void TableGrid::append(const TableGrid& more) {
  int first = static_cast<int>(cells_.size());
  for (TableCell cell : more.cells_) {
    cell.row += rows_;
    cells_.push_back(cell);
  }
  for (int i : more.index_) index_.push_back(i + first);
  rows_ += more.rows_;
  span_ = cover(span_, more.span_);
}

bool holds_figures(const Document& document, const Table& table) {
  if (table.columns < 2 || table.rows < 2 || static_cast<long>(table.rows) * table.columns > kMostPositions) return false;
  int numeric = 0, filled = 0, prose = 0;
  for (const Cell& cell : table.cells) {
    if (cell.span.empty()) continue;
    ++filled;
    std::string_view text = document.at(cell.span);
    if (text.size() > 400) ++prose;
    if (cell.column > 0 && looks_numeric(text)) ++numeric;
  }
  return numeric >= 2 && prose <= numeric && numeric * 12 >= filled;
}

std::vector<TableGrid> find_grids(const Document& document, const std::vector<Lexeme>& lexemes) {
  std::vector<TableGrid> grids;
  for (const Table& table : document.tables) {
    if (!holds_figures(document, table)) continue;
    TableGrid grid(lexemes, table);
    // On the next page, with nothing but a page number between, and beginning with numbers at once.
    if (!grids.empty() && grids.back().columns() == grid.columns() &&
        document.page_of(grids.back().span().begin) != document.page_of(grid.span().begin) &&
        !has_line_between(document, grids.back().span().end, grid.span().begin)) {
      int numeric = 0;
      for (int c = 1; c < grid.columns(); ++c) {
        std::string_view text = document.at(grid.at(0, c).span);
        numeric +=
            !text.empty() && looks_numeric(text) && std::none_of(text.begin(), text.end(), [](char x) { return x == '='; });
      }
      if (numeric > 0) {
        grids.back().append(grid);
        continue;
      }
    }
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace doisoat
