// A number far outside what the unit has reported so far.
//
// Median and median absolute deviation (Iglewicz and Hoaglin 1993) of at least six earlier numbers. Counts scatter by their root even
// where the last months happened to be alike. Amounts (grams, đồng, square metres) vary by factors, not by differences: one seizure is a
// hundred times another. They are compared by their logarithms, and only what is also many times beyond all that went before is far.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace doisoat {

struct UsualRange {
  double least = 0, most = 0;
  size_t count = 0;
};

// The range of the earlier numbers where `value` lies far outside; nullopt where it does not, or where they are too few to say.
std::optional<UsualRange> far_outside(double value, const std::vector<double>& earlier, const std::string& unit);

}  // namespace doisoat
