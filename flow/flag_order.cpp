#include "flow/flag_order.h"

#include <algorithm>

namespace doisoat {
namespace {

// Of numbers outside their unit's own range, the share that turned out to be right when it was looked at is not known: even odds.
constexpr double kOutlier = 0.5;

double weight(Severity severity) { return severity == Severity::error ? 1 : severity == Severity::warning ? 0.5 : 0.1; }

}  // namespace

double chance_wrong(const FlagRow& flag) {
  if (flag.rule == "outlier") return kOutlier;
  if (flag.rule == "low_confidence") return flag.figures.empty() ? 1 : 1 - flag.figures.front().confidence;
  double as_meant = 0;
  for (const ExplanationRow& explanation : flag.explanations)
    if (explanation.kind == ExplanationKind::not_a_partition) as_meant += explanation.probability;
  return std::max(0.0, 1 - as_meant);
}

double urgency(const FlagRow& flag) { return chance_wrong(flag) * weight(flag.severity); }

void sort_by_urgency(std::vector<FlagRow>& flags) {
  std::stable_sort(flags.begin(), flags.end(), [](const FlagRow& a, const FlagRow& b) { return urgency(a) > urgency(b); });
}

}  // namespace doisoat
