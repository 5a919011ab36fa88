#include "ingest/text_tables.h"

#include <algorithm>
#include <optional>

namespace doisoat {
namespace {

constexpr size_t kLongestShortRow = 160;  // bytes

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

enum class Style { tabs, pipes };

struct Row {
  std::vector<Span> cells;  // without the empty ones at the end of a line with TABs
  size_t width = 0;         // with them
  Style style = Style::tabs;
  bool dashes = false;  // the line under a Markdown heading

  size_t filled() const {
    return static_cast<size_t>(std::count_if(cells.begin(), cells.end(), [](Span s) { return !s.empty(); }));
  }
};

std::vector<Span> split(std::string_view text, Span line, char separator) {
  std::vector<Span> cells;
  Offset begin = line.begin;
  for (Offset at = line.begin; at <= line.end; ++at) {
    if (at < line.end && (text[at] != separator || (separator == '|' && at > line.begin && text[at - 1] == '\\'))) continue;
    cells.push_back(trimmed(text, {begin, at}));
    begin = at + 1;
  }
  return cells;
}

Row row_of(std::string_view text, Span line) {
  Row row;
  const Span inner = trimmed(text, line);
  if (!inner.empty() && text[inner.begin] == '|' && inner.size() > 1) {
    row.style = Style::pipes;
    Span between{inner.begin + 1, inner.end};
    if (text[between.end - 1] == '|') --between.end;
    row.cells = split(text, between, '|');
    row.dashes = std::all_of(row.cells.begin(), row.cells.end(), [&](Span cell) {
      const auto words = text.substr(cell.begin, cell.size());
      return words.find('-') != words.npos && words.find_first_not_of("-: ") == words.npos;
    });
  } else {
    row.cells = split(text, line, '\t');
    row.width = row.cells.size();
    while (row.cells.size() > 1 && row.cells.back().empty()) row.cells.pop_back();
  }
  return row;
}

bool is_number_like(std::string_view text, Span cell) {
  while (!cell.empty() && (text[cell.begin] == '+' || text[cell.begin] == '-')) ++cell.begin;
  return !cell.empty() && text[cell.begin] >= '0' && text[cell.begin] <= '9';
}

bool has_numbers(std::string_view text, const Row& row) {
  return std::count_if(row.cells.begin() + 1, row.cells.end(), [&](Span s) { return is_number_like(text, s); }) > 0;
}

Table make_table(const std::vector<Line>& lines, const std::vector<Row>& rows, size_t begin, size_t end) {
  Table table;
  table.span = {lines[begin].span.begin, lines[end - 1].span.end};
  for (size_t i = begin; i < end; ++i) table.columns = std::max(table.columns, static_cast<int>(rows[i].cells.size()));
  for (size_t i = begin; i < end; ++i) {
    if (rows[i].dashes) continue;
    const bool merged = rows[i].cells.size() == 1 && table.columns > 1;
    for (size_t column = 0; column < rows[i].cells.size(); ++column) {
      Cell cell{rows[i].cells[column], table.rows, static_cast<int>(column)};
      if (merged) cell.column_span = table.columns;
      table.cells.push_back(cell);
    }
    // A row that ends early has empty cells to its right.
    for (int column = merged ? table.columns : static_cast<int>(rows[i].cells.size()); column < table.columns; ++column)
      table.cells.push_back({{lines[i].span.end, lines[i].span.end}, table.rows, column});
    ++table.rows;
  }
  return table;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {
    for (const Line& line : lines) rows_.push_back(row_of(text, line.span));
  }

  std::vector<Table> run() {
    std::vector<Table> tables;
    for (size_t at = 0; at < rows_.size();) {
      size_t end = pipes(at);
      if (end == at) end = wide(at);
      if (end == at) end = pairs(at);
      if (end > at) tables.push_back(make_table(lines_, rows_, at, end));
      at = std::max(end, at + 1);
    }
    return tables;
  }

 private:
  size_t pipes(size_t begin) const {
    size_t end = begin;
    while (end < rows_.size() && rows_[end].style == Style::pipes && rows_[end].cells.size() >= 2 && adjacent(begin, end))
      ++end;
    return end - begin >= 2 ? end : begin;
  }

  size_t wide(size_t begin) const {
    auto is_row = [&](size_t i) { return rows_[i].style == Style::tabs && rows_[i].width >= 3; };
    size_t end = begin, count = 0, strong = 0;
    for (; end < rows_.size() && adjacent(begin, end); ++end) {
      if (!is_row(end) && !is_short_row(end, begin, is_row)) break;
      ++count;
      if (rows_[end].filled() >= 3) ++strong;
    }
    return count >= 2 && strong * 2 >= count ? end : begin;
  }

  size_t pairs(size_t begin) const {
    size_t end = begin;
    while (end < rows_.size() && rows_[end].style == Style::tabs && rows_[end].cells.size() == 2 &&
           !rows_[end].cells[0].empty() && adjacent(begin, end) && (end == begin || is_number_like(text_, rows_[end].cells[1])))
      ++end;
    return end - begin >= 3 ? end : begin;
  }

  // A short line between two rows of about the same width: a group's heading, or a row that ends after its label.
  template <class IsRow>
  bool is_short_row(size_t i, size_t begin, IsRow is_row) const {
    if (i <= begin || i + 1 >= rows_.size() || rows_[i].style != Style::tabs || !is_row(i - 1) || !is_row(i + 1)) return false;
    const size_t before = rows_[i - 1].width, after = rows_[i + 1].width;
    return after <= before + 1 && before <= after + 1 && lines_[i].span.size() <= kLongestShortRow &&
           has_numbers(text_, rows_[i + 1]) && adjacent(i, i + 1);
  }

  // No blank line between line `i` and the one before it, unless `i` is the first of the table.
  bool adjacent(size_t begin, size_t i) const {
    if (i == begin) return true;
    const auto between = text_.substr(lines_[i - 1].span.end, lines_[i].span.begin - lines_[i - 1].span.end);
    return std::count(between.begin(), between.end(), '\n') == 1;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Table> tables_in(std::string_view text, const std::vector<Line>& lines) { return Finder(text, lines).run(); }

}  // namespace doisoat
