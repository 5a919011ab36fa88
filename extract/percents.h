// Percentages: an indicator that is a rate, the share of a figure in its whole, or the rate at which a figure changed.
#pragma once

#include "extract/cues.h"
#include "extract/owners.h"

namespace doisoat {

// Resolves a quantity printed with "%"; leaves it unresolved where the words say neither of what it is nor how it moved.
// `direction`: said of it; `change`: so near to it that it is a rate of change.
void resolve_percent(const ResolutionContext& context, const Quantity& quantity, Owner owner, const Cue& direction, bool change,
                     Resolution& r);

}  // namespace doisoat
