#include "extract/table_view.h"

#include <algorithm>

#include "extract/table_rows.h"

namespace doisoat {
namespace {

constexpr int kDeepest = 8;  // rows numbered 1.1.1.1… are no deeper

}  // namespace

TableView::TableView(const Reading& reading, const LabelReader& label_reader, const TableShape& shape,
                     const TableContext& context, const Catalogue& catalogue)
    : reading(reading),
      vocabulary(reading.vocabulary),
      label_reader(label_reader),
      shape(shape),
      grid(*shape.grid),
      context(context),
      catalogue(catalogue) {
  bool of_age = std::any_of(shape.columns.begin(), shape.columns.end(), [&](const TableColumn& c) {
    return c.kind == ColumnKind::label && names_age(reading.lexemes, c.path);
  });
  for (const TableRow& row : shape.rows) {
    std::vector<Said> said;
    size_t count = row.labels.size() - (shape.rows_are_places && !row.labels.empty());
    for (size_t i = 0; i < count; ++i)
      if (row.kind != RowKind::total || !is_total_label(reading.lexemes, row.labels[i]))
        said.push_back(of_age ? label_reader.read_age(row.labels[i]) : label_reader.read(row.labels[i]));
    labels_.push_back(std::move(said));
  }
  settle_roles();
}

void TableView::settle_roles() {
  roles_ = context.roles;
  auto has = [&](ColumnRole role) { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); };
  bool movement = has(ColumnRole::before) || has(ColumnRole::after);
  compares_ = has(ColumnRole::then) || has(ColumnRole::change);
  for (size_t c = 0; c < roles_.size(); ++c) {
    bool compared = std::any_of(context.columns[c].begin(), context.columns[c].end(), [](const Said& s) { return s.compared; });
    if (roles_[c] == ColumnRole::increase && movement && !compared) roles_[c] = ColumnRole::added;
    if (roles_[c] == ColumnRole::decrease && movement && !compared) roles_[c] = ColumnRole::removed;
    // "Kỳ trước" beside "Kỳ này" is what is compared with; alone it opens a movement.
    bool alone = !has(ColumnRole::now) || has(ColumnRole::after) || has(ColumnRole::added);
    if (roles_[c] == ColumnRole::before && !alone) roles_[c] = ColumnRole::then;
  }
}

std::vector<int> TableView::rows_above(int r) const {
  std::vector<int> above;
  if (shape.rows_are_places) return above;
  for (int up = row(r).parent; up >= 0 && static_cast<int>(above.size()) < kDeepest; up = row(up).parent) above.push_back(up);
  return above;
}

std::vector<LabelUnit> TableView::unit_cell(int r) const {
  for (int c = 0; c < grid.columns(); ++c)
    if (shape.columns[static_cast<size_t>(c)].kind == ColumnKind::unit && !grid.at(r, c).empty())
      if (auto units = label_reader.units_in(grid.at(r, c).range); !units.empty()) return units;
  return {};
}

int TableView::column_beside(int c) const {
  for (int k = c - 1; k >= 0; --k)
    if (value_column(k) && role(k) != ColumnRole::percent) return k;
  return -1;
}

Rate TableView::rate_of(int c) const {
  for (const Said& said : path(c))
    if (said.compared) return Rate::change;
  auto percents = std::count(roles_.begin(), roles_.end(), ColumnRole::percent);
  if (int k = column_beside(c); k >= 0) {
    ColumnRole beside = role(k);
    if (beside == ColumnRole::change || beside == ColumnRole::increase || beside == ColumnRole::decrease) return Rate::change;
    if (beside == ColumnRole::then) return percents == 1 ? Rate::change : Rate::unknown;
    if (beside == ColumnRole::target) return Rate::unknown;
  }
  bool target = std::find(roles_.begin(), roles_.end(), ColumnRole::target) != roles_.end();
  return target || compares_ ? Rate::unknown : Rate::share;
}

Span TableView::span(Range r) const { return {reading.lexemes[r.begin].span.begin, reading.lexemes[r.end - 1].span.end}; }

}  // namespace doisoat
