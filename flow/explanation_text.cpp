#include "flow/explanation_text.h"

#include <cmath>

#include "check/sentence.h"

namespace doisoat {

std::string explanation_text(const Explanation& explanation, const std::optional<Decimal>& value, double confidence,
                             const Messages& messages, Language language) {
  Parameters parameters;
  if (value) parameters["figure"] = value->str();
  if (explanation.value) parameters["value"] = explanation.value->str();
  return messages.text(language, explanation_message(explanation, confidence), parameters);
}

std::string explanation_text(const FlagRow& flag, const ExplanationRow& row, const Messages& messages, Language language) {
  Explanation explanation{row.kind, row.figure ? std::optional<FigureId>(0) : std::nullopt, row.value, row.probability};
  for (const FigureRow& figure : flag.figures)
    if (row.figure == figure.id)
      return explanation_text(explanation, figure.as_read ? *figure.as_read : figure.value, figure.confidence, messages, language);
  return explanation_text(explanation, std::nullopt, 1, messages, language);
}

std::string chance_text(double chance, const Messages& messages, Language language) {
  int percent = static_cast<int>(std::lround(chance * 100));
  if (percent >= 100) return messages.text(language, "chance.nearly_sure");
  if (percent <= 0) return messages.text(language, "chance.hardly");
  return std::to_string(percent) + "%";
}

}  // namespace doisoat
