#include "extract/table_time.h"

#include <algorithm>
#include <cstdlib>

namespace doisoat {
namespace {

Date add_months(Date date, int months) {
  int month = date.year * 12 + date.month - 1 + months;
  Date moved{month / 12, month % 12 + 1, date.day};
  bool last = date.day == days_in_month(date.year, date.month);
  int most = days_in_month(moved.year, moved.month);
  moved.day = last ? most : std::min(moved.day, most);
  return moved;
}

// The table's own period in another year, where the words name one of that kind.
std::optional<int> years_away(const TimeMention& m, const TableTime& table) {
  if (!m.from || !m.to || !table.base.from || !table.base.to) return std::nullopt;
  int years = m.to->year - table.base.to->year;
  Date from = std::max(*m.from, add_years(*table.base.from, years)), to = std::min(*m.to, add_years(*table.base.to, years));
  long common = from <= to ? days_between(from, to) + 1 : 0;
  long said = days_between(*m.from, *m.to) + 1, own = days_between(*table.base.from, *table.base.to) + 1;
  if (m.kind == TimeKind::year && table.years_are_periods) return years;
  bool kind = m.kind == TimeKind::half || m.kind == TimeKind::quarter || m.kind == TimeKind::month ||
              m.kind == TimeKind::months || m.kind == TimeKind::year;
  if (kind && std::labs(said - own) <= 20 && 2 * common >= said - 31) return years;
  return std::nullopt;
}

// A reporting year, of the calendar or from 15/12 to 14/12.
bool spans_a_year(const Stretch& base) {
  return base.from && base.to && std::labs(days_between(*base.from, *base.to) + 1 - 365) <= 20;
}

}  // namespace

Stretch shifted(const Stretch& base, int years) {
  Stretch s = base;
  if (s.from) s.from = add_years(*s.from, years);
  if (s.to) s.to = add_years(*s.to, years);
  return s;
}

std::optional<Stretch> preceding(const Stretch& base) {
  if (!base.from || !base.to) return std::nullopt;
  long days = days_between(*base.from, *base.to) + 1;
  int months = static_cast<int>((days + 15) / 30);
  if (months < 1 || std::labs(days - months * 365L / 12) > 6) return std::nullopt;
  return Stretch{add_months(*base.from, -months), add_months(*base.to, -months)};
}

std::optional<Stretch> stretch_of(const TimeMention& mention, const TableTime& table, bool stock) {
  TimeMention m = table.base.to ? with_year(mention, table.base.to->year) : mention;
  auto settle = [&](Stretch s) {
    if (stock) s.from.reset();
    return s;
  };
  switch (m.kind) {
    case TimeKind::duration: {
      // "6 tháng" of a table about six months.
      int months = m.amount * (m.unit == TimeUnit::year      ? 12
                               : m.unit == TimeUnit::quarter ? 3
                               : m.unit == TimeUnit::month   ? 1
                                                             : 0);
      if (!table.base.from || !table.base.to || months == 0) return std::nullopt;
      long days = days_between(*table.base.from, *table.base.to) + 1;
      if (std::labs(days - months * 365L / 12) > 20) return std::nullopt;
      return settle(table.base);
    }
    case TimeKind::clock:
    case TimeKind::blank_day: return std::nullopt;
    default: break;
  }
  if (m.relative != RelativeTime::none && m.kind != TimeKind::range) {
    switch (m.relative) {
      case RelativeTime::same_period: {
        int years = m.from && table.base.to && m.from->year < table.base.to->year ? m.from->year - table.base.to->year : -1;
        return settle(shifted(table.base, years));
      }
      case RelativeTime::last_year:
        if (m.from && m.to && !table.years_are_periods && !spans_a_year(table.base)) break;
        return settle(shifted(table.base, -1));
      case RelativeTime::last_period:
      case RelativeTime::last_quarter:
      case RelativeTime::last_month:
      case RelativeTime::last_week: {
        auto before = preceding(table.base);
        if (!before) return std::nullopt;
        return settle(*before);
      }
      case RelativeTime::period_start: return stock ? Stretch{std::nullopt, table.base.from} : table.base;
      case RelativeTime::year_start:
      case RelativeTime::year_end:
        if (!m.from || !m.to) return std::nullopt;
        return settle({m.from, m.to});
      default: return settle(table.base);
    }
  }
  if (auto years = years_away(m, table)) return settle(shifted(table.base, *years));
  if (m.kind == TimeKind::day || m.kind == TimeKind::day_month) {
    if (!m.to) return std::nullopt;
    if (stock) return Stretch{std::nullopt, m.to};
    if (m.cue == TimeCue::until || m.cue == TimeCue::as_of) return Stretch{table.base.from, m.to};
    return Stretch{m.from, m.to};
  }
  if (!m.to) return std::nullopt;
  return settle({m.from, m.to});
}

}  // namespace doisoat
