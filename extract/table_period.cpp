#include "extract/table_period.h"

#include <algorithm>
#include <optional>

namespace doisoat {
namespace {

// The time that labels name, the nearest first.
class SaidTime {
 public:
  void look(const std::vector<Said>& labels) {
    for (const Said& s : labels) {
      if (found()) return;
      if (s.compared) continue;
      auto named =
          std::find_if(s.times.begin(), s.times.end(), [](const TimeMention* m) { return m->kind != TimeKind::blank_day; });
      if (named != s.times.end()) mention = *named;
      year = s.bare_year;
    }
  }
  bool found() const { return mention || year; }

  const TimeMention* mention = nullptr;
  std::optional<int> year;
};

// Whether what is compared with is a year before ("cùng kỳ năm trước") or the period just before ("tháng trước").
std::optional<Stretch> stretch_before(const Reading& reading, const std::vector<Said>& labels, const TableTime& table) {
  bool year_before = false, period_before = false;
  for (const Said& s : labels)
    for (LexemeIndex i = s.range.begin; i + 1 < s.range.end; ++i) {
      const Lexeme &a = reading.lexemes[i], &b = reading.lexemes[i + 1];
      bool year = a.is_word("nam") && (b.is_word("truoc") || b.is_word("ngoai"));
      year_before = year_before || (a.is_word("cung") && b.is_word("ky")) || year;
      period_before = period_before || ((a.is_word("ky") || a.is_word("thang") || a.is_word("quy")) && b.is_word("truoc"));
    }
  if (year_before) return shifted(table.base, -1);
  return period_before ? preceding(table.base) : std::nullopt;
}

}  // namespace

bool set_period(const TableView& table, int r, int c, ColumnRole row_role, bool stock, Figure& figure) {
  const TableTime& time = table.context.time;
  bool flow = !stock || figure.measure == Measure::added || figure.measure == Measure::removed;
  bool change = figure.measure == Measure::change;
  ColumnRole role = table.role(c);
  auto set = [&](const Stretch& s) {
    figure.from = flow ? s.from : std::nullopt;
    figure.to = s.to;
    return true;
  };

  SaidTime said;
  if (table.labels_speak(r)) said.look(table.labels(r));
  if (!change) said.look(table.path(c));
  if (!table.shape.rows_are_places && !said.found())
    for (int up : table.rows_above(r)) said.look(table.labels(up));
  if (role == ColumnRole::percent && !change && !said.found())
    if (int k = table.column_beside(c); k >= 0) said.look(table.path(k));

  if (said.year) {
    if (time.years_are_periods && time.base.to) return set(shifted(time.base, *said.year - time.base.to->year));
    return set({Date{*said.year, 1, 1}, Date{*said.year, 12, 31}});
  }
  if (said.mention) {
    auto stretch = stretch_of(*said.mention, time, !flow);
    if (!stretch) return false;
    figure.evidence.push_back({"time", "column header", said.mention->span});
    return set(*stretch);
  }
  if (role == ColumnRole::then || row_role == ColumnRole::then) {
    auto before = stretch_before(table.reading, role == ColumnRole::then ? table.path(c) : table.labels(r), time);
    return before && set(*before);
  }
  bool opening = role == ColumnRole::before || row_role == ColumnRole::before;
  if (opening && !flow) {
    figure.to = time.base.from;
    return true;
  }
  return set(time.base);
}

}  // namespace doisoat
