// Mentions of breakdown values: from the catalogue's phrases, and from what is made of numerals ("Điều 249", "từ 18 đến 30 tuổi").
#pragma once

#include <string>
#include <vector>

#include "extract/scope.h"

namespace doisoat {

struct BreakdownMention {
  Range range;
  int dimension = 0;
  std::string value;
  std::string source;  // the name behind "từ Đồn Biên phòng …", as printed
};

// In reading order.
std::vector<BreakdownMention> find_breakdowns(const Reading& reading);

// The breakdown of a quantity, dimension by dimension, for an indicator with a measure. Entries of `inherited` are kept unless
// the quantity's own words say otherwise. Adds the evidence of what it finds.
// `part`: it is one of several into which a movement is split; only then a reason is its breakdown.
Breakdown breakdown_of(const Quantity& quantity, int indicator, Measure measure, bool part, const Breakdown& inherited, const Reading& reading,
                       const Scope& scope, const std::vector<BreakdownMention>& mentions, std::vector<Evidence>& evidence);

// The dimension of a breakdown of the indicator that stands directly at the quantity, so that it is a part of what was counted
// before; -1: none does.
int direct_breakdown(const Quantity& quantity, int indicator, const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions);
bool has_direct_breakdown(const Quantity& quantity, int indicator, const Reading& reading, const Scope& scope,
                          const std::vector<BreakdownMention>& mentions);

}  // namespace doisoat
