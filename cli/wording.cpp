#include "cli/wording.h"

#include <numeric>

#include "flow/explanation_text.h"
#include "flow/indicator_text.h"

namespace doisoat {

std::string Wording::value(Decimal value, std::optional<Qualifier> qualifier) const {
  std::string sign;
  if (qualifier == Qualifier::over) sign = "> ";
  if (qualifier == Qualifier::under) sign = "< ";
  if (qualifier == Qualifier::about) sign = "≈ ";
  return sign + value.vietnamese();
}

std::string Wording::unit(const std::string& code) const {
  std::string key = "unit." + code;
  return catalogue.messages.has(key) ? text(key) : code;
}

std::string Wording::indicator(const std::string& code, const Breakdown& breakdown) const {
  return indicator_text(code, breakdown, catalogue, language);
}

std::string Wording::rule(const std::string& name) const {
  const CheckRule* rule = catalogue.rules.find(name);
  return !rule ? name : language == Language::vi ? rule->label_vi : rule->label_en;
}

std::string Wording::rule_explanation(const std::string& name) const {
  const CheckRule* rule = catalogue.rules.find(name);
  return !rule ? "" : language == Language::vi ? rule->explanation_vi : rule->explanation_en;
}

std::string Wording::explanation(const Explanation& explanation, const std::optional<Decimal>& value, double confidence) const {
  return explanation_text(explanation, value, confidence, catalogue.messages, language) + " (" + chance(explanation.probability) + ")";
}

std::string Wording::chance(double chance) const { return chance_text(chance, catalogue.messages, language); }

std::string Wording::report(const Report& report) const {
  std::string out = text("report.kind." + std::string(name(report.kind)));
  auto add = [&](const std::string& part) { out += part.empty() ? "" : " · " + part; };
  if (!report.number.empty()) out += " " + report.number;
  if (report.issued) add(report.issued->vietnamese());
  add(report.area.name);
  add(period(report.from, report.to));
  add(report.issuer);
  return out;
}

std::string Wording::ledger(const std::array<int, 8>& counts) const {
  int all = std::accumulate(counts.begin(), counts.end(), 0);
  std::string out = text("read.ledger", {{"numbers", std::to_string(all)}});
  const char* separator = " ";
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    out += separator + text("ledger." + std::string(name(static_cast<LedgerClass>(i)))) + " " + std::to_string(counts[i]);
    separator = ", ";
  }
  return out;
}

std::string Wording::period(const std::optional<Date>& from, const std::optional<Date>& to) const {
  if (from && to) return from->vietnamese() + "–" + to->vietnamese();
  if (to) return to->vietnamese();
  return from ? from->vietnamese() + "–" : "";
}

}  // namespace doisoat
