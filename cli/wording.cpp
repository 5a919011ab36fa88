#include "cli/wording.h"

namespace doisoat {

std::string Wording::value(const Figure& figure) const {
  std::string sign;
  if (figure.qualifier == Qualifier::over) sign = "> ";
  if (figure.qualifier == Qualifier::under) sign = "< ";
  if (figure.qualifier == Qualifier::about) sign = "≈ ";
  return sign + figure.value.vietnamese();
}

std::string Wording::unit(const std::string& code) const {
  std::string key = "unit." + code;
  return catalogue.messages.has(key) ? text(key) : code;
}

std::string Wording::indicator(const std::string& code, const Breakdown& breakdown) const {
  std::string out = code.empty() ? text("indicator.unknown") : code;
  for (const auto& [dimension, value] : breakdown) {
    std::string key = "breakdown." + dimension + "." + value;
    out += " · " + (catalogue.messages.has(key) ? text(key) : value);
  }
  return out;
}

std::string Wording::period(const std::optional<Date>& from, const std::optional<Date>& to) const {
  if (from && to) return from->vietnamese() + "–" + to->vietnamese();
  if (to) return to->vietnamese();
  return from ? from->vietnamese() + "–" : "";
}

}  // namespace doisoat
