// Targets: numbers of what is asked for, aimed at or still to be done; and numbers of what the catalogue does not know.
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// Whether the block lies in a section about the time to come ("Phương hướng, nhiệm vụ"): its numbers are targets.
bool in_future_section(const ResolutionContext& context, int block);

// Whether the quantity's own sentence asks for it or sets it as an aim, and does not say that it was reached.
bool is_target(const ResolutionContext& context, const Quantity& quantity);

// "277 người âm tính", "05 dân tộc": of what the catalogue does not know.
bool is_other_thing(const ResolutionContext& context, const Quantity& quantity);

}  // namespace doisoat
