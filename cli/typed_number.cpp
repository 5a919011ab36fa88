#include "cli/typed_number.h"

#include <algorithm>

namespace doisoat {

std::optional<Decimal> parse_typed_number(const std::string& text) {
  size_t comma = text.find(',');
  std::string whole = text.substr(0, comma);
  std::string fraction = comma == std::string::npos ? "" : text.substr(comma + 1);
  std::string sign = whole.starts_with("-") ? "-" : "";
  whole.erase(0, sign.size());
  if (comma != std::string::npos && fraction.empty()) return std::nullopt;
  if (size_t dot = whole.find('.'); dot != std::string::npos) {
    if (dot == 0 || dot > 3 || (whole.size() - dot) % 4 != 0 || whole.starts_with("0")) return std::nullopt;
    for (size_t at = dot; at < whole.size(); at += 4)
      if (whole[at] != '.') return std::nullopt;
    whole.erase(std::remove(whole.begin(), whole.end(), '.'), whole.end());
  }
  auto digits = [](const std::string& part) { return part.find_first_not_of("0123456789") == std::string::npos; };
  if (whole.empty() || !digits(whole) || !digits(fraction)) return std::nullopt;
  return Decimal::parse(sign + whole + (fraction.empty() ? "" : "." + fraction));
}

}  // namespace doisoat
