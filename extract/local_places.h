// Local places: the smaller place that a number inside a report is of, named right before it: "(thị trấn Kiệm 05, Thọ Vân 04)".
#pragma once

#include <optional>

#include "extract/scope.h"

namespace doisoat {

// The words that name the place, its kind among them ("xã Thọ Vân"), where the quantity is labelled by them: with their kind
// anywhere, without it only in a list of such labels. nullopt: it is of the place that its report is about.
std::optional<Range> local_place(const Reading& reading, const Quantity& quantity);

}  // namespace doisoat
