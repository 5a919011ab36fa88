// Whether an indicator can be what a quantity counts, by its unit and the word it is counted with.
#pragma once

#include <string>
#include <vector>

#include "extract/resolution_context.h"

namespace doisoat {

bool shares_unit(const std::vector<std::string>& a, const std::vector<std::string>& b);

bool fits(const ResolutionContext& context, int indicator, const Quantity& quantity);

}  // namespace doisoat
