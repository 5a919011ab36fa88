// Counterparts: what is counted in one breath with a figure, "14 vụ, 16 đối tượng": the persons of the cases, the area of the
// plants.
#pragma once

#include "extract/indicator_candidates.h"

namespace doisoat {

// The indicator that goes with the figure counted just before; none where that has no counterpart.
IndicatorCandidate counterpart(const ResolutionContext& context, int quantity);

// "06 điểm và 01 tụ điểm phức tạp": the first of a pair is known by the second.
IndicatorCandidate counterpart_behind(const ResolutionContext& context, int quantity);

// "184,6 gam nhựa thuốc phiện, 01 xe máy, 02 điện thoại": what is listed behind what was seized was seized, too.
IndicatorCandidate listed_beside(const ResolutionContext& context, int quantity);

// "nhổ 8.115 cây thuốc phiện, tương đương 1.940 m2": what is counted beside a figure is split as it is. Adds to `r`, the
// resolution of the quantity, what it takes over.
void inherit_from_beside(const ResolutionContext& context, int quantity, Resolution& r);

// "38 viên hồng phiến (cân được 3,71 gam)": a weight alone in its parenthesis is of what stands before it.
void inherit_from_weighed(const ResolutionContext& context, const Quantity& quantity, Resolution& r);

}  // namespace doisoat
