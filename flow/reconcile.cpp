#include "flow/reconcile.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doisoat {
namespace {

constexpr long kGap = 3;             // days that may lie between a closing and the next opening, or between two names of a time
constexpr size_t kEnoughHistory = 6;  // earlier numbers that make a range
constexpr double kFar = 6;           // deviations from the median

bool same_series(const HistoryFigure& a, const HistoryFigure& b) {
  bool same_area = a.area.code.empty() ? a.area.name == b.area.name : a.area.code == b.area.code;
  return same_area && a.indicator == b.indicator && a.unit == b.unit && a.breakdown == b.breakdown && !a.qualified && !b.qualified;
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
  flag.parameters = {{"expected", expected.str()}, {"reported", own.value.str()}, {"document", other.document_name},
                     {"date", other.to->iso()}};
  return flag;
}

// The opening stock: of the day on which the period begins.
std::optional<HistoryFlag> opening(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  if (own.measure != Measure::stock || !own.report_from || !own.to || !near(*own.to, *own.report_from)) return std::nullopt;
  const HistoryFigure* closing = nullptr;
  for (const HistoryFigure& other : on_file)
    // Another report's opening of the same day says nothing new.
    if (other.measure == Measure::stock && same_series(own, other) && of_own_period(other) && near(*other.to, *own.to) &&
        (!closing || days_between(*closing->to, *other.to) >= 0))
      closing = &other;
  if (!closing || closing->value == own.value) return std::nullopt;
  return differs(rules, own, *closing, closing->value, "flag.history.opening");
}

// A number of an earlier time, told beside one of this.
std::optional<HistoryFlag> same_period(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  bool count = own.measure == Measure::stock || own.measure == Measure::flow;
  if (!count || !own.report_from || !own.to || days_between(*own.to, *own.report_from) <= kGap) return std::nullopt;
  for (const HistoryFigure& other : on_file)
    if (other.measure == own.measure && same_series(own, other) && of_own_period(other) && same_time(other, own.from, *own.to))
      return other.value == own.value ? std::nullopt : std::optional(differs(rules, own, other, other.value, "flag.history.same_period"));
  return std::nullopt;
}

// "giảm 06 vụ so với cùng kỳ" against the count beside it and the one on file of a year before.
std::optional<HistoryFlag> change(const HistoryFigure& own, const std::vector<HistoryFigure>& all_own,
                                  const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  if (own.measure != Measure::change || !own.to || own.qualified) return std::nullopt;
  for (const HistoryFigure& now : all_own) {
    bool count = now.measure == Measure::stock || now.measure == Measure::flow;
    HistoryFigure alike = own;
    alike.unit = now.unit;  // a rate is in percent
    if (!count || !same_series(alike, now) || now.to != own.to || (own.from && now.from && now.from != own.from)) continue;
    std::optional<Date> from = now.from ? std::optional(add_years(*now.from, -1)) : std::nullopt;
    for (const HistoryFigure& then : on_file) {
      if (then.measure != now.measure || !same_series(now, then) || !of_own_period(then)) continue;
      if (!same_time(then, from, add_years(*now.to, -1))) continue;
      if (own.unit == "percent" && then.value.is_zero()) return std::nullopt;
      Decimal expected = own.unit == "percent" ? divide(Decimal(100) * (now.value - then.value), then.value, std::min(own.decimals, 6))
                                               : now.value - then.value;
      if (expected == own.value) return std::nullopt;
      HistoryFlag flag = differs(rules, own, then, expected, "flag.history.change");
      flag.figures.insert(flag.figures.begin() + 1, now.id);
      flag.parameters["now"] = now.value.str();
      flag.parameters["then"] = then.value.str();
      return flag;
    }
  }
  return std::nullopt;
}

double median(std::vector<double> values) {
  auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2) return *middle;
  double upper = *middle;
  return (*std::max_element(values.begin(), middle) + upper) / 2;
}

std::optional<HistoryFlag> outlier(const HistoryFigure& own, const std::vector<HistoryFigure>& on_file, const Rules& rules) {
  bool count = own.measure == Measure::stock || own.measure == Measure::flow;
  if (!count || !of_own_period(own) || own.unit == "percent") return std::nullopt;
  // One number for each earlier time; flows of about the same length only.
  std::map<Date, double> earlier;
  for (const HistoryFigure& other : on_file) {
    if (other.measure != own.measure || !same_series(own, other) || !of_own_period(other) || *other.to >= *own.to) continue;
    if (own.from.has_value() != other.from.has_value()) continue;
    if (own.from && std::labs(days_between(*own.from, *own.to) - days_between(*other.from, *other.to)) > 10) continue;
    earlier.emplace(*other.to, other.value.approximate());
  }
  if (earlier.size() < kEnoughHistory) return std::nullopt;
  std::vector<double> values, distances;
  for (const auto& [date, value] : earlier) values.push_back(value);
  double middle = median(values);
  for (double value : values) distances.push_back(std::abs(value - middle));
  // Counts scatter by their root even where the last months happened to be alike.
  double deviation = std::max(1.4826 * median(distances), std::sqrt(std::max(middle, 1.0)));
  if (std::abs(own.value.approximate() - middle) <= kFar * deviation) return std::nullopt;
  HistoryFlag flag{"outlier", rules.find("outlier")->severity, {own.id}, std::nullopt, own.value, "flag.outlier.far", {}};
  auto [least, most] = std::minmax_element(values.begin(), values.end());
  flag.parameters = {{"reported", own.value.str()},
                     {"least", Decimal(static_cast<std::int64_t>(std::floor(*least))).str()},
                     {"most", Decimal(static_cast<std::int64_t>(std::ceil(*most))).str()},
                     {"count", std::to_string(values.size())}};
  return flag;
}

void renew(Connection& connection, RowId document, const Rules& rules, int& added) {
  std::vector<HistoryFigure> own = figures_of_document(connection, document);
  std::vector<HistoryFigure> on_file;
  std::set<std::pair<std::string, std::string>> asked;
  for (const HistoryFigure& figure : own) {
    std::string area = figure.area.code.empty() ? "name " + figure.area.name : figure.area.code;
    bool placed = !figure.area.code.empty() || !figure.area.name.empty();
    if (!placed || !asked.emplace(area, figure.indicator).second) continue;
    for (HistoryFigure& other : figures_on_file(connection, figure.area, figure.indicator, document)) on_file.push_back(std::move(other));
  }
  added += replace_history_flags(connection, document, compare_with_history(own, on_file, rules));
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

int reconcile(Connection& connection, RowId document, const Rules& rules) {
  int added = 0;
  if (!rules.find("history") || !rules.find("outlier")) return added;  // a catalogue without them wants none
  renew(connection, document, rules, added);
  for (RowId other : later_documents_of_same_areas(connection, document)) renew(connection, other, rules, added);
  return added;
}

}  // namespace doisoat
