#include "flow/indicator_text.h"

#include <algorithm>

namespace doisoat {

std::string indicator_text(const std::string& code, const Breakdown& breakdown, const Catalogue& catalogue, Language language) {
  auto text = [&](const std::string& key) { return catalogue.messages.text(language, key); };
  int known = catalogue.vocabulary.indicator(code);
  std::string out = code.empty() ? text("indicator.unknown") : code;
  if (known >= 0) {
    const Indicator& indicator = catalogue.vocabulary.indicators[static_cast<size_t>(known)];
    out = language == Language::vi ? indicator.label_vi : indicator.label_en;
  }
  for (const auto& [dimension, value] : breakdown) {
    std::string key = "breakdown." + dimension + "." + value;
    out += " · " + (catalogue.messages.has(key) ? text(key) : value);
  }
  return out;
}

std::string subject_text(const FlagRow& flag, const Catalogue& catalogue, Language language) {
  auto reported = [&](const FigureRow& figure) { return flag.reported && (figure.as_read ? *figure.as_read : figure.value) == *flag.reported; };
  auto subject = std::find_if(flag.figures.begin(), flag.figures.end(), reported);
  if (subject == flag.figures.end()) subject = flag.figures.begin();
  if (subject == flag.figures.end() || subject->indicator.empty()) return "";
  return indicator_text(subject->indicator, subject->breakdown, catalogue, language);
}

}  // namespace doisoat
