// Why an equation fails: the ways in which the contradiction may have come about, with their probabilities.
//
// Error localisation after Fellegi and Holt (1976), with the generalised edit operations of Scholtus (2016): a numeral misread,
// a slip in typing one, a sum worked out wrongly, a part left out. Each is weighed by how probable it is that it leads from what
// was meant to what stands there, and by the equations that it mends and breaks: one that is left broken costs the price of an
// error of the author's own that nothing explains. One change has a closed form (x′ = x − r/a); pairs are enumerated for the
// likeliest first changes; what needs three or more stays unexplained. Probabilities of one flag add up to less than 1: the
// rest is what nothing here explains.
//
// Deterministic. Time is bounded for each equation, whatever the size of the system.
#pragma once

#include <vector>

#include "check/system.h"
#include "document/flag.h"

namespace doisoat {

// Most probable first; at most five, none under one in a hundred. REQUIRES: the equation fails.
std::vector<Explanation> explain(const System& system, size_t equation);

}  // namespace doisoat
