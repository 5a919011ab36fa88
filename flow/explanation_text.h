// How the explanation of a contradiction is said to people.
#pragma once

#include <optional>
#include <string>

#include "catalogue/messages.h"
#include "db/queries.h"
#include "document/flag.h"

namespace doisoat {

// "báo cáo viết nhầm: 83, đúng ra có lẽ là 88". `value` and `confidence` are those of the explanation's figure, as it was read; where
// a picture shows it plainly, the text says so.
std::string explanation_text(const Explanation& explanation, const std::optional<Decimal>& value, double confidence,
                             const Messages& messages, Language language);
std::string explanation_text(const FlagRow& flag, const ExplanationRow& explanation, const Messages& messages, Language language);

// "62%"; what only rounds to certainty is "trên 99%", what rounds to nothing "dưới 1%".
std::string chance_text(double chance, const Messages& messages, Language language);

}  // namespace doisoat
