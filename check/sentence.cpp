#include "check/sentence.h"

#include <algorithm>

namespace doisoat {
namespace {

// Numerals read with this confidence are right in 99 of 100.
constexpr double kPlainlyShown = 0.95;

// "450 + 390 − 216": the terms but the subject, signed so that they give it.
std::string side(const Equation& equation, const Supposed& values) {
  int own = 0;
  for (const Term& term : equation.terms)
    if (term.figure == equation.subject) own = term.coefficient;
  std::string text;
  for (const Term& term : equation.terms) {
    if (term.figure == equation.subject && equation.form != Form::percentage) continue;
    int sign = own > 0 ? -term.coefficient : term.coefficient;
    Decimal value = values[term.figure];
    bool minus = (sign < 0) != value.is_negative();
    if (!text.empty()) text += minus ? " − " : " + ";
    else if (minus) text += "−";
    if (std::abs(sign) != 1) text += std::to_string(std::abs(sign)) + " × ";
    text += abs(value).vietnamese();
  }
  return text;
}

std::string below(const Equation& equation, const Supposed& values) {
  return equation.denominator.empty() ? equation.constant.vietnamese() : values[equation.denominator.front().figure].vietnamese();
}

// "giảm 6" rather than "-6": which way a change goes, and how far.
void add_way(Flag& flag, const std::string& which, Decimal change) {
  flag.parameters[which + "_way"] = change.is_zero() ? "same" : change.is_negative() ? "fall" : "rise";
  flag.parameters[which + "_size"] = abs(change).str();
}

std::string message_key(const Equation& equation) {
  switch (equation.kind) {
    case RelationKind::total: return "flag.total.parts";
    case RelationKind::subset: return equation.exclusive_parts ? "flag.total.parts_exceed" : "flag.total.part_exceeds";
    case RelationKind::balance: return "flag.balance.movement";
    case RelationKind::change: return "flag.balance.change";
    case RelationKind::share: return "flag.share.part";
    case RelationKind::rate: return "flag.share.rate";
    case RelationKind::words: return "flag.words.differ";
    case RelationKind::list_count: return "flag.list_count.differs";
    default: return "flag.repeat.differs";
  }
}

}  // namespace

Flag broken(const System& system, size_t index) {
  const Equation& equation = system.equations[index];
  const CheckRule& rule = system.rules.of(equation.kind);
  Supposed values(system.extraction);
  Flag flag{.rule = rule.name, .severity = rule.severity, .report = equation.report, .figures = equation.figures(),
            .quote = equation.quote, .message = message_key(equation)};
  flag.expected = implied(equation, values);
  FigureId subject = *equation.subject;
  flag.parameters["sum"] = side(equation, values);
  if (equation.kind == RelationKind::subset && !equation.exclusive_parts) {
    // The part is what cannot be; no number fits in its place but any up to the whole.
    FigureId part = equation.terms.front().figure == subject ? equation.terms.back().figure : equation.terms.front().figure;
    flag.parameters["whole"] = values[subject].str();
    subject = part;
  }
  flag.reported = values[subject];
  flag.parameters["reported"] = flag.reported->str();
  if (flag.expected) flag.parameters["expected"] = flag.expected->str();
  if (flag.expected && equation.form != Form::percentage) flag.parameters["difference"] = abs(*flag.expected - *flag.reported).str();
  if (equation.form == Form::percentage) {
    flag.parameters["part"] = side(equation, values);
    flag.parameters["whole"] = below(equation, values);
  }
  if (equation.kind == RelationKind::change || equation.kind == RelationKind::rate) {
    add_way(flag, "reported", *flag.reported);
    if (flag.expected) add_way(flag, "expected", *flag.expected);
  }
  flag.parameters["confirmed"] = system.confirmed_by_words[subject] ? "words" : "no";
  return flag;
}

std::string explanation_message(const Explanation& explanation, double confidence) {
  std::string key = std::string("explanation.") + name(explanation.kind);
  bool culprit = explanation.kind == ExplanationKind::misread || explanation.kind == ExplanationKind::author_error;
  if (explanation.kind == ExplanationKind::not_a_partition && explanation.value) return key + "_of_other";
  if (!culprit) return key;
  if (!explanation.figure) return key + "_words";
  // Under 1: it was read from a picture at all.
  bool shown = explanation.kind == ExplanationKind::author_error && confidence >= kPlainlyShown && confidence < 1;
  return key + (shown ? "_shown" : "") + (explanation.value ? "" : "_unknown");
}

}  // namespace doisoat
