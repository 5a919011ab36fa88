#include "check/second_change.h"

#include <algorithm>
#include <array>

#include "check/other_numeral.h"
#include "check/weights.h"

namespace doisoat {
namespace {

constexpr size_t kMostNeighbours = 3;
constexpr size_t kMostOpen = 6;      // equations that second changes are tried on: neighbours, and what a change breaks
constexpr size_t kMostFigures = 15;  // of one equation

// Sets of open equations, as bits.
using Mask = unsigned;
using Weights = std::array<double, 1U << kMostOpen>;

// By the set of open equations that they mend: how much likelier changes of one more figure are than leaving those broken. Figures of
// the equation that is explained stay as supposed.
Weights mended_by_one(const System& system, const std::vector<size_t>& open, const Equation& explained, const Supposition& supposed,
                      double before) {
  Weights weights{};
  for (size_t at = 0; at < open.size(); ++at) {
    const Equation& equation = system.equations[open[at]];
    auto figures = equation.figures();
    if (figures.size() > kMostFigures) figures.resize(kMostFigures);
    for (FigureId figure : figures) {
      if (explained.has(figure) || std::find(supposed.changed.begin(), supposed.changed.end(), figure) != supposed.changed.end()) continue;
      for (const Candidate& second : candidates(system, equation, figure, supposed)) {
        auto changed = supposing(supposed, system, second).changed;
        auto mends = [&](size_t i) {
          bool touched = std::any_of(changed.begin() + static_cast<long>(supposed.changed.size()), changed.end(),
                                     [&](FigureId id) { return system.equations[i].has(id); });
          return touched && std::find(second.open.begin(), second.open.end(), i) == second.open.end();
        };
        Mask mended = 0;
        for (size_t i = 0; i < open.size(); ++i)
          if (mends(open[i])) mended |= 1U << i;
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

double mended(const System& system, const std::vector<size_t>& open, const Equation& explained, const Supposition& supposed, double before) {
  if (open.empty()) return 1;
  return ways(mended_by_one(system, open, explained, supposed, before), (1U << open.size()) - 1);
}

}  // namespace

std::vector<size_t> neighbours_of(const System& system, size_t equation) {
  std::vector<size_t> found;
  for (FigureId figure : system.equations[equation].figures())
    for (size_t i : system.standing[figure]) {
      if (found.size() == kMostNeighbours || system.outcomes[i] != Outcome::fail) break;  // those that fail stand first
      if (i != equation && std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    }
  return found;
}

double mended_apart(const System& system, const std::vector<size_t>& neighbours, const Equation& explained) {
  return mended(system, neighbours, explained, Supposition(system), 1);
}

double second_changes(const System& system, const std::vector<size_t>& neighbours, const Equation& explained, const Candidate& first,
                      double apart) {
  Supposition supposed = supposing(Supposition(system), system, first);
  std::vector<size_t> open;
  for (size_t i : neighbours)
    if (judge(system.equations[i], supposed.values, system.rules) == Outcome::fail) open.push_back(i);
  for (size_t i : first.open)
    if (open.size() < kMostOpen && system.outcomes[i] != Outcome::fail) open.push_back(i);
  // Where it touches none of them, they are mended as they are without it.
  bool touched = std::any_of(open.begin(), open.end(), [&](size_t i) {
    return std::any_of(supposed.changed.begin(), supposed.changed.end(), [&](FigureId id) { return system.equations[i].has(id); });
  });
  if (!touched && open == neighbours) return 1;
  return mended(system, open, explained, supposed, first.effect) / apart;
}

void add_doubtful_pairs(const System& system, const Equation& equation, std::vector<Candidate>& found) {
  auto figures = equation.figures();
  if (figures.size() > kMostFigures) figures.resize(kMostFigures);
  double spread = spread_of(system, equation);
  for (FigureId first : figures)
    for (const auto& alternative : system.extraction.figures[first].alternatives) {
      auto read = value_of(system.extraction.figures[first], alternative);
      if (!read || *read == system.extraction.figures[first].value) continue;
      double chance = misread_chance(system, first, *read, spread);
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
