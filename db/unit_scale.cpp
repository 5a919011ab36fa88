#include "db/unit_scale.h"

#include "document/trouble.h"

namespace doisoat {
int unit_scale(const std::string& unit) { return unit == "g" || unit == "ml" || unit == "percent" || unit == "m2" ? 6 : 0; }

StoredValue to_stored(const Decimal& value, const std::string& unit) {
  if (auto scaled = value.scaled(unit_scale(unit))) return {scaled, std::nullopt};
  return {std::nullopt, value.str()};
}

Decimal from_stored(const Statement& row, int scaled_column, int odd_column, const std::string& unit) {
  if (!row.is_null(scaled_column)) return Decimal::from_scaled(row.integer(scaled_column), unit_scale(unit));
  auto odd = row.decimal_or_none(odd_column);
  if (!odd) throw Trouble("db.damaged", {{"message", "a figure has no value"}});
  return *odd;
}

}  // namespace doisoat
