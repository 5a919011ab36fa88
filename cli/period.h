// A period as people type it: 2024 · 05/2024 · 2024-05 · quý 2/2024 or 2024-Q2 · 31/05/2024 · 2024-01-01..2024-06-30.
#pragma once

#include <optional>
#include <string>

#include "document/date.h"

namespace doisoat {

struct DayRange {
  Date from, to;  // both days included
};

std::optional<DayRange> parse_period(const std::string& text);

}  // namespace doisoat
