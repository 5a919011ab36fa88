#include "extract/table_chain.h"

#include <algorithm>

namespace doisoat {

const char* name(Link::Where where) {
  switch (where) {
    case Link::row: return "row label";
    case Link::column:
    case Link::beside: return "column header";
    case Link::row_above: return "row above";
    case Link::group: return "group heading";
    case Link::caption: return "table caption";
  }
  return "";
}

bool is_of(const Vocabulary& vocabulary, const BreakdownMention& mention, int indicator) {
  return vocabulary.dimensions[static_cast<size_t>(mention.dimension)].of.contains(
      vocabulary.indicators[static_cast<size_t>(indicator)].code);
}

namespace {

// The column on the left that "Nam", "Dưới 16 tuổi" split without a word that they do. -1: none.
int column_split_by(const TableView& table, int c) {
  std::vector<const BreakdownMention*> splits;
  for (const Said& s : table.path(c)) {
    if (!s.topics.empty() || !s.understood() || s.qualified) return -1;
    for (const BreakdownMention& m : s.splits) splits.push_back(&m);
  }
  if (splits.empty()) return -1;
  for (int k = c - 1; k >= 0; --k) {
    if (!table.value_column(k)) return -1;
    const auto& path = table.path(k);
    bool topical = std::any_of(path.begin(), path.end(), [](const Said& s) { return !s.topics.empty(); });
    if (!topical) continue;
    bool fits = std::all_of(splits.begin(), splits.end(), [&](const BreakdownMention* m) {
      return std::any_of(path.begin(), path.end(), [&](const Said& s) {
        return std::any_of(s.topics.begin(), s.topics.end(),
                           [&](const LabelTopic& t) { return is_of(table.vocabulary, *m, t.indicator); });
      });
    });
    return fits ? k : -1;
  }
  return -1;
}

}  // namespace

std::vector<Link> chain_of(const TableView& table, int r, int c) {
  std::vector<Link> chain;
  auto any = [](const std::vector<Said>& path, auto&& is) { return std::any_of(path.begin(), path.end(), is); };
  auto is_of_which = [](const Said& s) { return s.of_which; };
  auto add = [&](const std::vector<Said>& labels, Link::Where where) {
    for (const Said& s : labels) chain.push_back({&s, where});
  };
  const auto& path = table.path(c);
  add(table.labels(r), Link::row);
  add(path, Link::column);
  // "Trong đó: …" beside the column it splits; a rate beside what it is the rate of.
  bool topical = any(path, [](const Said& s) { return !s.topics.empty(); });
  bool splits = any(path, [](const Said& s) { return !s.splits.empty(); });
  if (table.role(c) == ColumnRole::percent && !topical) {
    if (int k = table.column_beside(c); k >= 0) add(table.path(k), Link::beside);
  } else if (any(path, is_of_which) && (!topical || splits) && path.size() == 1) {
    for (int k = c - 1; k >= 0; --k) {
      if (!table.value_column(k)) continue;
      if (any(table.path(k), is_of_which) && table.path(k).size() == 1) continue;
      add(table.path(k), Link::beside);
      break;
    }
  } else if (int k = column_split_by(table, c); k >= 0) {
    add(table.path(k), Link::beside);
  }
  for (int up : table.rows_above(r))
    add(table.labels(up), table.row(up).kind == RowKind::group ? Link::group : Link::row_above);
  add(table.context.caption, Link::caption);
  return chain;
}

}  // namespace doisoat
