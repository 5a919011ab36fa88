// Measures: whether a figure is what there is, what happened, what came or went, or a change; and what the words call it in a
// movement ("đầu kỳ", "cuối kỳ", "tổng").
#pragma once

#include "extract/cues.h"

namespace doisoat {

// Sets measure and role, and the sign of a change, of a quantity whose indicator and owner are known. `direction`: said of the
// quantity; `change`: so near to it that the number is what it moved by.
void set_measure(const ResolutionContext& context, const Quantity& quantity, const Cue& direction, bool change, Resolution& r);

// Whether it is what was left over, and can be told by reasons as a movement is: "chưa test được 26 người, do: …".
bool is_left_over(const ResolutionContext& context, const Resolution& r);

// Whether a reason is a breakdown of the quantity: only of one of several parts into which a movement (or a remainder) is
// split.
bool is_split_by_reasons(const ResolutionContext& context, int quantity);

}  // namespace doisoat
