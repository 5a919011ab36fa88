#include "check/other_reading.h"

#include <algorithm>
#include <cstdlib>

namespace doisoat {
namespace {

constexpr Offset kBehind = 80;   // bytes behind the last member in which the passage goes on
constexpr Offset kBefore = 400;  // bytes before a part in which its whole may stand

Span passage(const Equation& equation, const Extraction& extraction) {
  Span span = extraction.figures[equation.figures().front()].numeral;
  for (FigureId id : equation.figures()) span = cover(span, extraction.figures[id].numeral);
  return span;
}

bool completed_by_another(const Equation& equation, const Extraction& extraction) {
  bool added = false, removed = false;
  for (const Term& term : equation.terms) {
    added = added || extraction.figures[term.figure].measure == Measure::added;
    removed = removed || extraction.figures[term.figure].measure == Measure::removed;
  }
  if (added && removed) return false;
  auto rest = residual(equation, Supposed(extraction));
  if (!rest) return false;
  Decimal lacking = abs(*rest);
  Span span = passage(equation, extraction);
  span.end += kBehind;
  return std::any_of(extraction.figures.begin(), extraction.figures.end(), [&](const Figure& figure) {
    return span.contains(figure.numeral.begin) && figure.value == lacking && figure.measure != Measure::stock &&
           figure.unit != "percent" && !equation.has(figure.id);
  });
}

bool fits_another_whole(const Equation& equation, const Extraction& extraction, const Rules& rules) {
  if (equation.denominator.size() != 1 || equation.terms.empty()) return false;
  const Figure& part = extraction.figures[equation.terms.front().figure];
  const Figure& whole = extraction.figures[equation.denominator.front().figure];
  for (const Figure& other : extraction.figures) {
    if (other.numeral.begin >= part.numeral.begin || part.numeral.begin - other.numeral.begin > kBefore) continue;
    if (other.indicator != whole.indicator || other.unit != whole.unit || other.measure != whole.measure || equation.has(other.id)) continue;
    Equation instead = equation;
    instead.denominator.front().figure = other.id;
    if (judge(instead, Supposed(extraction), rules) == Outcome::pass) return true;
  }
  return false;
}

}  // namespace

bool holds_read_otherwise(const Equation& equation, const Extraction& extraction, const Rules& rules) {
  if (equation.confidence >= 1) return false;
  if (equation.kind == RelationKind::balance) return completed_by_another(equation, extraction);
  if (equation.kind == RelationKind::share) return fits_another_whole(equation, extraction, rules);
  return false;
}

}  // namespace doisoat
