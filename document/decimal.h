// Exact decimal numbers: an integer and a power of ten, never a float.
//
// A Decimal is mantissa × 10^-scale, kept in lowest form (no trailing zero in a mantissa with scale > 0), so that equal
// numbers are equal member by member. The range is that of a 64-bit mantissa and a scale of 0 to 9; arithmetic that leaves it
// throws std::overflow_error (a strange report must not wrap round to a plausible number).
#pragma once

#include <cstdint>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace doisoat {

class Decimal {
 public:
  static constexpr int kMaxScale = 9;

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t integer) : mantissa_(integer) {}  // NOLINT: whole numbers are decimals
  // mantissa × 10^-scale. Throws std::overflow_error when scale is not in 0..kMaxScale.
  Decimal(std::int64_t mantissa, int scale);

  // Canonical form only: optional '-', digits, optional '.' and digits ("-12", "5.524"). Vietnamese forms are read by
  // extract/numerals; nullopt for anything else.
  static std::optional<Decimal> parse(std::string_view canonical);

  std::int64_t mantissa() const { return mantissa_; }
  int scale() const { return scale_; }
  bool is_integer() const { return scale_ == 0; }
  bool is_negative() const { return mantissa_ < 0; }
  bool is_zero() const { return mantissa_ == 0; }

  // The integer value × 10^digits; nullopt when that is no integer or does not fit (used for storage at a fixed scale).
  std::optional<std::int64_t> scaled(int digits) const;
  static Decimal from_scaled(std::int64_t value, int digits) { return Decimal(value, digits); }

  // Canonical form, the inverse of parse.
  std::string str() const;
  // As Vietnamese documents write it: dot between thousands, comma before decimals.
  std::string vietnamese() const;
  // For probabilities and pictures only; never for sums.
  double approximate() const;

  Decimal operator-() const;
  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b) { return a + (-b); }
  friend Decimal operator*(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b) { return a.mantissa_ == b.mantissa_ && a.scale_ == b.scale_; }
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

 private:
  std::int64_t mantissa_ = 0;
  int scale_ = 0;
};

Decimal abs(Decimal value);

// numerator / denominator rounded half away from zero to `digits` decimals. Throws std::domain_error on a zero denominator.
Decimal divide(Decimal numerator, Decimal denominator, int digits);

}  // namespace doisoat
