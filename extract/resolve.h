// Resolution: each field of each quantity from the nearest phrase that fits, going outwards; the path taken is the evidence.
#pragma once

#include <vector>

#include "extract/breakdowns.h"
#include "extract/resolution.h"
#include "extract/scope.h"

namespace doisoat {

// One for each of reading.quantities.
std::vector<Resolution> resolve(const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions);

}  // namespace doisoat
