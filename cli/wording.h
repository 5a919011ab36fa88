// Codes of the codebook in people's words: indicator and breakdown, unit, period, value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "document/figure.h"

namespace doisoat {

struct Wording {
  const Catalogue& catalogue;
  Language language;

  std::string text(std::string_view key, const Parameters& parameters = {}) const {
    return catalogue.messages.text(language, key, parameters);
  }
  std::string value(const Figure& figure) const;  // "≈ 1.234,5": the qualifier, then the Vietnamese form
  std::string unit(const std::string& code) const;
  std::string indicator(const std::string& code, const Breakdown& breakdown) const;
  std::string period(const std::optional<Date>& from, const std::optional<Date>& to) const;
};

}  // namespace doisoat
