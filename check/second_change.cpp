#include "check/second_change.h"

#include <algorithm>
#include <array>

#include "check/other_numeral.h"
#include "check/weights.h"

namespace doisoat {
namespace {

constexpr size_t kMostOpen = 3;      // equations that second changes are tried on
constexpr size_t kMostFigures = 15;  // of one equation

// Sets of open equations, as bits.
using Mask = unsigned;
using Weights = std::array<double, 1U << kMostOpen>;

// By the set of open equations that they mend: how much likelier changes of one more figure are than leaving those broken.
Weights mended_by_one(const System& system, const std::vector<size_t>& open, const Supposition& supposed, double before) {
  Weights weights{};
  std::vector<std::pair<FigureId, Decimal>> seen;
  for (size_t at = 0; at < open.size(); ++at) {
    const Equation& equation = system.equations[open[at]];
    auto figures = equation.figures();
    if (figures.size() > kMostFigures) figures.resize(kMostFigures);
    for (FigureId figure : figures) {
      if (std::find(supposed.changed.begin(), supposed.changed.end(), figure) != supposed.changed.end()) continue;
      for (const Candidate& second : candidates(system, equation, figure, supposed)) {
        Mask mended = 0;
        for (size_t i = 0; i < open.size(); ++i)
          if (std::find(second.open.begin(), second.open.end(), open[i]) == second.open.end()) mended |= 1U << i;
        // What mends two open equations is found from both.
        if (mended & ((1U << at) - 1)) continue;
        weights[mended] += second.total() / before;
      }
    }
  }
  return weights;
}

// The sum over all ways to mend the open equations of `left`, each by one change at most: changes that mend sets which do not
// overlap go together, whatever is in none stays broken.
double ways(const Weights& weights, Mask left) {
  if (left == 0) return 1;
  Mask lowest = left & -left;
  double sum = ways(weights, left & ~lowest);
  for (Mask set = left; set != 0; set = (set - 1) & left)
    if (set & lowest) sum += weights[set] * ways(weights, left & ~set);
  return sum;
}

double mended(const System& system, const std::vector<size_t>& open, const Supposition& supposed, double before) {
  return ways(mended_by_one(system, open, supposed, before), (1U << open.size()) - 1);
}

}  // namespace

double second_changes(const System& system, const Candidate& first) {
  std::vector<size_t> open = first.open, already;
  if (open.empty()) return 1;
  if (open.size() > kMostOpen) open.resize(kMostOpen);
  for (size_t i : open)
    if (system.outcomes[i] == Outcome::fail) already.push_back(i);
  Supposition as_printed(system);
  return mended(system, open, supposing(as_printed, system, first), first.effect) / mended(system, already, as_printed, 1);
}

void add_doubtful_pairs(const System& system, const Equation& equation, std::vector<Candidate>& found) {
  auto figures = equation.figures();
  if (figures.size() > kMostFigures) figures.resize(kMostFigures);
  double spread = spread_of(system, equation);
  for (FigureId first : figures)
    for (const auto& alternative : system.extraction.figures[first].alternatives) {
      auto read = value_of(system.extraction.figures[first], alternative);
      if (!read || *read == system.extraction.figures[first].value) continue;
      double chance = misread_chance(system.extraction.figures[first], *read, spread, system.rules.prices);
      Supposition supposed(system);
      supposed.values.suppose(first, *read);
      supposed.changed.push_back(first);
      for (FigureId figure : figures) {
        if (figure == first) continue;
        for (Candidate second : candidates(system, equation, figure, supposed)) {
          // Half to each of the two, so that the pair counts once.
          Candidate half{.figure = first, .value = *read, .misread = chance * second.total() / 2};
          second.misread *= chance / 2;
          second.author *= chance / 2;
          found.push_back(std::move(half));
          found.push_back(std::move(second));
        }
      }
    }
}

}  // namespace doisoat
