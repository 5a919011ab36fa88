#include "check/candidate.h"

#include <algorithm>

#include "check/weights.h"

namespace doisoat {
namespace {

constexpr size_t kMostEquations = 48;  // of one figure that are looked at when it is changed

bool among(const std::vector<FigureId>& ids, FigureId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// Where the text tells the figure again, with the same value.
std::vector<FigureId> copies(const System& system, FigureId figure) {
  std::vector<FigureId> found;
  for (size_t i : system.standing[figure]) {
    const Equation& equation = system.equations[i];
    if (equation.kind != RelationKind::repeat || system.outcomes[i] != Outcome::pass) continue;
    for (FigureId id : equation.figures())
      if (id != figure) found.push_back(id);
  }
  return found;
}

// Which equations are mended and broken by what is supposed, as a factor on the chance that they are all left as they stand; and
// those that are open then.
double effect(const System& system, const Supposition& supposed, std::vector<size_t>& open) {
  double factor = 1;
  std::vector<size_t> touched;
  for (FigureId id : supposed.changed) {
    const auto& all = system.standing[id];
    for (size_t i = 0; i < all.size() && i < kMostEquations; ++i)
      if (std::find(touched.begin(), touched.end(), all[i]) == touched.end()) touched.push_back(all[i]);
  }
  for (size_t i : touched) {
    const Equation& equation = system.equations[i];
    if (equation.kind == RelationKind::words && among(supposed.words_follow, *equation.subject)) continue;
    bool failed = system.outcomes[i] == Outcome::fail;
    // A percentage of nothing is undecided; that mends none that failed.
    Outcome outcome = judge(equation, supposed.values, system.rules);
    bool fails = outcome == Outcome::fail || (outcome == Outcome::undecided && equation.form == Form::percentage);
    if (fails) open.push_back(i);
    if (failed == fails) continue;
    double price = price_left_broken(system, equation);
    factor *= fails ? price : 1 / price;
  }
  return factor;
}

std::vector<Decimal> values_for(const System& system, const Equation& equation, FigureId figure, const Supposition& supposed) {
  std::vector<Decimal> found = solutions(equation, figure, supposed.values, system.rules);
  if (equation.form != Form::percentage) return found;
  const auto& all = system.standing[figure];
  Supposed values = supposed.values;
  for (size_t i = 0; i < all.size() && i < kMostEquations; ++i) {
    const Equation& other = system.equations[all[i]];
    if (&other == &equation || other.form != Form::equality) continue;
    for (Decimal value : solutions(other, figure, supposed.values, system.rules)) {
      if (std::find(found.begin(), found.end(), value) != found.end()) continue;
      values.suppose(figure, value);
      if (judge(equation, values, system.rules) == Outcome::pass) found.push_back(value);
      values.forget();
    }
  }
  return found;
}

bool worked_out(const Equation& equation, FigureId figure) {
  return equation.subject == figure && equation.kind != RelationKind::words && equation.kind != RelationKind::repeat &&
         equation.kind != RelationKind::list_count;
}

}  // namespace

Supposition supposing(Supposition before, const System& system, const Candidate& candidate) {
  auto change = [&](FigureId id) {
    before.values.suppose(id, candidate.value);
    before.changed.push_back(id);
  };
  change(candidate.figure);
  if (!candidate.copied) return before;
  before.words_follow.push_back(candidate.figure);
  for (FigureId id : copies(system, candidate.figure))
    if (!among(before.changed, id)) {
      change(id);
      before.words_follow.push_back(id);
    }
  return before;
}

std::vector<Candidate> candidates(const System& system, const Equation& equation, FigureId figure, const Supposition& supposed) {
  std::vector<Candidate> found;
  const Figure& printed = system.extraction.figures[figure];
  const Prices& prices = system.rules.prices;
  double spread = spread_of(system, equation);
  for (Decimal value : values_for(system, equation, figure, supposed)) {
    Candidate alone{.figure = figure, .value = value};
    alone.effect = effect(system, supposing(supposed, system, alone), alone.open);
    alone.misread = misread_chance(system, figure, value, spread) * alone.effect;
    alone.author = slip_chance(printed, value, spread, prices) * alone.effect;
    found.push_back(alone);
    if (!worked_out(equation, figure)) continue;
    Candidate copied{.figure = figure, .value = value, .copied = true};
    copied.effect = effect(system, supposing(supposed, system, copied), copied.open);
    copied.author = prices.author_sum * spread * copied.effect;
    found.push_back(copied);
  }
  return found;
}

}  // namespace doisoat
