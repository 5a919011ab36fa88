// How many decimals values of a unit are kept at in the database, so that sums of integers are exact.
#pragma once

#include <optional>
#include <string>

#include "db/sqlite.h"

namespace doisoat {

int unit_scale(const std::string& unit);  // 6 for g, ml, percent, m2; else 0. The same as the table unit_scales.

// A value as its two columns: the scaled integer, or the exact decimal where it fits none (exactly one of them is set).
struct StoredValue {
  std::optional<std::int64_t> scaled;
  std::optional<std::string> odd;
};
StoredValue to_stored(const Decimal& value, const std::string& unit);
Decimal from_stored(const Statement& row, int scaled_column, int odd_column, const std::string& unit);

}  // namespace doisoat
