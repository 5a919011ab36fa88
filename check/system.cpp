#include "check/system.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "check/other_reading.h"
#include "check/printed.h"
#include "check/variants.h"

namespace doisoat {
namespace {

// For each figure the first one that the text repeats it from (itself, mostly).
std::vector<FigureId> first_statements(const System& system) {
  std::vector<FigureId> first(system.extraction.figures.size());
  std::iota(first.begin(), first.end(), 0);
  auto root = [&](FigureId id) {
    while (first[id] != id) id = first[id] = first[first[id]];
    return id;
  };
  for (size_t i = 0; i < system.equations.size(); ++i) {
    const Equation& equation = system.equations[i];
    if (equation.kind != RelationKind::repeat || system.outcomes[i] != Outcome::pass) continue;
    FigureId a = root(equation.terms.front().figure), b = root(equation.terms.back().figure);
    first[std::max(a, b)] = std::min(a, b);
  }
  for (FigureId id = 0; id < static_cast<FigureId>(first.size()); ++id) first[id] = root(id);
  return first;
}

// Whether what is reported could have become what is expected by a slip, or is little off.
bool nearly_agrees(const Equation& equation, const Supposed& values, const Rules& rules) {
  auto expected = implied(equation, values);
  if (!expected || !equation.subject) return false;
  const Figure& subject = values.figure(*equation.subject);
  double difference = std::abs((*expected - subject.value).approximate());
  // One person more or less is near, however few there are.
  double allowed = std::max(rules.near * std::abs(expected->approximate()), last_digit(subject).approximate());
  return difference <= allowed || typing_chance(subject, *expected) > 0;
}

// Of few numerals it is hardly known: it begins at one in ten.
double blur_of(const Extraction& extraction, const Rules& rules) {
  double unsafe = 1, all = 10;
  for (const Figure& figure : extraction.figures) {
    if (figure.confidence >= 1) continue;  // no picture
    ++all;
    unsafe += figure.confidence < rules.low_confidence;
  }
  return unsafe / all;
}

}  // namespace

System system_of(const Extraction& extraction, const Rules& rules) {
  System system{extraction, rules, equations(extraction, rules), {}, {}, {}, blur_of(extraction, rules)};
  Supposed values(extraction);
  system.standing.resize(extraction.figures.size());
  system.confirmed_by_words.resize(extraction.figures.size());
  for (const Equation& equation : system.equations) {
    Outcome outcome = judge(equation, values, rules);
    bool unsure = equation.confidence < rules.sure_relation_confidence;
    if (outcome == Outcome::fail && unsure && !nearly_agrees(equation, values, rules)) outcome = Outcome::undecided;
    if (outcome == Outcome::fail && holds_read_otherwise(equation, extraction, rules)) outcome = Outcome::undecided;
    system.outcomes.push_back(outcome);
  }
  for (Outcome outcome : {Outcome::fail, Outcome::pass})
    for (size_t i = 0; i < system.equations.size(); ++i) {
      if (system.outcomes[i] != outcome) continue;
      const Equation& equation = system.equations[i];
      for (FigureId id : equation.figures()) system.standing[id].push_back(i);
      if (equation.kind == RelationKind::words && outcome == Outcome::pass) system.confirmed_by_words[*equation.subject] = true;
    }
  return system;
}

std::vector<size_t> failing(const System& system) {
  std::vector<FigureId> first = first_statements(system);
  std::set<std::vector<std::pair<FigureId, int>>> seen;
  std::vector<size_t> found;
  for (size_t i = 0; i < system.equations.size(); ++i) {
    if (system.outcomes[i] != Outcome::fail) continue;
    const Equation& equation = system.equations[i];
    std::vector<std::pair<FigureId, int>> said;
    for (const Term& term : equation.terms) said.emplace_back(first[term.figure], term.coefficient);
    std::sort(said.begin(), said.end());
    if (said.front().second < 0 && equation.form == Form::equality)
      for (auto& term : said) term.second = -term.second;
    // Percentages and numbers against words differ by more than their terms: their subject and form belong to the key.
    said.emplace_back(equation.subject ? first[*equation.subject] : -1, static_cast<int>(equation.form));
    for (const Term& term : equation.denominator) said.emplace_back(first[term.figure], term.coefficient);
    if (equation.kind == RelationKind::words || equation.kind == RelationKind::list_count || !equation.constant.is_zero())
      said.emplace_back(-2, static_cast<int>(i));
    if (seen.insert(said).second) found.push_back(i);
  }
  return found;
}

}  // namespace doisoat
