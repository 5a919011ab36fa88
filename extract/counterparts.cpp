#include "extract/counterparts.h"

#include "extract/indicator_fit.h"

namespace doisoat {
namespace {

// Costs of a counterpart by the one before it, where that is counted by a verb at it, and by the one behind.
constexpr double kBefore = 0.3;
constexpr double kBeforeActed = -1.2;
constexpr double kBehind = 2.5;

// "triệt xóa 11 điểm phức tạp về ma túy và 02 tụ điểm": joined to the one before it over the name of what that one counts.
bool is_linked(const ResolutionContext& context, const Quantity& before, const Quantity& q) {
  constexpr LexemeIndex kName = 9;  // words
  if (q.counter < 0 || before.counter < 0 || q.counter_word == before.counter_word || q.units != before.units) return false;
  if (q.first - before.last > kName || !context.same_sentence(before, q) || !context.same_parenthesis(before, q)) return false;
  const auto& lexemes = context.reading.lexemes;
  const Lexeme& link = lexemes[q.first - 1];
  if (!link.is(',') && !link.is_word("va") && !link.is_word("cung") && !link.is_word("voi")) return false;
  for (LexemeIndex i = before.last + 1; i + 1 < q.first; ++i)
    if (lexemes[i].kind != LexemeKind::word) return false;
  return true;
}

// Whether nothing parts the two: they stand in one sentence, on one level, near to each other.
bool told_together(const ResolutionContext& context, const Quantity& before, const Quantity& q) {
  constexpr LexemeIndex kNear = 16;  // words
  if (!context.same_sentence(before, q) || !context.same_parenthesis(before, q) || q.first - before.last > kNear) return false;
  for (LexemeIndex i = before.last + 1; i < q.first; ++i)
    if (context.reading.lexemes[i].is(';') || context.reading.lexemes[i].is(':')) return false;
  return true;
}

}  // namespace

IndicatorCandidate counterpart(const ResolutionContext& context, int index) {
  if (index == 0) return {};
  const Quantity& q = context.quantity(index);
  const Quantity& before = context.quantity(index - 1);
  if (before.group != q.group && !is_linked(context, before, q)) return {};
  const Resolution& first = context.resolution(index - 1);
  if (!is_figure(first) || q.units.empty()) return {};
  for (size_t i = 0; i < context.vocabulary().indicators.size(); ++i) {
    auto other = static_cast<int>(i);
    if (context.indicator(other).beside == first.indicator && fits(context, other, q))
      return candidate_from(before, other, context.indicator(first.indicator).act ? kBeforeActed : kBefore, "clause");
  }
  return {};
}

IndicatorCandidate counterpart_behind(const ResolutionContext& context, int index) {
  const Quantity& q = context.quantity(index);
  if (context.is_last(index) || context.quantity(index + 1).group != q.group || q.counter < 0) return {};
  const Quantity& next = context.quantity(index + 1);
  for (const Indicator& other : context.vocabulary().indicators) {
    if (other.beside < 0 || other.counters.empty() || other.act || !fits(context, other.beside, q)) continue;
    auto words = context.vocabulary().counter_words.find(other.code);
    if (words == context.vocabulary().counter_words.end()) continue;
    bool told_apart = words->second.contains(next.counter_word) && !words->second.contains(q.counter_word);
    if (told_apart && shares_unit(next.units, other.units)) return candidate_from(next, other.beside, kBehind, "clause");
  }
  return {};
}

IndicatorCandidate listed_beside(const ResolutionContext& context, int index) {
  constexpr double kListed = 1.5;
  constexpr LexemeIndex kName = 8;  // words of what was counted before
  if (index == 0) return {};
  const Quantity& q = context.quantity(index);
  const Quantity& before = context.quantity(index - 1);
  const Resolution& first = context.resolution(index - 1);
  if (!is_figure(first) || q.counter < 0) return {};
  int seized = context.indicator(first.indicator).beside >= 0 ? context.indicator(first.indicator).beside : first.indicator;
  if (!context.indicator(seized).implied) return {};
  if (!context.same_sentence(before, q) || !context.same_parenthesis(before, q) || q.first - before.last > kName) return {};
  const auto& lexemes = context.reading.lexemes;
  const Lexeme& link = lexemes[q.first - 1];
  if (!link.is(',') && !link.is_word("va") && !link.is_word("cung")) return {};
  for (LexemeIndex i = before.last + 1; i + 1 < q.first; ++i)
    if (lexemes[i].kind != LexemeKind::word) return {};
  for (size_t i = 0; i < context.vocabulary().indicators.size(); ++i) {
    auto other = static_cast<int>(i);
    if (context.indicator(other).beside != seized || !fits(context, other, q)) continue;
    bool named = has_direct_breakdown(q, other, context.reading, context.scope, context.mentions) || has_unit(q, "vnd") || has_unit(q, "vehicle") || has_unit(q, "phone");
    if (named) return candidate_from(before, other, kListed, "sentence");
  }
  return {};
}

void inherit_from_beside(const ResolutionContext& context, int index, Resolution& r) {
  const Indicator& indicator = context.indicator(r.indicator);
  if (index == 0 || indicator.beside < 0 || !r.breakdown.empty()) return;
  const Quantity& q = context.quantity(index);
  const Resolution& before = context.resolution(index - 1);
  bool beside = before.indicator == indicator.beside ||
                (before.indicator >= 0 && context.indicator(before.indicator).beside == indicator.beside);
  if (!beside || !is_figure(before) || before.measure != r.measure) return;
  if (!told_together(context, context.quantity(index - 1), q)) return;
  // "2.916 cây thuốc phiện, 47 cây cần sa, diện tích 385 m2": of both.
  if (index > 1 && context.resolution(index - 2).indicator == before.indicator &&
      context.resolution(index - 2).breakdown != before.breakdown && context.same_sentence(context.quantity(index - 2), q))
    return;
  for (auto& [name, value] : before.breakdown) {
    int dimension = context.vocabulary().dimension(name);
    if (dimension >= 0 && context.dimension(dimension).of.contains(indicator.code)) r.breakdown[name] = value;
  }
}

void inherit_from_weighed(const ResolutionContext& context, const Quantity& q, Resolution& r) {
  constexpr LexemeIndex kName = 6;  // words of what was counted before the parenthesis
  int inside = context.parenthesis_of(q);
  if (inside < 0 || !context.indicator(r.indicator).implied) return;
  const Parenthesis& p = context.parenthesis(inside);
  int weighed = context.scope.quantity_before(p.open, p.outer);
  if (weighed < 0 || context.resolution(weighed).indicator != r.indicator || !is_figure(context.resolution(weighed))) return;
  if (p.open - context.quantity(weighed).last > kName) return;
  auto [m, end] = context.mentions_in({p.open, p.close});
  for (; m != end; ++m)  // "(trong đó 3 gam heroin)" says what it is
    if (context.dimension(m->dimension).of.contains(context.indicator(r.indicator).code)) return;
  r.breakdown = context.resolution(weighed).breakdown;
}

}  // namespace doisoat
