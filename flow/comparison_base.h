// What a change is told against: "so với cùng kỳ" is a year before, "so với tháng trước" the report before.
#pragma once

#include <optional>
#include <string>

namespace doisoat {

enum class ComparisonBase { year_before, period_before };

// By the words of the numeral's own sentence, those nearest before it first; nullopt where it does not say.
std::optional<ComparisonBase> comparison_base(const std::string& said_before, const std::string& said_after);

}  // namespace doisoat
