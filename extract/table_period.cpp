#include "extract/table_period.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace doisoat {
namespace {

constexpr long kSameEnd = 31;  // days by which the ends of a reporting period differ from those of its months

// The time that labels name, the nearest first; "Quý I" takes its year from a label further out, "2024" its part from one.
class SaidTime {
 public:
  void look(const std::vector<Said>& labels) {
    for (const Said& s : labels) {
      if (s.compared) continue;
      if (s.bare_year) take_year(*s.bare_year, nullptr);
      auto named =
          std::find_if(s.times.begin(), s.times.end(), [](const TimeMention* m) { return m->kind != TimeKind::blank_day && !ends_any_period(*m); });
      if (named == s.times.end()) continue;
      bool year = (*named)->kind == TimeKind::year && (*named)->start.year && (*named)->relative == RelativeTime::none;
      if (year)
        take_year((*named)->start.year, *named);
      else
        take(*named);
    }
  }
  bool found() const { return mention_ || year_; }
  const TimeMention* mention() const { return mention_; }

  std::optional<Stretch> stretch(const TableTime& table, bool stock) const {
    if (mention_) return stretch_of(around_ ? with_year(*mention_, *around_) : *mention_, table, stock);
    if (!year_) return std::nullopt;
    if (table.years_are_periods && table.base.to) return shifted(table.base, *year_ - table.base.to->year);
    return Stretch{Date{*year_, 1, 1}, Date{*year_, 12, 31}};
  }

 private:
  // "Người nghiện có hồ sơ (cuối năm)": at the end of whichever year the column is of.
  static bool ends_any_period(const TimeMention& m) {
    return (m.relative == RelativeTime::year_end || m.relative == RelativeTime::period_end) && !m.start.year && m.kind != TimeKind::range;
  }
  static bool part_of_a_year(const TimeMention& m) {
    bool part =
        m.kind == TimeKind::month || m.kind == TimeKind::quarter || m.kind == TimeKind::half || m.kind == TimeKind::months;
    return part && !m.from;
  }
  void take_year(int year, const TimeMention* mention) {
    if (!found())
      year_ = year, mention_ = mention;
    else if (mention_ && part_of_a_year(*mention_) && !around_)
      around_ = year;
  }
  void take(const TimeMention* mention) {
    if (!found()) {
      mention_ = mention;
    } else if (year_ && part_of_a_year(*mention)) {
      around_ = year_;
      year_.reset();
      mention_ = mention;
    }
  }

  const TimeMention* mention_ = nullptr;
  std::optional<int> year_, around_;  // of the mention itself; of a label around it
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

// The columns that a column "Cộng" adds up: under the same header cells.
bool is_summand(const TableShape& shape, int total, int c) {
  const TableColumn &whole = shape.columns[static_cast<size_t>(total)], &part = shape.columns[static_cast<size_t>(c)];
  if (c == total || part.kind != ColumnKind::value || whole.path_cells.size() != part.path_cells.size() ||
      whole.path_cells.empty())
    return false;
  return std::equal(whole.path_cells.begin() + 1, whole.path_cells.end(), part.path_cells.begin() + 1);
}

// The times of the rows or columns that this row or column is the sum of; empty: they have none of their own.
std::vector<Stretch> summed(const TableView& table, int r, int c) {
  std::vector<Stretch> times;
  auto add = [&](const std::vector<Said>& labels) {
    SaidTime said;
    said.look(labels);
    if (auto s = said.stretch(table.context.time, false); s && s->from && s->to) times.push_back(*s);
    return said.found();
  };
  if (table.row(r).kind == RowKind::total)
    for (int k = 0; k < table.grid.rows(); ++k)
      if (table.row(k).kind == RowKind::value && !add(table.labels(k))) return {};
  if (!times.empty()) return times;
  const auto& path = table.path(c);
  if (std::none_of(path.begin(), path.end(), [](const Said& s) { return s.total; })) return {};
  for (int k = 0; k < table.grid.columns(); ++k)
    if (is_summand(table.shape, c, k) && !add(table.path(k))) return {};
  return times;
}

// All of them together; the table's own period where that is about the same.
Stretch together(const std::vector<Stretch>& times, const Stretch& base) {
  Stretch all = times.front();
  for (const Stretch& s : times) {
    all.from = std::min(*all.from, *s.from);
    all.to = std::max(*all.to, *s.to);
  }
  bool same = base.from && base.to && std::labs(days_between(*base.from, *all.from)) <= kSameEnd &&
              std::labs(days_between(*base.to, *all.to)) <= kSameEnd;
  return same ? base : all;
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
  said.look(table.labels(r));
  if (!change) said.look(table.path(c));
  for (int up : table.rows_above(r)) said.look(table.labels(up));
  if (role == ColumnRole::percent && !change && !said.found())
    if (int k = table.column_beside(c); k >= 0) said.look(table.path(k));

  if (said.found()) {
    auto stretch = said.stretch(time, !flow);
    if (!stretch) return false;
    if (said.mention()) figure.evidence.push_back({"time", "column header", said.mention()->span});
    return set(*stretch);
  }
  if (role == ColumnRole::then || row_role == ColumnRole::then) {
    auto before = stretch_before(table.reading, role == ColumnRole::then ? table.path(c) : table.labels(r), time);
    return before && set(*before);
  }
  // A sum over months is of all of them; what there was at each of their ends adds up to nothing.
  if (auto times = summed(table, r, c); times.size() > 1) return flow && set(together(times, time.base));
  bool opening = role == ColumnRole::before || row_role == ColumnRole::before;
  if (opening && !flow) {
    figure.to = time.base.from;
    return true;
  }
  return set(time.base);
}

}  // namespace doisoat
