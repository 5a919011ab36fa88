#include "check/check.h"

#include <algorithm>
#include <map>

#include "check/explain.h"
#include "check/sentence.h"
#include "check/system.h"

namespace doisoat {
namespace {

Flag observed(const Observation& observation, const Rules& rules) {
  const CheckRule& rule = rules.of(observation.oddity);
  return {.rule = rule.name, .severity = rule.severity, .report = observation.report, .figures = observation.figures,
          .quote = observation.quote, .message = "flag." + rule.name + "." + name(observation.oddity)};
}

Flag doubtful(const Figure& figure, const Rules& rules) {
  const CheckRule& rule = *rules.find("low_confidence");
  Flag flag{.rule = rule.name, .severity = rule.severity, .report = figure.report, .figures = {figure.id}, .reported = figure.value,
            .quote = figure.quote, .message = "flag.low_confidence.numeral"};
  flag.parameters["value"] = figure.value.str();
  flag.parameters["percent"] = std::to_string(static_cast<int>(figure.confidence * 100));
  return flag;
}

// The less sure a numeral, and the more a misreading of it would explain, the sooner it is read again.
std::vector<FigureId> worth_reading_again(const Extraction& extraction, const std::vector<Flag>& flags, const Rules& rules) {
  std::map<FigureId, double> doubt;
  for (const Flag& flag : flags) {
    bool broken = flag.severity == Severity::error && !flag.explanations.empty();
    if (!broken) continue;
    for (FigureId id : flag.figures) doubt[id] = std::max(doubt[id], 1 - extraction.figures[id].confidence);
    for (const Explanation& explanation : flag.explanations)
      if (explanation.kind == ExplanationKind::misread && explanation.figure)
        doubt[*explanation.figure] = std::max(doubt[*explanation.figure], 1 + explanation.probability);
  }
  for (const Figure& figure : extraction.figures)
    if (figure.confidence < rules.low_confidence) doubt.emplace(figure.id, 1 - figure.confidence);
  std::vector<std::pair<FigureId, double>> order(doubt.begin(), doubt.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<FigureId> ids;
  for (const auto& [id, amount] : order) ids.push_back(id);
  return ids;
}

}  // namespace

Checked check(const Extraction& extraction, const Catalogue& catalogue) {
  const Rules& rules = catalogue.rules;
  System system = system_of(extraction, rules);
  Checked checked;
  for (size_t index : failing(system)) {
    Flag flag = broken(system, index);
    flag.explanations = explain(system, index);
    checked.flags.push_back(std::move(flag));
  }
  for (const Observation& observation : extraction.observations) checked.flags.push_back(observed(observation, rules));
  for (const Figure& figure : extraction.figures)
    if (figure.confidence < rules.low_confidence) checked.flags.push_back(doubtful(figure, rules));
  checked.doubted = worth_reading_again(extraction, checked.flags, rules);
  std::stable_sort(checked.flags.begin(), checked.flags.end(), [](const Flag& a, const Flag& b) { return a.quote < b.quote; });
  return checked;
}

}  // namespace doisoat
