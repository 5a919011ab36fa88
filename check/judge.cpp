#include <algorithm>
#include <stdexcept>

#include "check/equation.h"
#include "check/other_numeral.h"
#include "check/printed.h"
#include "check/variants.h"

namespace doisoat {
namespace {

constexpr int kPercentDigits = 6;  // far finer than any printed percentage

Decimal total(const std::vector<Term>& terms, const Supposed& values) {
  Decimal sum;
  for (const Term& term : terms) sum = sum + Decimal(term.coefficient) * values[term.figure];
  return sum;
}

// How far the sum may lie below and above what the digits give, because numbers are qualified. nullopt: any distance.
struct Slack {
  std::optional<Decimal> down = Decimal(), up = Decimal();
  bool any = false;
};

Slack slack(const Equation& equation, const Supposed& values, const Rules& rules) {
  Slack slack;
  auto widen = [](std::optional<Decimal>& way, std::optional<Decimal> by) { way = way && by ? std::optional(*way + *by) : std::nullopt; };
  for (const Term& term : equation.terms) {
    const auto& qualifier = values.figure(term.figure).qualifier;
    if (!qualifier) continue;
    slack.any = true;
    bool positive = term.coefficient > 0;
    if (*qualifier == Qualifier::about) {
      // In thousandths, so that the share stays an exact decimal.
      Decimal by = abs(values[term.figure]) * Decimal(static_cast<std::int64_t>(rules.slack.about * 1000), 3);
      widen(slack.down, by);
      widen(slack.up, by);
    } else {
      bool more = (*qualifier == Qualifier::over) == positive;
      widen(more ? slack.up : slack.down, std::nullopt);
    }
  }
  return slack;
}

bool qualified(const Equation& equation, const Supposed& values) {
  auto figures = equation.figures();
  return std::any_of(figures.begin(), figures.end(), [&](FigureId id) { return values.figure(id).qualifier.has_value(); });
}

Outcome judge_sum(const Equation& equation, const Supposed& values, const Rules& rules) {
  Decimal rest = total(equation.terms, values) - equation.constant;
  bool at_most = equation.form == Form::at_most;
  if (at_most ? rest <= Decimal(0) : abs(rest) <= equation.tolerance) {
    // "trên 50" against a list of 50: what it is exactly stays open.
    Slack open = slack(equation, values, rules);
    return open.any && !at_most && equation.kind != RelationKind::total ? Outcome::undecided : Outcome::pass;
  }
  Slack open = slack(equation, values, rules);
  bool low_enough = !open.down || rest - *open.down <= equation.tolerance;
  bool high_enough = at_most || !open.up || rest + *open.up >= -equation.tolerance;
  return open.any && low_enough && high_enough ? Outcome::undecided : Outcome::fail;
}

Outcome judge_percentage(const Equation& equation, const Supposed& values) {
  Decimal below = total(equation.denominator, values) + equation.constant;
  if (below.is_zero()) return Outcome::undecided;
  // Multiplied out, so that nothing is rounded: |percent · below − 100 · above| ≤ half a last digit · below.
  Decimal difference = abs(values[*equation.subject] * below - Decimal(100) * total(equation.terms, values));
  Decimal allowed = abs(below) * Decimal(5, 1) * last_digit_if(values.figure(*equation.subject), values[*equation.subject]);
  if (difference <= allowed) return Outcome::pass;
  return qualified(equation, values) ? Outcome::undecided : Outcome::fail;
}

int coefficient(const std::vector<Term>& terms, FigureId figure) {
  for (const Term& term : terms)
    if (term.figure == figure) return term.coefficient;
  return 0;
}

}  // namespace

Outcome judge(const Equation& equation, const Supposed& values, const Rules& rules) {
  if (equation.sign_open) {
    Equation chosen = equation;
    chosen.sign_open = false;
    Supposed other_way = values;
    other_way.suppose(*equation.subject, -values[*equation.subject]);
    Outcome as_printed = judge(chosen, values, rules), turned = judge(chosen, other_way, rules);
    return turned == Outcome::pass ? turned : as_printed;
  }
  if (!equation.complete || equation.confidence < rules.least_relation_confidence) return Outcome::undecided;
  try {
    return equation.form == Form::percentage ? judge_percentage(equation, values) : judge_sum(equation, values, rules);
  } catch (const std::overflow_error&) {
    return Outcome::undecided;  // numbers beyond all reason: no sum can be held against them
  }
}

std::optional<Decimal> residual(const Equation& equation, const Supposed& values) {
  try {
    if (equation.form != Form::percentage) return total(equation.terms, values) - equation.constant;
    Decimal below = total(equation.denominator, values) + equation.constant;
    if (below.is_zero()) return std::nullopt;
    return values[*equation.subject] - divide(Decimal(100) * total(equation.terms, values), below, kPercentDigits);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

std::optional<Decimal> implied(const Equation& equation, const Supposed& values) {
  if (!equation.subject || !equation.complete) return std::nullopt;
  try {
    const Figure& subject = values.figure(*equation.subject);
    if (equation.form == Form::percentage) {
      Decimal below = total(equation.denominator, values) + equation.constant;
      if (below.is_zero()) return std::nullopt;
      return divide(Decimal(100) * total(equation.terms, values), below, std::min(subject.decimals, kPercentDigits));
    }
    if (equation.form == Form::at_most && !equation.exclusive_parts) return std::nullopt;
    int own = coefficient(equation.terms, *equation.subject);
    Decimal others = total(equation.terms, values) - Decimal(own) * values[*equation.subject] - equation.constant;
    if (own == 1) return -others;
    if (own == -1) return others;
  } catch (const std::overflow_error&) {
  }
  return std::nullopt;
}

std::vector<Decimal> solutions(const Equation& equation, FigureId figure, const Supposed& values, const Rules& rules) {
  std::vector<Decimal> found;
  const Figure& printed = values.figure(figure);
  Decimal now = values[figure];
  auto fits = [&](Decimal value) {
    if (value == now || !could_stand(printed, value) || std::find(found.begin(), found.end(), value) != found.end()) return;
    Supposed with = values;
    with.suppose(figure, value);
    if (judge(equation, with, rules) == Outcome::pass) found.push_back(value);
  };
  try {
    // Parts that exclude each other and exceed the whole were mostly meant to make it up.
    if (equation.form == Form::equality || equation.exclusive_parts) {
      int own = coefficient(equation.terms, figure);
      if (own == 0) return found;
      Decimal others = total(equation.terms, values) - Decimal(own) * now - equation.constant;
      Decimal exact = divide(-others, Decimal(own), Decimal::kMaxScale);
      if (Decimal(own) * exact + others == Decimal(0)) fits(exact);
      return found;
    }
    for (const Alternative& alternative : printed.alternatives)
      if (auto value = value_of(printed, alternative)) fits(*value);
    for (const Variant& variant : variants(printed, rules.prices)) fits(variant.value);
    if (equation.form == Form::at_most) {
      // The nearest value that would do, for numbers that no slip of a digit explains.
      Decimal rest = total(equation.terms, values) - equation.constant;
      fits(coefficient(equation.terms, figure) > 0 ? now - rest : now + rest);
      return found;
    }
    Decimal above = total(equation.terms, values);
    Decimal below = total(equation.denominator, values) + equation.constant;
    Decimal percent = values[*equation.subject];
    int places = last_digit(printed).scale();
    if (figure == equation.subject) {
      if (auto value = implied(equation, values)) fits(*value);
    } else if (coefficient(equation.denominator, figure) != 0 && coefficient(equation.terms, figure) == 0) {
      if (!percent.is_zero()) fits(now + divide(Decimal(100) * above, percent, places) - below);
    } else if (coefficient(equation.denominator, figure) == 0) {
      fits(now + divide(percent * below, Decimal(100), places) - above);
    } else if (Decimal growth = percent + Decimal(100); !growth.is_zero()) {
      // percent = 100 · (now − then) / then, solved for `then`.
      fits(divide(Decimal(100) * (above + below), growth, places));
    }
  } catch (const std::overflow_error&) {
    found.clear();
  }
  return found;
}

}  // namespace doisoat
