#include "check/explain.h"

#include <algorithm>
#include <cmath>

#include "check/second_change.h"
#include "check/weights.h"

namespace doisoat {
namespace {

constexpr size_t kMostFigures = 60;    // of one equation that are tried as culprits
constexpr size_t kExtended = 6;        // likeliest first changes that are joined with a second one
// Of relations that the text may not mean, the share that is left when no other figure of the passage fits better.
constexpr double kStillUnmeant = 0.1;
// A percentage whose whole stands in the passage under another name: more often than any slip.
constexpr double kOtherWhole = 0.02;
constexpr Offset kPassage = 4000;  // bytes before a part in which such a whole may stand
constexpr double kMeantAsTotal = 0.25;
constexpr size_t kMostShown = 5;
constexpr double kLeastShown = 0.01;

std::vector<Candidate> single_changes(const System& system, const Equation& equation) {
  std::vector<Candidate> found;
  auto figures = equation.figures();
  if (figures.size() > kMostFigures) figures.resize(kMostFigures);
  for (FigureId figure : figures)
    for (Candidate& candidate : candidates(system, equation, figure, Supposition(system))) found.push_back(std::move(candidate));
  return found;
}

// Percentages of another number than the one the text seems to mean: how much better that explains the equation, and the others that are
// broken with the same whole, than leaving them broken. The number, and the factor.
std::optional<std::pair<Decimal, double>> of_another_whole(const System& system, const Equation& equation) {
  if (equation.kind != RelationKind::share || equation.denominator.size() != 1 || equation.terms.empty()) return std::nullopt;
  const auto& figures = system.extraction.figures;
  const Figure& part = figures[equation.terms.front().figure];
  const Figure& whole = figures[equation.denominator.front().figure];
  Supposed values(system.extraction);
  auto holds_with = [&](Equation instead, FigureId other) {
    instead.denominator.front().figure = other;
    return judge(instead, values, system.rules) == Outcome::pass;
  };
  size_t tried = 0;
  for (FigureId id = part.id; id-- > 0 && part.numeral.begin - figures[id].numeral.begin < kPassage && tried < kMostFigures; ++tried) {
    const Figure& other = figures[id];
    bool comparable = other.unit == whole.unit && other.measure == whole.measure && other.report == whole.report && !equation.has(id);
    if (!comparable || other.value == whole.value || !holds_with(equation, id)) continue;
    double factor = kOtherWhole;
    for (size_t i : system.standing[whole.id]) {
      const Equation& fellow = system.equations[i];
      bool same_whole = fellow.kind == RelationKind::share && fellow.denominator.size() == 1 && fellow.denominator.front().figure == whole.id;
      if (&fellow != &equation && same_whole && system.outcomes[i] == Outcome::fail && holds_with(fellow, id))
        factor *= kOtherWhole / price_left_broken(system, fellow);
    }
    return std::pair(other.value, factor / price_left_broken(system, equation));
  }
  return std::nullopt;
}

// Ways that change no figure.
std::vector<std::pair<Explanation, double>> structural(const System& system, const Equation& equation, double apart) {
  std::vector<std::pair<Explanation, double>> found;
  const Prices& prices = system.rules.prices;
  Supposed values(system.extraction);
  auto rest = residual(equation, values);
  bool parts = equation.kind == RelationKind::total || equation.kind == RelationKind::subset;
  bool short_of_whole = rest && rest->is_negative();
  double own_price = equation.kind == RelationKind::words ? prices.words_differ : prices.unexplained;
  auto add = [&](ExplanationKind kind, std::optional<Decimal> value, double price) {
    found.push_back({Explanation{kind, std::nullopt, value, 0}, price / own_price});
  };
  bool can_lack = (equation.kind == RelationKind::total && short_of_whole) || equation.kind == RelationKind::balance ||
                  (equation.kind == RelationKind::list_count && rest && !short_of_whole);
  if (can_lack && rest) add(ExplanationKind::missing_part, abs(*rest), prices.missing_part);
  // Where the text says that the parts are the whole, they are meant to be.
  double loose = equation.kind == RelationKind::total ? kMeantAsTotal : 1;
  if (parts) add(ExplanationKind::not_a_partition, std::nullopt, loose * prices.not_a_partition + 1 - equation.confidence);
  // It explains the neighbours of the same whole, too.
  if (auto other = of_another_whole(system, equation))
    found.push_back({Explanation{ExplanationKind::not_a_partition, std::nullopt, other->first, 0}, other->second / apart});
  // The words, or the list, are wrong and the digits right.
  if (equation.kind == RelationKind::words)
    add(ExplanationKind::author_error, values[*equation.subject], prices.words_wrong);
  return found;
}

// An inequality is mended by many values of one figure: they are one explanation, without a value where none stands out.
void merge_values(std::vector<std::pair<Explanation, double>>& weighed) {
  std::vector<std::pair<Explanation, double>> merged;
  std::vector<double> best;
  for (const auto& [explanation, weight] : weighed) {
    size_t at = 0;
    while (at < merged.size() && (merged[at].first.kind != explanation.kind || merged[at].first.figure != explanation.figure)) ++at;
    if (at == merged.size()) {
      merged.push_back({explanation, 0});
      best.push_back(0);
    }
    merged[at].second += weight;
    if (weight > best[at]) {
      best[at] = weight;
      merged[at].first.value = explanation.value;
    }
  }
  for (size_t i = 0; i < merged.size(); ++i)
    if (best[i] < 0.6 * merged[i].second) merged[i].first.value = std::nullopt;
  weighed = std::move(merged);
}

}  // namespace

std::vector<Explanation> explain(const System& system, size_t index) {
  const Equation& equation = system.equations[index];
  std::vector<Candidate> candidates = single_changes(system, equation);
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.total() > b.total(); });
  std::vector<size_t> neighbours = neighbours_of(system, index);
  double apart = mended_apart(system, neighbours, equation);
  for (size_t i = 0; i < candidates.size(); ++i) {
    // Those that are not looked at leave what they leave broken.
    double factor = i < kExtended ? second_changes(system, neighbours, equation, candidates[i], apart) : 1 / apart;
    candidates[i].misread *= factor;
    candidates[i].author *= factor;
  }
  add_doubtful_pairs(system, equation, candidates);

  std::vector<std::pair<Explanation, double>> weighed = structural(system, equation, apart);
  auto add = [&](ExplanationKind kind, const Candidate& candidate, double weight) {
    if (weight <= 0 || !std::isfinite(weight)) return;
    for (auto& [known, sum] : weighed)
      if (known.kind == kind && known.figure == candidate.figure && known.value == candidate.value) {
        sum += weight;
        return;
      }
    weighed.push_back({Explanation{kind, candidate.figure, candidate.value, 0}, weight});
  };
  for (const Candidate& candidate : candidates) {
    add(ExplanationKind::misread, candidate, candidate.misread);
    add(ExplanationKind::author_error, candidate, candidate.author);
  }

  if (equation.form == Form::at_most) merge_values(weighed);

  double sum = 1;  // left as it stands: the author's own error, unexplained
  // Where the text may not mean the relation at all, that is no explanation with a name, but it takes its share.
  if (equation.kind != RelationKind::total && equation.kind != RelationKind::subset)
    sum += kStillUnmeant * (1 - equation.confidence) / system.rules.prices.unexplained;
  for (const auto& [explanation, weight] : weighed) sum += weight;
  std::vector<Explanation> shown;
  for (auto& [explanation, weight] : weighed) {
    // Rounded down to four digits: equal candidates stay equal, and the sum stays below 1.
    explanation.probability = std::floor(weight / sum * 1e4) / 1e4;
    if (explanation.probability >= kLeastShown) shown.push_back(explanation);
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Explanation& a, const Explanation& b) { return a.probability > b.probability; });
  if (shown.size() > kMostShown) shown.resize(kMostShown);
  return shown;
}

}  // namespace doisoat
