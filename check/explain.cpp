#include "check/explain.h"

#include <algorithm>
#include <cmath>

#include "check/printed.h"
#include "check/weights.h"

namespace doisoat {
namespace {

constexpr size_t kMostEquations = 48;  // of one figure that are looked at when it is changed
constexpr size_t kMostFigures = 60;    // of one equation that are tried as culprits
constexpr size_t kExtended = 6;        // likeliest first changes that are joined with a second one
constexpr size_t kMostOpen = 3;      // equations that second changes are tried on
// Of relations that the text may not mean, the share that is left when no other figure of the passage fits better.
constexpr double kStillUnmeant = 0.1;
// A percentage whose whole stands in the passage under another name: more often than any slip.
constexpr double kOtherWhole = 0.02;
constexpr Offset kPassage = 4000;  // bytes before a part in which such a whole may stand
constexpr double kMeantAsTotal = 0.25;
constexpr size_t kMostShown = 5;
constexpr double kLeastShown = 0.01;

// Which equations a change of figures mends and breaks, as a factor on the chance that they are all left as they stand.
struct Effect {
  double copied = 1;   // where numbers that repeat the figure (its words, a second mention) were written along with it
  double alone = 1;    // where they were not
  std::vector<size_t> open;  // equations that fail after the change, of those that the changed figures stand in
};

bool repeats(const Equation& equation) {
  return equation.kind == RelationKind::words || equation.kind == RelationKind::repeat;
}

Effect effect(const System& system, const Supposed& values, const std::vector<FigureId>& changed) {
  Effect effect;
  std::vector<size_t> touched;
  for (FigureId id : changed) {
    const auto& all = system.standing[id];
    for (size_t i = 0; i < all.size() && i < kMostEquations; ++i)
      if (std::find(touched.begin(), touched.end(), all[i]) == touched.end()) touched.push_back(all[i]);
  }
  for (size_t i : touched) {
    const Equation& equation = system.equations[i];
    bool failed = system.outcomes[i] == Outcome::fail;
    // A percentage of nothing is undecided; that mends none that failed.
    Outcome outcome = judge(equation, values, system.rules);
    bool fails = outcome == Outcome::fail || (outcome == Outcome::undecided && equation.form == Form::percentage);
    if (fails) effect.open.push_back(i);
    if (failed == fails) continue;
    double price = price_left_broken(system, equation);
    double factor = fails ? price : 1 / price;
    effect.alone *= factor;
    if (!(fails && repeats(equation))) effect.copied *= factor;
  }
  return effect;
}

struct Candidate {
  FigureId figure = 0;
  Decimal value;
  double misread = 0, author = 0;  // relative to leaving every equation as it stands
  double total() const { return misread + author; }
};

// The chance of one change by itself, by a slip of the reader and of the author.
Candidate change(const System& system, const Equation& equation, FigureId figure, Decimal value, const Effect& effect) {
  const Figure& printed = system.extraction.figures[figure];
  double spread = spread_of(system, equation);
  Candidate candidate{figure, value, 0, 0};
  candidate.misread = misread_chance(printed, value, spread, system.rules.prices) * effect.alone;
  candidate.author = slip_chance(printed, value, spread, system.rules.prices) * effect.alone;
  bool worked_out = equation.subject == figure && equation.kind != RelationKind::words &&
                    equation.kind != RelationKind::repeat && equation.kind != RelationKind::list_count;
  if (worked_out) candidate.author += system.rules.prices.author_sum * spread * effect.copied;
  return candidate;
}

std::vector<Candidate> single_changes(const System& system, const Equation& equation, std::vector<Effect>& effects) {
  std::vector<Candidate> found;
  Supposed values(system.extraction);
  auto figures = equation.figures();
  if (figures.size() > kMostFigures) figures.resize(kMostFigures);
  for (FigureId figure : figures)
    for (Decimal value : solutions(equation, figure, values, system.rules)) {
      values.suppose(figure, value);
      effects.push_back(effect(system, values, {figure}));
      values.forget();
      found.push_back(change(system, equation, figure, value, effects.back()));
    }
  return found;
}

// How much better than "unexplained" a broken equation is explained by one more change, after those of `values`.
double mended_by_one(const System& system, const Equation& equation, Supposed values, std::optional<FigureId> changed, double before) {
  double sum = 1;
  auto figures = equation.figures();
  if (figures.size() > kMostFigures / 4) figures.resize(kMostFigures / 4);
  for (FigureId figure : figures) {
    if (figure == changed) continue;
    for (Decimal value : solutions(equation, figure, values, system.rules)) {
      values.suppose(figure, value);
      Effect both = effect(system, values, changed ? std::vector{*changed, figure} : std::vector{figure});
      values.forget();
      // The effect of both together counts once: what the first did is taken out.
      sum += change(system, equation, figure, value, both).total() / before;
    }
  }
  return sum;
}

// What second changes add to a first one: they mend equations that the first leaves or makes broken. An equation that was broken
// before could be mended without the first change as well; only what the first adds to that speaks for it.
double second_changes(const System& system, const Candidate& first, const Effect& after_first) {
  double factor = 1;
  Supposed as_printed(system.extraction), values(system.extraction);
  values.suppose(first.figure, first.value);
  size_t tried = 0;
  for (size_t open : after_first.open) {
    if (++tried > kMostOpen) break;
    const Equation& equation = system.equations[open];
    factor *= mended_by_one(system, equation, values, first.figure, after_first.alone);
    if (system.outcomes[open] == Outcome::fail) factor /= mended_by_one(system, equation, as_printed, std::nullopt, 1);
  }
  return factor;
}

// Two numerals of one equation, the first of which a picture shows to be doubtful.
void add_doubtful_pairs(const System& system, const Equation& equation, std::vector<Candidate>& found) {
  Supposed values(system.extraction);
  auto figures = equation.figures();
  if (figures.size() > kMostFigures / 4) figures.resize(kMostFigures / 4);
  for (FigureId first : figures)
    for (const auto& alternative : system.extraction.figures[first].alternatives) {
      auto read = value_of(system.extraction.figures[first], alternative);
      if (!read || *read == system.extraction.figures[first].value) continue;
      double spread = spread_of(system, equation);
      double chance = misread_chance(system.extraction.figures[first], *read, spread, system.rules.prices);
      values.suppose(first, *read);
      for (FigureId figure : figures) {
        if (figure == first) continue;
        for (Decimal value : solutions(equation, figure, values, system.rules)) {
          values.suppose(figure, value);
          Candidate second = change(system, equation, figure, value, effect(system, values, {first, figure}));
          values.forget();
          // Half to each of the two, so that the pair counts once.
          double weight = chance * second.total() / 2;
          found.push_back({first, *read, weight, 0});
          found.push_back({figure, value, chance * second.misread / 2, chance * second.author / 2});
        }
      }
      values.forget();
    }
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
std::vector<std::pair<Explanation, double>> structural(const System& system, const Equation& equation) {
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
  if (auto other = of_another_whole(system, equation))
    found.push_back({Explanation{ExplanationKind::not_a_partition, std::nullopt, other->first, 0}, other->second});
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
  std::vector<Effect> effects;
  std::vector<Candidate> candidates = single_changes(system, equation, effects);

  std::vector<size_t> order(candidates.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return candidates[a].total() > candidates[b].total(); });
  if (order.size() > kExtended) order.resize(kExtended);
  std::vector<double> factors;
  for (size_t i : order) factors.push_back(second_changes(system, candidates[i], effects[i]));
  for (size_t i = 0; i < order.size(); ++i) {
    candidates[order[i]].misread *= factors[i];
    candidates[order[i]].author *= factors[i];
  }
  add_doubtful_pairs(system, equation, candidates);

  std::vector<std::pair<Explanation, double>> weighed = structural(system, equation);
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
