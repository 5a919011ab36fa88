#include "extract/table_relations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace doisoat {
namespace {

constexpr size_t kWidest = 200;  // figures of a row that are compared with each other: no page holds more

// How often a supposed sum holds over the rows or columns where it can be tried.
struct Tally {
  int holds = 0, fails = 0;
  // Not contradicted by most of what is there.
  bool plausible() const { return fails < 2 || holds >= fails; }
  // Borne out by most of it.
  bool proven() const { return holds >= 2 && holds > fails; }
};

class RelationFinder {
 public:
  RelationFinder(const Reading& reading, const TableShape& shape, const std::vector<TableFigure>& figures, FigureId first)
      : reading_(reading), shape_(shape), grid_(*shape.grid), figures_(figures), first_(first) {
    for (size_t i = 0; i < figures.size(); ++i) {
      by_place_[{figures[i].row, figures[i].column, figures[i].part}] = static_cast<int>(i);
      by_row_[figures[i].row].push_back(static_cast<int>(i));
      by_column_[figures[i].column].push_back(static_cast<int>(i));
    }
  }

  std::vector<Relation> all() {
    column_totals();
    formula_rows();
    sub_columns();
    sub_rows();
    for (auto& [row, line] : by_row_) movement(line, row);
    for (auto& [column, line] : by_column_) movement(line, -1);
    comparisons();
    return std::move(relations_);
  }

 private:
  const Figure& fig(int i) const { return figures_[static_cast<size_t>(i)].figure; }
  const TableFigure& place(int i) const { return figures_[static_cast<size_t>(i)]; }
  const TableRow& row(int r) const { return shape_.rows[static_cast<size_t>(r)]; }
  int at(int r, int c, int part) const {
    auto it = by_place_.find({r, c, part});
    return it == by_place_.end() ? -1 : it->second;
  }
  bool blank(int r, int c) const { return is_blank_mark(reading_, grid_.at(r, c).range); }
  bool value_column(int c) const { return shape_.columns[static_cast<size_t>(c)].kind == ColumnKind::value; }

  static bool same_kind(const Figure& a, const Figure& b) {
    return a.indicator == b.indicator && a.measure == b.measure && a.unit == b.unit && a.from == b.from && a.to == b.to;
  }

  static std::optional<bool> adds_up(const Figure& whole, const std::vector<std::pair<const Figure*, int>>& terms) {
    try {
      Decimal sum;
      for (auto& [figure, sign] : terms) sum = sign > 0 ? sum + figure->value : sum - figure->value;
      return sum == whole.value;
    } catch (const std::overflow_error&) {
      return std::nullopt;
    }
  }

  void count(Tally& tally, int whole, const std::vector<int>& parts) const {
    std::vector<std::pair<const Figure*, int>> terms;
    bool zero = fig(whole).value.is_zero();
    for (int p : parts) terms.push_back({&fig(p), 1}), zero = zero && fig(p).value.is_zero();
    if (zero) return;  // proves nothing
    auto holds = adds_up(fig(whole), terms);
    if (holds) ++(*holds ? tally.holds : tally.fails);
  }

  void add(RelationKind kind, const std::vector<std::pair<int, Role>>& members, const char* origin, double confidence,
           std::optional<Span> quote = {}) {
    Relation relation;
    relation.kind = kind;
    Span covered = fig(members.front().first).quote;
    for (auto& [figure, role] : members) {
      relation.members.push_back({first_ + figure, role});
      covered = cover(covered, fig(figure).quote);
    }
    relation.quote = quote ? *quote : covered;
    relation.origin = origin;
    relation.confidence = confidence;
    relations_.push_back(std::move(relation));
  }

  void add_sum(RelationKind kind, int whole, const std::vector<int>& parts, const char* origin, double confidence,
               std::optional<Span> quote = {}) {
    std::vector<std::pair<int, Role>> members{{whole, Role::whole}};
    for (int p : parts) members.push_back({p, Role::part});
    add(kind, members, origin, confidence, quote);
  }

  Span label_to(int r, int figure) const {
    Span quote = fig(figure).quote;
    if (!row(r).labels.empty()) {
      Range label = row(r).labels.front();
      quote = cover(quote, {reading_.lexemes[label.begin].span.begin, reading_.lexemes[label.end - 1].span.end});
    }
    return quote;
  }

  bool under_values(int r) const {
    for (int up = row(r).parent, steps = 0; up >= 0 && steps < 16; up = row(up).parent, ++steps)
      if (row(up).kind == RowKind::value) return true;
    return false;
  }

  // The total row: every column adds up to it, groups by their own row or by their members, never by both.
  void column_totals() {
    if (shape_.total_rows != 1) return;
    int total = -1;
    for (int r = 0; r < grid_.rows(); ++r)
      if (row(r).kind == RowKind::total) total = r;
    struct Sum {
      int whole;
      std::vector<int> parts;
      bool blanks;
    };
    std::vector<Sum> sums;
    Tally tally;
    for (int c = 0; c < grid_.columns(); ++c)
      for (int part = 0; part < 2; ++part) {
        int whole = at(total, c, part);
        if (whole < 0 || fig(whole).unit == "percent") continue;
        Sum sum{whole, {}, false};
        bool complete = true, unsigned_change = false;
        for (int r = 0; r < grid_.rows() && complete; ++r) {
          if (row(r).kind != RowKind::value || under_values(r)) continue;
          int figure = at(r, c, part);
          if (figure >= 0) {
            sum.parts.push_back(figure);
            unsigned_change = unsigned_change || (fig(figure).measure == Measure::change && place(figure).sign == 0 &&
                                                  !fig(figure).value.is_zero());
            complete = same_kind(fig(figure), fig(whole)) && fig(figure).breakdown == fig(whole).breakdown;
          } else if (blank(r, c)) {
            sum.blanks = true;
          } else {
            complete = false;
          }
        }
        if (!complete || sum.parts.size() < 2 || unsigned_change) continue;
        count(tally, whole, sum.parts);
        sums.push_back(std::move(sum));
      }
    if (!tally.plausible()) return;
    for (const Sum& sum : sums)
      add_sum(RelationKind::total, sum.whole, sum.parts, "total row", sum.blanks ? 0.9 : 1, label_to(total, sum.whole));
  }

  void formula_rows() {
    for (int c = 0; c < grid_.columns(); ++c) {
      const auto& formula = shape_.columns[static_cast<size_t>(c)].formula;
      if (formula.empty()) continue;
      bool difference = std::any_of(formula.begin(), formula.end(), [](const FormulaTerm& t) { return t.sign < 0; });
      struct Line {
        int whole;
        std::vector<std::pair<int, int>> terms;  // figure, sign
      };
      std::vector<Line> lines;
      Tally tally;
      for (int r = 0; r < grid_.rows(); ++r) {
        int whole = at(r, c, 0);
        if (whole < 0 || fig(whole).unit == "percent") continue;
        Line line{whole, {}};
        bool complete = true;
        for (const FormulaTerm& term : formula) {
          int figure = at(r, term.column, 0);
          if (figure >= 0 && fig(figure).unit == fig(whole).unit)
            line.terms.push_back({figure, term.sign});
          else if (figure >= 0 || !blank(r, term.column))
            complete = false;
        }
        if (!complete || line.terms.empty()) continue;
        std::vector<std::pair<const Figure*, int>> terms;
        for (auto& [figure, sign] : line.terms) terms.push_back({&fig(figure), sign});
        if (auto holds = adds_up(fig(whole), terms); holds && !fig(whole).value.is_zero())
          ++(*holds ? tally.holds : tally.fails);
        lines.push_back(std::move(line));
      }
      if (!tally.plausible()) continue;
      has_formula_.insert(c);
      for (const Line& line : lines) {
        if (!difference) {
          std::vector<int> parts;
          for (auto& [figure, sign] : line.terms) parts.push_back(figure);
          add_sum(RelationKind::total, line.whole, parts, "formula row", 1);
          continue;
        }
        if (fig(line.whole).measure == Measure::change && line.terms.size() == 2) continue;  // a comparison
        std::vector<std::pair<int, Role>> members;
        bool opened = false;
        for (auto& [figure, sign] : line.terms) {
          members.push_back({figure, sign < 0 ? Role::removed : opened ? Role::added : Role::before});
          opened = opened || sign > 0;
        }
        if (!opened || members.size() < 2) continue;
        members.push_back({line.whole, Role::after});
        add(RelationKind::balance, members, "formula row", 1);
      }
    }
  }

  // The dimension that the part's breakdown has beyond the whole's; empty: it is no such part.
  static std::string fresh_dimension(const Figure& whole, const Figure& part) {
    std::string fresh;
    for (auto& [dimension, value] : part.breakdown) {
      auto known = whole.breakdown.find(dimension);
      if (known != whole.breakdown.end()) {
        if (known->second != value) return "";
        continue;
      }
      if (!fresh.empty()) return "";
      fresh = dimension;
    }
    return part.breakdown.size() == whole.breakdown.size() + 1 ? fresh : "";
  }

  bool partition(const std::string& name, const std::vector<int>& parts) const {
    int index = reading_.vocabulary.dimension(name);
    if (index < 0 || parts.size() < 2) return false;
    const Dimension& dimension = reading_.vocabulary.dimensions[static_cast<size_t>(index)];
    std::set<std::string> values;
    for (int p : parts) values.insert(fig(p).breakdown.at(name));
    if (dimension.always_partition) return true;
    return std::any_of(dimension.partition.begin(), dimension.partition.end(),
                       [&](const auto& set) { return std::includes(values.begin(), values.end(), set.begin(), set.end()); });
  }

  struct Family {
    std::string dimension;
    std::vector<std::pair<int, std::vector<int>>> sums;  // whole and parts, one for each row (or column)
  };

  // All sums of one layout stand or fall together.
  void judge(const Family& family, const char* origin) {
    Tally tally;
    bool declared = !family.sums.empty();
    for (auto& [whole, parts] : family.sums) {
      count(tally, whole, parts);
      declared = declared && partition(family.dimension, parts);
    }
    bool total = tally.proven() || (declared && tally.plausible());
    for (auto& [whole, parts] : family.sums) {
      if (total && parts.size() > 1)
        add_sum(RelationKind::total, whole, parts, origin, 0.95);
      else if (!total)
        add_sum(RelationKind::subset, whole, parts, origin, 0.9);
    }
  }

  // "Tổng số" and its parts beside it, under one header or behind "Trong đó".
  void sub_columns() {
    std::map<std::pair<int, std::string>, std::map<int, std::vector<int>>>
        families;  // column of the whole, dimension → whole → parts
    for (auto& [r, line] : by_row_)
      for (int whole : line.size() > kWidest ? std::vector<int>{} : line) {
        int c = place(whole).column;
        if (has_formula_.contains(c) || fig(whole).unit == "percent" || fig(whole).measure == Measure::change) continue;
        for (int part : line) {
          int k = place(part).column;
          if (k <= c || place(part).part != place(whole).part || !same_kind(fig(whole), fig(part)) ||
              !(fig(whole).area == fig(part).area))
            continue;
          std::string dimension = fresh_dimension(fig(whole), fig(part));
          if (dimension.empty()) continue;
          families[{c, dimension}][whole].push_back(part);
        }
      }
    for (auto& [key, sums] : families) {
      Family family{key.second, {}};
      size_t most = 0;
      for (auto& [whole, parts] : sums) most = std::max(most, parts.size());
      for (auto& [whole, parts] : sums)
        if (parts.size() == most || sums.size() == 1) family.sums.push_back({whole, parts});
      judge(family, "trong đó");
    }
  }

  // "1" and "1.1", "1.2"; a group's row and its members.
  void sub_rows() {
    std::map<int, std::vector<int>> children;
    for (int r = 0; r < grid_.rows(); ++r)
      if (row(r).kind == RowKind::value && row(r).parent >= 0 && row(row(r).parent).kind == RowKind::value)
        children[row(r).parent].push_back(r);
    for (auto& [parent, rows] : children) {
      if (rows.size() < 2) continue;
      Family family;
      bool groups = false, fine = true;
      for (int c = 0; c < grid_.columns() && fine; ++c) {
        int whole = at(parent, c, 0);
        if (whole < 0 || fig(whole).unit == "percent") continue;
        std::vector<int> parts;
        bool complete = true;
        for (int r : rows) {
          int part = at(r, c, 0);
          if (part < 0) {
            complete = complete && blank(r, c);
            continue;
          }
          if (!same_kind(fig(whole), fig(part))) {
            complete = false;
            continue;
          }
          if (shape_.rows_are_places) {
            groups = true;
          } else {
            std::string dimension = fresh_dimension(fig(whole), fig(part));
            if (dimension.empty() || (!family.dimension.empty() && family.dimension != dimension))
              complete = false;
            else
              family.dimension = dimension;
          }
          parts.push_back(part);
        }
        if (complete && parts.size() >= 2) family.sums.push_back({whole, parts});
      }
      if (family.sums.empty()) continue;
      if (groups) {
        Tally tally;
        for (auto& [whole, parts] : family.sums) count(tally, whole, parts);
        if (tally.proven())
          for (auto& [whole, parts] : family.sums)
            add_sum(RelationKind::total, whole, parts, "group row", 0.95, label_to(parent, whole));
        continue;
      }
      judge(family, "numbered rows");
    }
  }

  // Opening stock, what came, what went, closing stock, in one row or one column.
  void movement(const std::vector<int>& line, int r) {
    std::map<std::pair<std::string, Breakdown>, std::vector<int>> things;
    for (int i : line) {
      if (fig(i).unit == "percent" || fig(i).measure == Measure::change || fig(i).measure == Measure::share) continue;
      Breakdown breakdown = fig(i).breakdown;
      breakdown.erase("reason");
      things[{fig(i).indicator + "|" + fig(i).area.name, breakdown}].push_back(i);
    }
    for (auto& [key, members] : things) {
      int before = -1, after = -1, stocks = 0;
      std::vector<int> added, removed;
      bool formula = false;
      for (int i : members) {
        if (fig(i).measure == Measure::stock) {
          ++stocks;
          if (place(i).opening)
            before = i;
          else
            after = i;
          formula = formula || (!place(i).opening && has_formula_.contains(place(i).column) && r >= 0);
        }
        if (fig(i).measure == Measure::added) added.push_back(i);
        if (fig(i).measure == Measure::removed) removed.push_back(i);
      }
      if (formula || stocks != 2 || before < 0 || after < 0 || added.size() + removed.size() == 0) continue;
      // A sum and its reasons: the sum counts.
      auto without_reasons = [&](std::vector<int>& list) {
        std::vector<int> plain;
        for (int i : list)
          if (!fig(i).breakdown.contains("reason")) plain.push_back(i);
        if (plain.size() == 1 && list.size() > 1) list = plain;
      };
      without_reasons(added);
      without_reasons(removed);
      std::vector<std::pair<int, Role>> roles{{before, Role::before}};
      for (int i : added) roles.push_back({i, Role::added});
      for (int i : removed) roles.push_back({i, Role::removed});
      roles.push_back({after, Role::after});
      add(RelationKind::balance, roles, "movement", 0.95);
    }
  }

  // "Kỳ này", "Cùng kỳ", "Tăng (+), giảm (-)", "Tỷ lệ" of one row.
  void comparisons() {
    struct Comparison {
      int figure, now, then;
    };
    std::vector<Comparison> changes, rates;
    Tally tally;
    for (auto& [r, line] : by_row_)
      for (int i : line.size() > kWidest ? std::vector<int>{} : line) {
        if (fig(i).measure != Measure::change) continue;
        std::vector<int> now, then;
        for (int other : line) {
          const Figure &a = fig(i), &b = fig(other);
          bool counts = b.measure != Measure::change && b.measure != Measure::share && b.unit != "percent" &&
                        a.indicator == b.indicator && a.breakdown == b.breakdown && a.area == b.area &&
                        place(other).part == place(i).part && (a.unit == "percent" || a.unit == b.unit);
          if (!counts) continue;
          if (a.from == b.from && a.to == b.to)
            now.push_back(other);
          else if (b.to && a.to && *b.to < *a.to)
            then.push_back(other);
        }
        if (now.size() != 1 || then.size() != 1) continue;
        if (fig(i).unit == "percent") {
          rates.push_back({i, now[0], then[0]});
          continue;
        }
        Decimal difference = fig(now[0]).value - fig(then[0]).value;
        // Printed without its sign: the columns beside it say which way.
        if (place(i).sign == 0 && difference.is_negative() && fig(i).value == -difference) continue;
        ++(difference == fig(i).value ? tally.holds : tally.fails);
        changes.push_back({i, now[0], then[0]});
      }
    if (!tally.plausible()) return;
    for (const Comparison& c : changes)
      add(RelationKind::change, {{c.figure, Role::change}, {c.now, Role::now}, {c.then, Role::then}}, "comparison", 1);
    for (const Comparison& c : rates) {
      bool falls = fig(c.now).value < fig(c.then).value;
      if (place(c.figure).sign == 0 && falls) continue;
      add(RelationKind::rate, {{c.figure, Role::percent}, {c.now, Role::now}, {c.then, Role::then}}, "comparison", 1);
    }
  }

  const Reading& reading_;
  const TableShape& shape_;
  const TableGrid& grid_;
  const std::vector<TableFigure>& figures_;
  FigureId first_;
  std::map<std::tuple<int, int, int>, int> by_place_;
  std::map<int, std::vector<int>> by_row_, by_column_;
  std::set<int> has_formula_;
  std::vector<Relation> relations_;
};

}  // namespace

std::vector<Relation> find_table_relations(const Reading& reading, const TableShape& shape,
                                           const std::vector<TableFigure>& figures, FigureId first) {
  return RelationFinder(reading, shape, figures, first).all();
}

}  // namespace doisoat
