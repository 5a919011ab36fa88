#include "check/variants.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "check/printed.h"

namespace doisoat {
namespace {

// The digits as they stand, without marks and sign. Small counts are printed with a leading zero ("08").
std::string digits(const Figure& figure, Decimal value) {
  Decimal integer = abs(printed_integer(figure, value));
  std::string text = integer.str();
  return text.size() == 1 && figure.decimals == 0 ? "0" + text : text;
}

// The value of digits in the figure's precision; nullopt beyond what numbers hold.
std::optional<Decimal> value_of_digits(const Figure& figure, const std::string& text) {
  auto integer = Decimal::parse(text);
  if (!integer) return std::nullopt;
  Decimal value = *integer * last_digit(figure);
  return figure.value.is_negative() ? -value : value;
}

bool is_transposition(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i + 1 < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    return a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
  }
  return false;
}

// Whether dropping one character of `longer` gives `shorter`.
bool is_one_dropped(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  auto at = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(at.first, shorter.end(), at.second + 1);
}

std::string without_zeros(const std::string& text) {
  size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

// A lost or misplaced mark: 5,524 → 5524, 26.500 → 26,5.
bool is_power_of_ten(Decimal a, Decimal b) {
  if (a.is_zero() || b.is_zero()) return false;
  for (int power : {10, 100, 1000, 1000000})
    if (a * Decimal(power) == b || b * Decimal(power) == a) return true;
  return false;
}

// Digits behind the mark that numerals are printed with at most.
constexpr int kMostDecimals = 3;

// What stands there without its last digit, which was a percent sign: 33,39 → 33,3; with a lost comma put back: 1744 → 17,4.
std::vector<Decimal> without_sign(const Figure& figure) {
  std::vector<Decimal> found;
  std::int64_t integer = printed_integer(figure, abs(figure.value)).mantissa() / 10;
  if (figure.unit != "percent" || integer == 0) return found;
  int least = std::max(figure.decimals - 1, 0), most = figure.decimals > 0 ? least : kMostDecimals - 1;
  for (int decimals = least; decimals <= most; ++decimals) {
    Decimal value(integer, decimals);
    found.push_back(figure.value.is_negative() ? -value : value);
  }
  return found;
}

bool could_be_printed(Decimal value) {
  return value.scale() <= kMostDecimals && (value.is_integer() || abs(value) >= Decimal(1, 2));
}

struct Comparison {
  Slip slip = Slip::other;
  char read = 0, meant = 0;         // the digit that differs, for Slip::digit
  size_t length = 1, meant_length = 1;  // digits
  bool same_twice = false;          // Slip::doubled: the digit too many is its neighbour's
};

// A single digit as it stands: "8", not "08". Either the report does so everywhere or a digit of it was lost.
bool stands_alone(const Figure& figure, Decimal value) {
  return figure.decimals == 0 && figure.numeral.size() == 1 && value.is_integer() && abs(value) < Decimal(10);
}

bool one_is_doubled(const std::string& longer, const std::string& shorter) {
  for (size_t i = 0; i + 1 < longer.size(); ++i)
    if (longer[i] == longer[i + 1] && longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
  return false;
}

Comparison compare(const Figure& figure, Decimal meant_value) {
  // A value off the printed precision ("56,5" for "56") can only be another mark.
  Decimal step = last_digit(figure);
  Decimal rounded = printed_integer(figure, meant_value) * step;
  Comparison result;
  std::string read = digits(figure, figure.value);
  result.length = result.meant_length = read.size();
  auto unsigned_readings = without_sign(figure);
  if (std::find(unsigned_readings.begin(), unsigned_readings.end(), meant_value) != unsigned_readings.end()) {
    result.slip = Slip::sign;
    return result;
  }
  try {
    if (is_power_of_ten(figure.value, meant_value)) {
      result.slip = Slip::mark;
      return result;
    }
  } catch (const std::exception&) {
  }
  if (rounded != meant_value || figure.value.is_negative() != meant_value.is_negative()) {
    if (rounded == meant_value && !meant_value.is_zero() && abs(meant_value) == abs(figure.value)) result.slip = Slip::mark;
    return result;
  }
  std::string meant = digits(figure, meant_value);
  if (stands_alone(figure, figure.value)) {
    read.erase(0, 1);
    if (abs(meant_value) < Decimal(10) && !figure.value.is_zero()) meant.erase(0, 1);
    result.length = 1;
  }
  result.meant_length = meant.size();
  if (read.size() == meant.size()) {
    size_t differing = 0;
    for (size_t i = 0; i < read.size(); ++i)
      if (read[i] != meant[i]) {
        ++differing;
        result.read = read[i];
        result.meant = meant[i];
      }
    if (differing == 1) result.slip = Slip::digit;
    else if (is_transposition(read, meant)) result.slip = Slip::transposed;
    if (result.slip != Slip::other) return result;
  }
  std::string bare_read = without_zeros(read), bare_meant = without_zeros(meant);
  if (is_one_dropped(bare_meant, bare_read) || is_one_dropped(meant, read)) result.slip = Slip::lost;
  else if (is_one_dropped(bare_read, bare_meant) || is_one_dropped(read, meant)) result.slip = Slip::doubled;
  result.same_twice = result.slip == Slip::doubled && (one_is_doubled(read, meant) || one_is_doubled(bare_read, bare_meant));
  return result;
}

bool look_alike(const Prices& prices, char a, char b) {
  return std::any_of(prices.look_alikes.begin(), prices.look_alikes.end(), [&](const std::string& pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

// Shares of misreadings, as counted on bad scans of half of the corpus's reports (tests/checks/fit).
constexpr double kDigit = 0.46, kLost = 0.15, kInserted = 0.02;

// The chance that one misread digit `printed` is read as `read`. What was counted weighs the more the more there is of it; before it
// there are the shapes of digits (the mean of a Dirichlet prior and its observations).
double read_as(const Prices& prices, char printed, char read) {
  constexpr double kWeightOfShapes = 10;
  int alike = 0;
  for (char digit = '0'; digit <= '9'; ++digit) alike += digit != printed && look_alike(prices, printed, digit);
  double shapes = (look_alike(prices, printed, read) ? 0.7 / std::max(alike, 1) : 0) + 0.3 / 9;
  const auto& counted = prices.digit_misreadings[static_cast<size_t>(printed - '0')];
  double all = 0;
  for (int count : counted) all += count;
  return (counted[static_cast<size_t>(read - '0')] + kWeightOfShapes * shapes) / (all + kWeightOfShapes);
}

}  // namespace

std::vector<Variant> variants(const Figure& figure, const Prices&) {
  std::vector<Variant> found;
  auto add = [&](const std::string& text, Slip slip) {
    auto value = value_of_digits(figure, text);
    if (!value || *value == figure.value) return;
    if (std::none_of(found.begin(), found.end(), [&](const Variant& v) { return v.value == *value; })) found.push_back({*value, slip});
  };
  std::string read = digits(figure, figure.value);
  if (read.size() > 15) return found;
  for (Decimal value : without_sign(figure)) found.push_back({value, Slip::sign});
  for (size_t i = 0; i < read.size(); ++i)
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string text = read;
      text[i] = digit;
      add(text, Slip::digit);
    }
  for (size_t i = 0; i + 1 < read.size(); ++i) {
    std::string text = read;
    std::swap(text[i], text[i + 1]);
    add(text, Slip::transposed);
  }
  for (size_t i = 0; i <= read.size(); ++i)
    for (char digit = '0'; digit <= '9'; ++digit) add(read.substr(0, i) + digit + read.substr(i), Slip::lost);
  for (size_t i = 0; i < read.size() && read.size() > 1; ++i) add(read.substr(0, i) + read.substr(i + 1), Slip::doubled);
  try {
    for (int power : {10, 100, 1000, 1000000}) {
      for (Decimal value : {figure.value * Decimal(power), divide(figure.value, Decimal(power), Decimal::kMaxScale)})
        if (std::none_of(found.begin(), found.end(), [&](const Variant& v) { return v.value == value; }) && value != figure.value &&
            could_be_printed(value))
          found.push_back({value, Slip::mark});
    }
  } catch (const std::exception&) {
    // Beyond what numbers hold: no such variant.
  }
  return found;
}

double typing_chance(const Figure& figure, Decimal meant) {
  Comparison slip = compare(figure, meant);
  double length = static_cast<double>(slip.length);
  switch (slip.slip) {
    case Slip::digit: return 0.6 / (9 * length);
    case Slip::transposed: return 0.15 / length;
    case Slip::lost: return 0.1 / static_cast<double>(slip.meant_length);
    // A key that bounces, rather than a strange digit in between.
    case Slip::doubled: return slip.same_twice ? 0.08 / static_cast<double>(slip.meant_length) : 0.02 / (10 * length);
    case Slip::mark: return 0.05 / 4;
    default: return 0;
  }
}

double reading_chance(const Figure& figure, Decimal printed, const Prices& prices) {
  Comparison slip = compare(figure, printed);
  double length = static_cast<double>(slip.length);
  switch (slip.slip) {
    case Slip::digit: return kDigit / length * read_as(prices, slip.meant, slip.read);
    case Slip::lost: return kLost / static_cast<double>(slip.meant_length);
    case Slip::doubled: return kInserted / (10 * length);
    case Slip::mark: {
      // A comma vanishes from a bad picture far more often than a mark appears or moves.
      bool measured = figure.unit == "percent" || figure.unit == "g" || figure.unit == "ml";
      bool lost = measured && figure.decimals == 0 && printed.scale() > 0;
      return lost ? 0.1 / printed.scale() : 0.08 / 4;
    }
    case Slip::sign: return figure.decimals > 0 ? 0.2 : 0.08;
    case Slip::transposed: return 0.0005 / length;
    default: return 0;
  }
}

}  // namespace doisoat
