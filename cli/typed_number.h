// A number as a Vietnamese clerk types it: 1.234,5 · 1234 · 0,5 · -6. A dot only parts thousands: 1.5 is refused, not guessed at.
#pragma once

#include <optional>
#include <string>

#include "document/decimal.h"

namespace doisoat {

std::optional<Decimal> parse_typed_number(const std::string& text);

}  // namespace doisoat
