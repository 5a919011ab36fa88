#include "document/decimal.h"

#include <array>
#include <limits>
#include <stdexcept>

namespace doisoat {
namespace {

using Wide = __int128;

constexpr std::array<std::int64_t, 19> kPowers = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (auto& p : powers) {
    p = power;
    if (power <= std::numeric_limits<std::int64_t>::max() / 10) power *= 10;
  }
  return powers;
}();

std::int64_t narrow(Wide value) {
  if (value > std::numeric_limits<std::int64_t>::max() || value < -std::numeric_limits<std::int64_t>::max())
    throw std::overflow_error("decimal out of range");
  return static_cast<std::int64_t>(value);
}

// A decimal of any scale brought back into range: trailing zeros go, then it must fit.
Decimal reduce(Wide mantissa, int scale) {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  return Decimal(narrow(mantissa), scale);
}

}  // namespace

Decimal::Decimal(std::int64_t mantissa, int scale) : mantissa_(mantissa), scale_(scale) {
  if (scale < 0 || scale > kMaxScale) throw std::overflow_error("decimal scale out of range");
  while (scale_ > 0 && mantissa_ % 10 == 0) {
    mantissa_ /= 10;
    --scale_;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Wide mantissa = 0;
  int scale = -1;
  bool digit_seen = false;
  for (char c : text) {
    if (c == '.' && scale < 0 && digit_seen) {
      scale = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    mantissa = mantissa * 10 + (c - '0');
    if (mantissa > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    digit_seen = true;
    if (scale >= 0 && ++scale > kMaxScale) return std::nullopt;
  }
  if (!digit_seen || text.back() == '.') return std::nullopt;
  auto value = static_cast<std::int64_t>(mantissa);
  return Decimal(negative ? -value : value, scale < 0 ? 0 : scale);
}

std::optional<std::int64_t> Decimal::scaled(int digits) const {
  if (scale_ > digits || digits - scale_ > 18) return std::nullopt;
  Wide value = Wide(mantissa_) * kPowers[digits - scale_];
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::string Decimal::str() const {
  std::string digits = std::to_string(mantissa_ < 0 ? -mantissa_ : mantissa_);
  if (scale_ > 0) {
    if (digits.size() <= static_cast<size_t>(scale_)) digits.insert(0, scale_ + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale_, 1, '.');
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

std::string Decimal::vietnamese() const {
  std::string plain = str();
  size_t start = plain.front() == '-' ? 1 : 0;
  size_t point = plain.find('.');
  std::string fraction = point == std::string::npos ? "" : "," + plain.substr(point + 1);
  std::string whole = plain.substr(0, point);
  for (size_t at = whole.size(); at > start + 3;) whole.insert(at -= 3, 1, '.');
  return whole + fraction;
}

double Decimal::approximate() const { return static_cast<double>(mantissa_) / static_cast<double>(kPowers[scale_]); }

Decimal Decimal::operator-() const { return Decimal(-mantissa_, scale_); }

Decimal operator+(Decimal a, Decimal b) {
  int scale = std::max(a.scale_, b.scale_);
  Wide sum = Wide(a.mantissa_) * kPowers[scale - a.scale_] + Wide(b.mantissa_) * kPowers[scale - b.scale_];
  return reduce(sum, scale);
}

Decimal operator*(Decimal a, Decimal b) { return reduce(Wide(a.mantissa_) * b.mantissa_, a.scale_ + b.scale_); }

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  int scale = std::max(a.scale_, b.scale_);
  Wide x = Wide(a.mantissa_) * kPowers[scale - a.scale_];
  Wide y = Wide(b.mantissa_) * kPowers[scale - b.scale_];
  return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal abs(Decimal value) { return value.is_negative() ? -value : value; }

Decimal divide(Decimal numerator, Decimal denominator, int digits) {
  if (denominator.is_zero()) throw std::domain_error("division by zero");
  Wide top = numerator.mantissa();
  Wide bottom = denominator.mantissa();
  int shift = digits - numerator.scale() + denominator.scale();
  for (; shift > 0; --shift) top *= 10;
  for (; shift < 0; ++shift) bottom *= 10;
  bool negative = (top < 0) != (bottom < 0);
  if (top < 0) top = -top;
  if (bottom < 0) bottom = -bottom;
  Wide quotient = (top + bottom / 2) / bottom;
  return reduce(negative ? -quotient : quotient, digits);
}

}  // namespace doisoat
