// Another reading of a numeral, as a number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/figure.h"

namespace doisoat {

// Where a numeral is known to stand, letters that look like digits are digits ("1Š" → "15", "I.850.000" → "1.850.000"), and signs
// around them are none of it ("(3" → "3"). Empty where something else is left: "tr", "0MI".
std::string as_digits(std::string_view reading);

// The value that another reading of the numeral would give the figure; nullopt when it is no number.
std::optional<Decimal> value_of(const Figure& figure, const Alternative& alternative);

}  // namespace doisoat
