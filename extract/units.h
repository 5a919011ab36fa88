// Units: what a figure's value is counted in, and that value in it.
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// Sets unit and value of a quantity whose indicator and breakdown are known. A value too large for any quantity of this world
// makes it unresolved.
void set_unit(const ResolutionContext& context, const Quantity& quantity, Resolution& r);

}  // namespace doisoat
