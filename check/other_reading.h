// Whether a relation fails only because a wrong figure was taken for one of its members: another one of the same passage in its
// place, and it holds.
#pragma once

#include "check/equation.h"

namespace doisoat {

// For relations that the text may mean otherwise (confidence under 1):
//   a balance of additions or removals alone, which a number of the same passage completes exactly;
//   a percentage, which fits another whole of the same indicator close before its part.
// REQUIRES: the equation fails.
bool holds_read_otherwise(const Equation& equation, const Extraction& extraction, const Rules& rules);

}  // namespace doisoat
