// Chances as they go into the database.
#pragma once

#include <algorithm>
#include <cmath>

namespace doisoat {

// SQLite would keep a NaN as NULL, and no chance lies outside of 0 to 1.
inline double probability(double value) { return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0; }

}  // namespace doisoat
