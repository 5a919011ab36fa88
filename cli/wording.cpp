#include "cli/wording.h"

#include "check/sentence.h"

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

std::string Wording::rule(const std::string& name) const {
  const Rule* rule = catalogue.rules.find(name);
  return !rule ? name : language == Language::vi ? rule->label_vi : rule->label_en;
}

std::string Wording::explanation(const Explanation& explanation, const std::optional<Decimal>& figure) const {
  Parameters parameters;
  if (figure) parameters["figure"] = figure->str();
  if (explanation.value) parameters["value"] = explanation.value->str();
  int percent = static_cast<int>(explanation.probability * 100 + 0.5);
  return text(explanation_message(explanation), parameters) + " (" + std::to_string(percent) + "%)";
}

std::string Wording::period(const std::optional<Date>& from, const std::optional<Date>& to) const {
  if (from && to) return from->vietnamese() + "–" + to->vietnamese();
  if (to) return to->vietnamese();
  return from ? from->vietnamese() + "–" : "";
}

}  // namespace doisoat
