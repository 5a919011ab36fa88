// Zeros said in words: "Không có xã trọng điểm", "Điểm phức tạp: không". Blank is not zero: see blanks.
#pragma once

#include <vector>

#include "extract/scope.h"

namespace doisoat {

// Quantities of value 0 whose numeral is the negation; in reading order. To be resolved like any other.
std::vector<Quantity> find_zeros(const Reading& reading);

}  // namespace doisoat
