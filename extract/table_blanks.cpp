#include "extract/table_blanks.h"

#include <algorithm>
#include <optional>

#include "extract/table_markers.h"
#include "extract/table_view.h"

namespace doisoat {
namespace {

// "…", "....", "….%": to be filled in.
bool is_dotted(const std::vector<Lexeme>& lexemes, Range cell) {
  constexpr int kFewest = 3;
  int width = 0;
  for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
    const Lexeme& x = lexemes[i];
    if (x.folded.bare == "…")
      width += kFewest;
    else if (x.is('.') || x.is('_'))
      ++width;
    else if (!x.is('%'))
      return false;
  }
  return width >= kFewest;
}

class BlankFinder {
 public:
  BlankFinder(const TableView& table, const std::vector<TableFigure>& figures)
      : table_(table),
        in_row_(static_cast<size_t>(table.grid.rows()), 0),
        in_column_(static_cast<size_t>(table.grid.columns()), 0),
        has_parts_(in_row_) {
    for (const TableFigure& f : figures) {
      ++in_row_[static_cast<size_t>(f.row)];
      ++in_column_[static_cast<size_t>(f.column)];
      if (!table.row(f.row).marker.empty()) numbered_ = rank_of(table.row(f.row).marker);
    }
    for (const TableRow& row : table.shape.rows)
      if (row.parent >= 0) has_parts_[static_cast<size_t>(row.parent)] = 1;
  }

  std::vector<Observation> all() {
    std::vector<Observation> found;
    for (int r = 0; r < table_.grid.rows(); ++r)
      if (auto quote = blank_in(r)) {
        Observation o;
        o.oddity = Oddity::blank;
        o.quote = *quote;
        o.report = table_.context.report_index;
        found.push_back(std::move(o));
      }
    return found;
  }

 private:
  // From the row's label to its last blank.
  std::optional<Span> blank_in(int r) const {
    const TableRow& row = table_.row(r);
    bool values = row.kind == RowKind::value || row.kind == RowKind::total;
    if ((!values && row.kind != RowKind::group) || row.labels.empty()) return std::nullopt;
    bool expected = values ? in_row_[static_cast<size_t>(r)] > 0 : left_out(r);
    std::optional<Span> quote;
    for (int c = 0; c < table_.grid.columns(); ++c) {
      const TableCell& cell = table_.grid.at(r, c);
      if (!table_.value_column(c) || cell.row != r || cell.column != c || !counts(c)) continue;
      bool blank =
          cell.empty() ? expected && in_column_[static_cast<size_t>(c)] > 0 : is_dotted(table_.reading.lexemes, cell.range);
      if (!blank) continue;
      Span label = table_.span(row.labels.front());
      quote = cover(quote ? *quote : label, cell.empty() ? label : table_.span(cell.range));
    }
    if (!quote) return std::nullopt;
    return cover(*quote, table_.grid.row_span(r));
  }

  // A row like the others, with nothing in it: a commune that has not reported.
  bool left_out(int r) const {
    const TableRow& row = table_.row(r);
    return !has_parts_[static_cast<size_t>(r)] && !row.marker.empty() && rank_of(row.marker) == numbered_;
  }

  // What was not filled in is no difference, rate or target: they follow from the others, or are none.
  bool counts(int c) const {
    switch (table_.role(c)) {
      case ColumnRole::change:
      case ColumnRole::increase:
      case ColumnRole::decrease:
      case ColumnRole::percent:
      case ColumnRole::target: return false;
      default: return true;
    }
  }

  const TableView& table_;
  std::vector<int> in_row_, in_column_;  // how many figures
  std::vector<int> has_parts_;           // by row
  std::string numbered_;                 // how the rows with figures are numbered
};

}  // namespace

std::vector<Observation> find_table_blanks(const TableView& table, const std::vector<TableFigure>& figures) {
  return BlankFinder(table, figures).all();
}

}  // namespace doisoat
