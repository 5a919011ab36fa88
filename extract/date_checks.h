// Dates that cannot be meant: days that do not exist, periods that end before they begin, dates behind the report's own.
#pragma once

#include <vector>

#include "document/relation.h"
#include "document/report.h"
#include "extract/dates.h"

namespace doisoat {

// Observations for the flags `date` and `period`, in reading order, each with the report it lies in. Sparing: what may be right is
// not flagged, and the same thing said again is flagged once.
//   impossible_date   31/02/2024, tháng 13 năm 2024, năm 20190
//   implausible_date  a day about which the report counts something ("đến ngày …", "từ … đến …") lies after the day it was issued on
//   reversed_period   từ ngày 15/12/2025 đến ngày 14/6/2025
std::vector<Observation> check_dates(std::string_view text, const std::vector<TimeMention>& mentions, const std::vector<Report>& reports);

}  // namespace doisoat
