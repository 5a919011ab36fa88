// Budgets: money given, added, planned or summed up, by programme.
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// Of all that is planned only money is a figure: "Kinh phí dự kiến: 55.000.000 đồng". Resolves it; false: the quantity is none,
// and `r` is as it was.
bool resolve_planned_money(const ResolutionContext& context, const Quantity& quantity, Resolution& r);

// Which part of a programme's money a figure of the indicator "budget" is, or whether it is a sum.
void set_budget_part(const ResolutionContext& context, int quantity, Resolution& r);

}  // namespace doisoat
