#include "extract/units.h"

#include <algorithm>
#include <stdexcept>

namespace doisoat {
namespace {

// Of things seized, each of its own kind.
std::string unit_of_item(const std::string& item) {
  if (item == "phone" || item == "gun") return item;
  return item == "motorbike" || item == "electric_bike" || item == "car" ? "vehicle" : "other";
}

}  // namespace

void set_unit(const ResolutionContext& context, const Quantity& q, Resolution& r) {
  const auto& units = context.indicator(r.indicator).units;
  auto named = std::find_first_of(q.units.begin(), q.units.end(), units.begin(), units.end());
  r.unit = named != q.units.end() ? *named : units.front();
  if (auto item = r.breakdown.find("item"); item != r.breakdown.end()) r.unit = unit_of_item(item->second);
  if (q.counter < 0) return;
  const Counter& counter = context.counter(q.counter);
  try {
    r.value = r.value * counter.factor;
    if (counter.divisor > 1) r.value = r.value * divide(Decimal(1), Decimal(counter.divisor), 6);
  } catch (const std::overflow_error&) {
    r.ledger_class = LedgerClass::unresolved;
  }
}

}  // namespace doisoat
