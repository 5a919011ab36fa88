#include "extract/cues.h"

#include <algorithm>

namespace doisoat {
namespace {

constexpr double kBehind = 1.5;    // words before a number say more than those behind it
constexpr double kLabelAbove = 4;  // of each block going up
constexpr double kFarthestLabel = 20;

// The cost of a cue in the quantity's own sentence; 1e9: it is not of this quantity.
double cost_in_sentence(const ResolutionContext& context, Range range, const Quantity& q) {
  constexpr double kNotOfIt = 1e9;
  auto d = context.scope.distance(range, q);
  if (!d || d->exits > 0 || d->sentences > 0 || d->side == Side::over) return kNotOfIt;
  if (d->side == Side::before && (d->quantities > 0 || (d->semicolons > 0 && !d->label))) return kNotOfIt;
  if (d->side == Side::after && (d->words > 1 || d->commas > 0 || d->semicolons > 0 || d->quantities > 0)) return kNotOfIt;
  return d->cost + (d->side == Side::after ? kBehind : 0);
}

}  // namespace

Cue nearest_cue(const ResolutionContext& context, const Quantity& q, std::initializer_list<std::string_view> names,
                bool labels) {
  const auto& phrases = context.reading.phrases;
  auto is_named = [&](const PhraseMatch& m) {
    const Phrase& p = context.phrase(m);
    return p.kind == PhraseKind::cue && std::find(names.begin(), names.end(), p.value) != names.end();
  };
  Cue best;
  auto [begin, end] = context.scope.phrases_in(context.sentence_range(q));
  for (size_t i = begin; i < end; ++i) {
    if (!is_named(phrases[i])) continue;
    Range range{phrases[i].first, phrases[i].last + 1};
    double cost = cost_in_sentence(context, range, q);
    if (cost < best.cost) best = {context.phrase(phrases[i]).value, cost, range};
  }
  // "vào mới 01, ra 02": so short only right at the number, behind a comma.
  if (!best.found() && q.first > 1) {
    const auto& l = context.reading.lexemes;
    bool parted = l[q.first - 2].is(',') || l[q.first - 2].is(';') || l[q.first - 2].is(':');
    for (auto [word, name] : {std::pair("ra", "removed"), std::pair("vao", "added")})
      if (parted && l[q.first - 1].is_word(word) && std::find(names.begin(), names.end(), name) != names.end()) return {name, 0.4, {q.first - 1, q.first}};
  }
  if (best.found() || !labels) return best;
  double cost = kCueInLabel;
  for (int b = context.block_of(q); b >= 0 && cost < kFarthestLabel; b = context.block(b).parent, cost += kLabelAbove) {
    if (context.block(b).kind == BlockKind::heading && cost > kCueInLabel) break;
    auto [from, to] = context.scope.phrases_in(context.scope.label(b));
    for (size_t i = from; i < to; ++i)
      if (phrases[i].last < q.first && is_named(phrases[i]) && cost < best.cost)
        best = {context.phrase(phrases[i]).value, cost, {phrases[i].first, phrases[i].last + 1}};
  }
  return best;
}

bool cue_in_sentence(const ResolutionContext& context, const Quantity& q, std::string_view name) {
  auto [begin, end] = context.scope.phrases_in(context.sentence_range(q));
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    if (context.phrase(m).kind != PhraseKind::cue || context.phrase(m).value != name) continue;
    if (m.last < q.first || m.first > q.last) return true;
  }
  return false;
}

bool says_left_over(const std::vector<Lexeme>& lexemes, LexemeIndex before) {
  if (before == 0) return false;
  const std::string& word = lexemes[before - 1].folded.marked;
  if (word == marked_of<"còn">() || word == marked_of<"nay">()) return true;
  // "hiện 203 người"; "phát hiện 03 vụ" and its like are verbs.
  bool verb = before > 1 && (lexemes[before - 2].is_word("phat") || lexemes[before - 2].is_word("thuc") || lexemes[before - 2].is_word("xuat") || lexemes[before - 2].is_word("the"));
  return word == marked_of<"hiện">() && !verb;
}

Cue direction_of(const ResolutionContext& context, int index) {
  const Quantity& q = context.quantity(index);
  if (q.opening || q.closing) return {};
  if (q.sign != 0) return {q.sign < 0 ? "decrease" : "increase", 0.1, {q.first, q.last + 1}};
  Cue direction = nearest_cue(context, q, {"increase", "decrease", "undecided_direction"}, false);
  if (!direction.found()) {
    if (index == 0 || context.quantity(index - 1).group != q.group) return {};
    const Resolution& before = context.resolution(index - 1);
    if (before.measure != Measure::change || !is_figure(before)) return {};
    return {before.value.is_negative() ? "decrease" : "increase", 0.5, {q.first, q.last + 1}};
  }
  // "Lý do giảm: chết 03": why the others went, not by how much this one fell.
  LexemeIndex begin = direction.range.begin;
  if (begin > 1 && context.reading.lexemes[begin - 1].is_word("do") && context.reading.lexemes[begin - 2].is_word("ly")) return {};
  // "theo chiều hướng tăng: cuối năm 2023 có 21 người": the trend, not this number.
  if (direction.range.end < q.first && q.first - direction.range.end > 2)
    for (LexemeIndex i = direction.range.end; i + 1 < q.first; ++i)
      if (context.reading.lexemes[i].is(':')) return {};
  return direction;
}

}  // namespace doisoat
