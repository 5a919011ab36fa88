// The time of a table's figures: what its caption says, else the report's period; columns may speak of other periods.
#pragma once

#include <optional>

#include "document/report.h"
#include "extract/dates.h"

namespace doisoat {

struct Stretch {
  std::optional<Date> from, to;
};

struct TableTime {
  Stretch base;  // that the table is about
  ReportKind kind = ReportKind::other;
  bool years_are_periods = false;  // columns "2023", "2024" of a table about half a year mean that half of each year
};

// The days `m` means in a table. nullopt: it leaves that open.
std::optional<Stretch> stretch_of(const TimeMention& m, const TableTime& table, bool stock);
// The same stretch `years` earlier or later; the one just before it.
Stretch shifted(const Stretch& base, int years);
std::optional<Stretch> preceding(const Stretch& base);

}  // namespace doisoat
