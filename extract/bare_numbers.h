// Bare numbers: those without a counter are quantities only where the words around them ask for one.
#pragma once

#include "extract/indicator_candidates.h"

namespace doisoat {

// Whether a label, a part or a phrase at the number asks for it, so that it can be a figure of the candidate.
bool is_asked_for(const ResolutionContext& context, int quantity, const IndicatorCandidate& candidate);

// "(năm 2021: 08; năm 2022: 11)": a time is all the label there is.
bool is_labelled_by_time(const ResolutionContext& context, const Quantity& quantity);

}  // namespace doisoat
