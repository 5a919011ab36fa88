// Age bands: "dưới 18 tuổi", "từ 18 đến dưới 30 tuổi", "từ 30 tuổi trở lên". Their numbers are no quantities but a breakdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace doisoat {

struct AgeBand {
  Span span;
  std::string value;  // "<18", "18-30", ">=30"
};

std::vector<AgeBand> find_ages(std::string_view text);

}  // namespace doisoat
