// Codes of the codebook in people's words: indicator and breakdown, unit, period, value.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "document/figure.h"
#include "document/flag.h"
#include "document/report.h"

namespace doisoat {

struct Wording {
  const Catalogue& catalogue;
  Language language;

  std::string text(std::string_view key, const Parameters& parameters = {}) const {
    return catalogue.messages.text(language, key, parameters);
  }
  std::string value(Decimal value, std::optional<Qualifier> qualifier) const;  // "≈ 1.234,5", in Vietnamese form
  std::string unit(const std::string& code) const;
  std::string indicator(const std::string& code, const Breakdown& breakdown) const;
  std::string rule(const std::string& name) const;
  std::string rule_explanation(const std::string& name) const;  // what must hold
  // "báo cáo viết nhầm: 83, đúng ra có lẽ là 88 (62%)"; value and confidence of the explanation's figure.
  std::string explanation(const Explanation& explanation, const std::optional<Decimal>& value, double confidence) const;
  std::string chance(double chance) const;  // "62%", "trên 99%"
  std::string report(const Report& report) const;  // what, about whom, when, by whom: one line
  std::string ledger(const std::array<int, 8>& counts) const;  // by LedgerClass: "199 con số: số liệu 96, …"
  std::string period(const std::optional<Date>& from, const std::optional<Date>& to) const;
};

}  // namespace doisoat
