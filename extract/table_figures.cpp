#include "extract/table_figures.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "extract/table_period.h"
#include "extract/table_place.h"
#include "extract/table_topics.h"
#include "extract/table_units.h"

namespace doisoat {
namespace {

// A number of a cell: one of one, or one of two.
struct Entry {
  CellValue value;
  Decimal number;
  Span numeral;
  int decimals = 0;
  size_t part = 0, parts = 1;
};

class FigureFinder {
 public:
  FigureFinder(const TableView& table, std::vector<size_t>& split) : table_(table), split_(split) {}

  std::vector<TableFigure> all() {
    for (int r = 0; r < table_.grid.rows(); ++r) {
      RowKind kind = table_.row(r).kind;
      if (kind != RowKind::value && kind != RowKind::total) continue;
      for (int c = 0; c < table_.grid.columns(); ++c)
        if (table_.value_column(c)) cell(r, c);
    }
    return std::move(figures_);
  }

 private:
  void cell(int r, int c) {
    const TableCell& at = table_.grid.at(r, c);
    if (at.row != r || at.column != c || at.empty() || table_.role(c) == ColumnRole::target) return;
    if (is_none(table_.reading, at.range)) return add(r, c, {{}, 0, table_.span(at.range)});
    auto values = values_in(table_.reading, at.range);
    if (values.empty() || values.size() > 2) return;
    const Numeral& first = table_.reading.numerals[values[0].numeral];
    if (values.size() == 1 && first.whole && holds_two(r, c)) {
      split_.push_back(values[0].numeral);
      fraction(r, c, values[0], first);
    } else if (values.size() == 1) {
      add(r, c, {values[0], first.value, first.span, first.decimals});
    } else {
      for (size_t i = 0; i < 2; ++i) {
        const Numeral& n = table_.reading.numerals[values[i].numeral];
        if (n.whole || values[0].counter.empty() != values[1].counter.empty()) return;
        add(r, c, {values[i], n.value, n.span, n.decimals, i, 2});
      }
    }
  }

  // Whether the labels count two things: "vụ/đối tượng".
  bool holds_two(int r, int c) const {
    auto two = [](const Said& s) { return s.units.size() == 2; };
    const auto &path = table_.path(c), &labels = table_.labels(r);
    return std::any_of(path.begin(), path.end(), two) || std::any_of(labels.begin(), labels.end(), two) ||
           table_.unit_cell(r).size() == 2;
  }

  // "14/16".
  void fraction(int r, int c, const CellValue& value, const Numeral& n) {
    Span numerator{n.span.begin, n.span.begin}, denominator = n.span;
    for (LexemeIndex i = n.first; i < n.last; ++i)
      if (table_.reading.lexemes[i].is('/'))
        denominator.begin = table_.reading.lexemes[i + 1].span.begin;
      else if (denominator.begin == n.span.begin)
        numerator.end = table_.reading.lexemes[i].span.end;
    add(r, c, {value, n.value, numerator, n.decimals, 0, 2});
    add(r, c, {value, *n.whole, denominator, 0, 1, 2});
  }

  void add(int r, int c, const Entry& entry) {
    auto found = figure(r, c, entry);
    if (!found) return;
    found->figure.id = static_cast<FigureId>(figures_.size());
    figures_.push_back(std::move(*found));
  }

  ColumnRole role_of_row(int r) const {
    for (const Said& s : table_.labels(r))
      if (s.role != ColumnRole::none) return s.role;
    return ColumnRole::none;
  }

  Rate rate_of(int c, ColumnRole row_role) const {
    ColumnRole role = table_.role(c);
    if (role == ColumnRole::percent) return table_.rate_of(c);
    if (role == ColumnRole::change || role == ColumnRole::increase || role == ColumnRole::decrease) return Rate::change;
    if (row_role != ColumnRole::percent && role != ColumnRole::none) return Rate::unknown;
    return table_.compares() ? Rate::unknown : Rate::share;
  }

  std::optional<Topic> topic(int r, int c, const std::vector<Link>& chain, const Entry& entry, const UnitChoice& choice) const {
    std::vector<std::string> asked = choice.units;
    if (choice.percent()) {  // what the rate is of has a unit of its own
      asked.clear();
      if (int k = table_.column_beside(c); k >= 0 && table_.role(c) == ColumnRole::percent)
        asked = unit_of(table_, r, k, CellValue{entry.value.numeral, 0, false, {}}, 0, 1).units;
    }
    // The caption's unit decides between cases and persons where nothing nearer says one.
    if (asked.empty() && table_.context.caption_units.size() == 1)
      if (auto found = topic_of(table_, chain, table_.context.caption_units.front().units)) return found;
    return topic_of(table_, chain, asked);
  }

  // What the columns' and rows' roles make of the indicator's own measure.
  Measure measure_of(int c, ColumnRole row_role, const Indicator& indicator) const {
    ColumnRole role = table_.role(c);
    bool stock = indicator.measure == Measure::stock;
    bool row_moves = row_role == ColumnRole::added || row_role == ColumnRole::removed;
    ColumnRole moves = row_moves ? row_role : role;
    bool direction = role == ColumnRole::increase || role == ColumnRole::decrease;
    if (direction) {
      const auto& path = table_.path(c);
      bool compared = table_.compares() || std::any_of(path.begin(), path.end(), [](const Said& s) { return s.compared; });
      if (!stock || indicator.units.front() != "person" || compared) return Measure::change;
      return role == ColumnRole::increase ? Measure::added : Measure::removed;
    }
    if (role == ColumnRole::change) return Measure::change;
    if (stock && moves == ColumnRole::added) return Measure::added;
    if (stock && moves == ColumnRole::removed) return Measure::removed;
    return indicator.measure;
  }

  // False: the number is no plausible value of that measure and unit.
  bool set_value(const Entry& entry, ColumnRole role, const UnitChoice& choice, Figure& f) const {
    Decimal number = entry.number;
    if (f.unit != "percent") {
      // Money is named as such.
      if (f.unit == "vnd" && choice.units.empty() && !number.is_zero() && number < Decimal(1000)) return false;
      try {
        number = number * choice.factor;
        if (choice.divisor > 1) number = number * divide(Decimal(1), Decimal(choice.divisor), 6);
      } catch (const std::overflow_error&) {
        return false;
      }
    }
    int sign = entry.value.sign;
    if (f.measure != Measure::change && sign < 0) return false;
    if (sign < 0 || (f.measure == Measure::change && sign == 0 && role == ColumnRole::decrease)) number = -number;
    f.value = number;
    f.decimals = entry.decimals;
    return true;
  }

  std::optional<TableFigure> figure(int r, int c, const Entry& entry) const {
    UnitChoice choice = unit_of(table_, r, c, entry.value, entry.part, entry.parts);
    if (entry.parts == 2 && choice.units.empty()) return std::nullopt;
    ColumnRole role = table_.role(c), row_role = role_of_row(r);
    if (row_role == ColumnRole::target) return std::nullopt;
    // Two roles that have no word in common: the change of what was added.
    bool row_moves = row_role == ColumnRole::added || row_role == ColumnRole::removed;
    bool compares = role == ColumnRole::change || role == ColumnRole::increase || role == ColumnRole::decrease ||
                    role == ColumnRole::percent;
    if (row_moves && compares) return std::nullopt;
    Rate rate = choice.percent() ? rate_of(c, row_role) : Rate::unknown;
    if (choice.percent() && rate == Rate::unknown) return std::nullopt;

    std::vector<Link> chain = chain_of(table_, r, c);
    auto counted = topic(r, c, chain, entry, choice);
    if (!counted) return std::nullopt;
    const Indicator& indicator = table_.vocabulary.indicators[static_cast<size_t>(counted->indicator)];
    bool stock = indicator.measure == Measure::stock;

    TableFigure out;
    out.row = r;
    out.column = c;
    out.part = static_cast<int>(entry.part);
    out.role = role;
    out.sign = entry.value.sign;
    out.opening = role == ColumnRole::before || (row_role == ColumnRole::before && role != ColumnRole::then);
    if (out.opening && !stock) return std::nullopt;
    Figure& f = out.figure;
    f.report = table_.context.report_index;
    f.indicator = indicator.code;
    f.evidence.push_back({"indicator", name(chain[counted->link].where), table_.span(counted->range)});
    f.measure = !choice.percent()      ? measure_of(c, row_role, indicator)
                : rate == Rate::change ? Measure::change
                                       : Measure::share;
    f.breakdown = breakdown_of(table_, chain, *counted, f.measure, f.evidence);
    f.unit = choice.percent() ? "percent" : settle_unit(table_, counted->indicator, f.breakdown, choice);
    if (f.unit.empty() || !set_value(entry, role, choice, f)) return std::nullopt;
    f.numeral = entry.numeral;
    f.quote = table_.span(table_.grid.at(r, c).range);
    if (!set_period(table_, r, c, row_role, stock, f) || !set_area(table_, r, c, f)) return std::nullopt;
    return out;
  }

  const TableView& table_;
  std::vector<size_t>& split_;
  std::vector<TableFigure> figures_;
};

}  // namespace

std::vector<TableFigure> find_table_figures(const TableView& table, std::vector<size_t>& split) {
  return FigureFinder(table, split).all();
}

}  // namespace doisoat
