#include "check/weights.h"

#include <algorithm>
#include <cmath>

#include "check/other_numeral.h"
#include "check/printed.h"

namespace doisoat {
namespace {

constexpr double kSurest = 0.9999;         // no reading of a picture is surer
constexpr double kStrangeReading = 0.2;   // of all misreadings: those that no slip of a digit explains

int trailing_zeros(Decimal value) {
  if (value.is_zero() || !value.is_integer()) return value.is_zero() ? 18 : 0;
  int zeros = 0;
  for (std::int64_t rest = value.mantissa(); rest % 10 == 0; rest /= 10) ++zeros;
  return zeros;
}

// The engine's confidence is no frequency: of the numerals that it gives 0.97, one in a thousand is wrong where the others of the document
// were read safely, one in fifty where every third was not. A logistic regression on its odds and on that share, fitted by the numerals of
// half of the reports of tests/checks/readings.jsonl. Below even odds it says nothing more.
double chance_misread(double confidence, double blur) {
  constexpr double kConstant = 0.76, kOfOdds = 1.07, kOfOddsBelowEven = 0.09, kOfBlur = 0.77;
  double bounded = std::clamp(confidence, 0.05, kSurest);
  double odds = std::log((1 - bounded) / bounded);
  double logit = kConstant + kOfOdds * std::min(odds, 0.0) + kOfOddsBelowEven * std::max(odds, 0.0) + kOfBlur * std::log(blur);
  return 1 / (1 + std::exp(-logit));
}

}  // namespace

double spread_of(const System& system, const Equation& equation) {
  int zeros = 18;
  double largest = 0;
  for (FigureId id : equation.figures()) {
    const Figure& figure = system.extraction.figures[id];
    double steps = std::abs(figure.value.approximate() / last_digit(figure).approximate());
    largest = std::max(largest, steps);
    zeros = std::min(zeros, figure.decimals > 0 ? 0 : trailing_zeros(figure.value));
  }
  // One round number says nothing about the unit that its fellows are counted in; three zeros and more do.
  if (zeros >= 3 && zeros < 18) largest /= std::pow(10.0, zeros);
  return 1 / (largest + 10);
}

double price_left_broken(const System& system, const Equation& equation) {
  const Prices& prices = system.rules.prices;
  return (equation.kind == RelationKind::words ? prices.words_differ : prices.unexplained) * spread_of(system, equation);
}

double misread_chance(const System& system, FigureId id, Decimal printed, double spread) {
  const Figure& figure = system.extraction.figures[id];
  const Prices& prices = system.rules.prices;
  double confidence = std::clamp(figure.confidence, 0.0, 1.0);
  double wrong = confidence >= 1 ? prices.misread_sure : prices.misread_against_author * chance_misread(confidence, system.blur);
  double right = 1 - wrong;
  double chance = wrong * (reading_chance(figure, printed, prices) + kStrangeReading * spread);
  for (const Alternative& alternative : figure.alternatives)
    if (value_of(figure, alternative) == printed) chance = std::max(chance, alternative.confidence);
  return chance / right;
}

double slip_chance(const Figure& figure, Decimal meant, double spread, const Prices& prices) {
  return prices.author_digit * typing_chance(figure, meant) + prices.author_other * spread;
}

}  // namespace doisoat
