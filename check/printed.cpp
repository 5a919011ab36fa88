#include "check/printed.h"

#include <algorithm>

namespace doisoat {
namespace {

bool divides(Decimal step, Decimal value) {
  if (value.is_integer() && step.is_integer()) return !step.is_zero() && value.mantissa() % step.mantissa() == 0;
  auto whole_value = value.scaled(Decimal::kMaxScale);
  auto whole_step = step.scaled(Decimal::kMaxScale);
  return whole_value && whole_step && *whole_step != 0 && *whole_value % *whole_step == 0;
}

bool measured(const std::string& unit) { return unit == "g" || unit == "ml" || unit == "m2" || unit == "percent"; }

}  // namespace

Decimal last_digit(const Figure& figure) {
  int decimals = std::min(std::max(figure.decimals, 0), Decimal::kMaxScale);
  Decimal step(1, decimals);
  if (decimals == 0 || !figure.value.is_integer() || figure.value.is_zero()) return step;
  // Larger units first: 1.500.000.000 with one decimal was "1,5 tỷ" rather than "1.500,0 triệu".
  constexpr std::int64_t kMoney[] = {1'000'000'000, 1'000'000, 1'000};
  constexpr std::int64_t kWeight[] = {1'000'000, 1'000};
  auto larger = [&](auto& multiples) {
    for (std::int64_t multiple : multiples)
      if (Decimal coarse = Decimal(multiple) * step; divides(coarse, figure.value)) return coarse;
    return step;
  };
  return figure.unit == "vnd" ? larger(kMoney) : figure.unit == "g" || figure.unit == "ml" ? larger(kWeight) : step;
}

Decimal last_digit_if(const Figure& figure, Decimal value) {
  if (figure.unit != "percent" || value == figure.value) return last_digit(figure);
  if (value.scale() > figure.decimals) return Decimal(1, value.scale());
  if (figure.decimals > 0) {
    Decimal coarse(1, figure.decimals - 1), cut = abs(figure.value) - abs(value);
    if (value.scale() < figure.decimals && !cut.is_negative() && cut < coarse) return coarse;
  }
  return last_digit(figure);
}

Decimal printed_integer(const Figure& figure, Decimal value) {
  return divide(value, last_digit(figure), 0);
}

bool could_stand(const Figure& figure, Decimal value) {
  bool signed_figure = figure.measure == Measure::change || figure.value.is_negative();
  if (value.is_negative() && !signed_figure) return false;
  return measured(figure.unit) || value.is_integer();
}

}  // namespace doisoat
