// Anaphors: numbers that only take up one told before, "Số 63 người nói trên có 58 nam".
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// The figure that the quantity takes up: of the same value and unit, told before it. -1: it speaks for itself.
int figure_taken_up(const ResolutionContext& context, int quantity);

}  // namespace doisoat
