#include "flow/reconcile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "catalogue/fold.h"
#include "flow/comparison_base.h"
#include "flow/outlier.h"

namespace doisoat {
namespace {

constexpr long kGap = 3;             // days that may lie between a closing and the next opening, or between two names of a time
constexpr long kAlike = 10;          // days by which two months differ at most, with what an early deadline takes off
constexpr int kPercentDigits = 6;

// The commune, its police and the Party committee count each for themselves: their reports are not held against each other. An
// issuer that was not found says nothing.
bool same_issuer(const HistoryFigure& a, const HistoryFigure& b) {
  if (a.issuer.empty() || b.issuer.empty()) return true;
  return fold_word(a.issuer).bare == fold_word(b.issuer).bare;
}

// A unit that came of a merger is another one, though it may have kept name and code.
bool same_unit(const HistoryFigure& a, const HistoryFigure& b) {
  bool same_area = a.area.code.empty() ? a.area.name == b.area.name : a.area.code == b.area.code;
  return same_area && (a.unit_since == 0 || b.unit_since == 0 || a.unit_since == b.unit_since);
}

bool same_series(const HistoryFigure& a, const HistoryFigure& b) {
  return same_unit(a, b) && same_issuer(a, b) && a.indicator == b.indicator && a.unit == b.unit && a.breakdown == b.breakdown && !a.qualified && !b.qualified;
}

bool near(Date a, Date b) { return std::labs(days_between(a, b)) <= kGap; }

bool same_time(const HistoryFigure& a, const std::optional<Date>& from, Date to) {
  return a.from.has_value() == from.has_value() && near(*a.to, to) && (!from || near(*a.from, *from));
}

// Counted in the report's own period, rather than told of another time.
bool of_own_period(const HistoryFigure& figure) {
  return figure.report_to && figure.to && near(*figure.to, *figure.report_to);
}

HistoryFlag differs(const Rules& rules, const HistoryFigure& own, const HistoryFigure& other, Decimal expected, const char* message) {
  HistoryFlag flag{"history", rules.find("history")->severity, {own.id, other.id}, expected, own.value, message, {}};
  flag.parameters = {{"expected", expected.str()}, {"reported", own.value.str()}, {"document", other.report_number.empty() ? other.document_name : other.report_number},
                     {"date", other.to->iso()}};
  return flag;
}

// What reports on file say of one thing at one time; where they disagree among themselves, one that agrees with `own` is enough.
std::optional<HistoryFlag> against_any(const HistoryFigure& own, const std::vector<const HistoryFigure*>& told, const char* message, const Rules& rules) {
  bool agrees = std::any_of(told.begin(), told.end(), [&](const HistoryFigure* other) { return other->value == own.value; });
  if (told.empty() || agrees) return std::nullopt;
  return differs(rules, own, *told.back(), told.back()->value, message);
}

// The opening stock: of the day on which the period begins.
std::optional<HistoryFlag> opening(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  if (own.measure != Measure::stock || !own.report_from || !own.to || !near(*own.to, *own.report_from)) return std::nullopt;
  std::vector<const HistoryFigure*> closings;
  for (const HistoryFigure& other : on_file)
    // Another report's opening of the same day says nothing new.
    if (other.measure == Measure::stock && same_series(own, other) && of_own_period(other) && near(*other.to, *own.to))
      closings.push_back(&other);
  return against_any(own, closings, "flag.history.opening", rules);
}

// A number of an earlier time, told beside one of this.
std::optional<HistoryFlag> same_period(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  bool count = own.measure == Measure::stock || own.measure == Measure::flow;
  if (!count || !own.report_from || !own.to || days_between(*own.to, *own.report_from) <= kGap) return std::nullopt;
  std::vector<const HistoryFigure*> told;
  for (const HistoryFigure& other : on_file)
    if (other.measure == own.measure && same_series(own, other) && of_own_period(other) && same_time(other, own.from, *own.to))
      told.push_back(&other);
  return against_any(own, told, "flag.history.same_period", rules);
}

// Whether `then` is what a change of `now` is told against.
bool is_base(const HistoryFigure& then, const HistoryFigure& now, ComparisonBase base) {
  if (then.measure != now.measure || !same_series(now, then) || !of_own_period(then)) return false;
  if (base == ComparisonBase::year_before)
    return same_time(then, now.from ? std::optional(add_years(*now.from, -1)) : std::nullopt, add_years(*now.to, -1));
  if (!now.report_from || !near(*then.to, *now.report_from)) return false;
  if (!now.from) return true;
  return then.from && std::labs(days_between(*then.from, *then.to) - days_between(*now.from, *now.to)) <= kAlike;
}

// A rate fits when the exact one rounds to it: 1/8 is both 12 % and 13 %.
bool fits(const HistoryFigure& change, Decimal now, Decimal then) {
  if (change.unit != "percent") return change.value == now - then;
  Decimal off = abs(change.value * then - Decimal(100) * (now - then));
  return off <= abs(then) * Decimal(5, std::min(change.decimals, kPercentDigits) + 1);
}

// "giảm 06 vụ so với cùng kỳ" against the count beside it and the one on file of a year before; "so với tháng trước" against that of
// the report before.
std::optional<HistoryFlag> change(const HistoryFigure& own, const std::vector<HistoryFigure>& all_own,
                                  const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  if (own.measure != Measure::change || !own.to || own.qualified) return std::nullopt;
  auto base = comparison_base(own.said_before, own.said_after);
  if (!base) return std::nullopt;
  for (const HistoryFigure& now : all_own) {
    bool count = now.measure == Measure::stock || now.measure == Measure::flow;
    HistoryFigure alike = own;
    alike.unit = now.unit;  // a rate is in percent
    if (!count || !same_series(alike, now) || now.to != own.to || (own.from && now.from && now.from != own.from)) continue;
    for (const HistoryFigure& then : on_file) {
      if (!is_base(then, now, *base)) continue;
      if (own.unit == "percent" && then.value.is_zero()) return std::nullopt;
      if (fits(own, now.value, then.value)) return std::nullopt;
      Decimal expected = own.unit == "percent" ? divide(Decimal(100) * (now.value - then.value), then.value, std::min(own.decimals, kPercentDigits))
                                               : now.value - then.value;
      bool rate = own.unit == "percent", year = *base == ComparisonBase::year_before;
      HistoryFlag flag = differs(rules, own, then, expected, year ? (rate ? "flag.history.rate" : "flag.history.change")
                                                                  : (rate ? "flag.history.rate_before" : "flag.history.change_before"));
      flag.figures.insert(flag.figures.begin() + 1, now.id);
      flag.parameters["now"] = now.value.str();
      flag.parameters["then"] = then.value.str();
      return flag;
    }
  }
  return std::nullopt;
}

std::optional<HistoryFlag> outlier(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  bool count = own.measure == Measure::stock || own.measure == Measure::flow;
  if (!count || !of_own_period(own) || own.unit == "percent") return std::nullopt;
  // One number for each earlier time; flows of about the same length only.
  std::map<Date, double> earlier;
  for (const HistoryFigure& other : on_file) {
    if (other.measure != own.measure || !same_series(own, other) || !of_own_period(other) || *other.to >= *own.to) continue;
    if (own.from.has_value() != other.from.has_value()) continue;
    if (own.from && std::labs(days_between(*own.from, *own.to) - days_between(*other.from, *other.to)) > kAlike) continue;
    earlier.emplace(*other.to, other.value.approximate());
  }
  std::vector<double> values;
  for (const auto& [date, value] : earlier) values.push_back(value);
  auto usual = far_outside(own.value.approximate(), values, own.unit);
  if (!usual) return std::nullopt;
  HistoryFlag flag{"outlier", rules.find("outlier")->severity, {own.id}, std::nullopt, own.value, "flag.outlier.far", {}};
  flag.parameters = {{"reported", own.value.str()},
                     {"least", Decimal(static_cast<std::int64_t>(std::floor(usual->least))).str()},
                     {"most", Decimal(static_cast<std::int64_t>(std::ceil(usual->most))).str()},
                     {"count", std::to_string(usual->count)}};
  return flag;
}

void place(std::vector<HistoryFigure>& figures, const Gazetteer& places) {
  for (HistoryFigure& figure : figures)
    if (const Place* unit = figure.area.code.empty() ? nullptr : places.by_code(figure.area.code, figure.report_to))
      figure.unit_since = unit->from;
}

int renew(Connection& connection, RowId document, const Catalogue& catalogue) {
  std::vector<HistoryFigure> own = figures_of_document(connection, document);
  std::vector<HistoryFigure> on_file;
  std::set<std::pair<std::string, std::string>> asked;
  for (const HistoryFigure& figure : own) {
    std::string area = figure.area.code.empty() ? "name " + figure.area.name : figure.area.code;
    bool placed = !figure.area.code.empty() || !figure.area.name.empty();
    if (!placed || !asked.emplace(area, figure.indicator).second) continue;
    for (HistoryFigure& other : figures_on_file(connection, figure.area, figure.indicator, document)) on_file.push_back(std::move(other));
  }
  place(own, catalogue.places);
  place(on_file, catalogue.places);
  return replace_history_flags(connection, document, compare_with_history(own, on_file, catalogue.rules));
}

}  // namespace

std::vector<HistoryFlag> compare_with_history(const std::vector<HistoryFigure>& own, const std::vector<HistoryFigure>& on_file,
                                              const Rules& rules) {
  std::vector<HistoryFlag> flags;
  for (const HistoryFigure& figure : own)
    for (auto flag : {opening(figure, on_file, rules), same_period(figure, on_file, rules), change(figure, own, on_file, rules),
                      outlier(figure, on_file, rules)})
      if (flag) flags.push_back(std::move(*flag));
  return flags;
}

int reconcile(Connection& connection, RowId document, const Catalogue& catalogue) {
  if (!catalogue.rules.find("history") || !catalogue.rules.find("outlier")) return 0;  // a catalogue without them wants none
  int added = renew(connection, document, catalogue);
  for (RowId other : later_documents_of_same_areas(connection, document)) added += renew(connection, other, catalogue);
  return added;
}

}  // namespace doisoat
