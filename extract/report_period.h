// Kind and period of a report, out of its title and the spans its text states.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/report.h"
#include "extract/dates.h"
#include "extract/opening.h"

namespace doisoat {

struct KindAndPeriod {
  ReportKind kind = ReportKind::other;
  std::optional<Date> from, to;
  bool kind_said = false;    // by the title's words, not guessed
  bool period_said = false;  // by days in the text, not taken from the calendar
};

// `report` is the report's part of the text; `opening` may be null.
KindAndPeriod kind_and_period(std::string_view text, Span report, const Opening* opening, const std::vector<TimeMention>& mentions);

}  // namespace doisoat
