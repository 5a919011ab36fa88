#include "extract/bare_numbers.h"

#include <algorithm>

#include "extract/cues.h"
#include "extract/local_places.h"

namespace doisoat {
namespace {

bool ends_time(const ResolutionContext& context, LexemeIndex at) {
  const auto& times = context.reading.times;
  Span word = context.reading.lexemes[at].span;
  return std::any_of(times.begin(), times.end(), [&](const TimeMention& m) { return m.span.end == word.end; });
}

// Whether the number ends an item of its sentence.
bool ends_item(const ResolutionContext& context, const Quantity& q) {
  const auto& lexemes = context.reading.lexemes;
  LexemeIndex behind = q.last + 1;
  if (behind >= lexemes.size() || context.reading.structure.block_of[behind] != context.block_of(q)) return true;
  const Lexeme& l = lexemes[behind];
  return l.is(',') || l.is(';') || l.is('.') || l.is(')') || l.is('(');
}

// A phrase directly before or behind: "ngoài cộng đồng 56", "01 xác định tình trạng nghiện", "Bổ sung 23".
bool has_phrase_at_it(const ResolutionContext& context, const Quantity& q) {
  constexpr const char* kCues[] = {"added", "removed", "increase", "decrease", "before", "after", "total"};
  auto [begin, end] = context.scope.phrases_in({q.first > 20 ? q.first - 20 : 0, q.last + 2});
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind == PhraseKind::counter) continue;
    if (p.kind == PhraseKind::cue && std::find(std::begin(kCues), std::end(kCues), p.value) == std::end(kCues)) continue;
    if (m.last + 1 == q.first || m.first == q.last + 1) return true;
  }
  return false;
}

}  // namespace

bool is_asked_for(const ResolutionContext& context, int index, const IndicatorCandidate& candidate) {
  const Quantity& q = context.quantity(index);
  if (candidate.inherited || q.sign != 0) return true;
  if (q.first > 0) {
    const Lexeme& before = context.reading.lexemes[q.first - 1];
    if (ends_time(context, q.first - 1)) return true;
    if (before.is(':') || before.is_word("la") || before.is_word("co") || before.is('=') || says_left_over(context.reading.lexemes, q.first)) return true;
  }
  if (ends_item(context, q)) {
    // The end of an item that names a part: "…, đang cai nghiện bắt buộc tại cơ sở của tỉnh 52, …".
    if (has_direct_breakdown(q, candidate.indicator, context.reading, context.scope, context.mentions)) return true;
    if (local_place(context.reading, q)) return true;
  }
  return has_phrase_at_it(context, q) || nearest_cue(context, q, {"added", "removed"}, false).cost < 0.5;
}

bool is_labelled_by_time(const ResolutionContext& context, const Quantity& q) {
  if (q.first < 2) return false;
  const auto& lexemes = context.reading.lexemes;
  LexemeIndex label = q.first - 1;
  if (lexemes[label].is(':') || lexemes[label].is_word("la") || lexemes[label].is_word("co")) --label;
  const auto& times = context.reading.times;
  Offset end = lexemes[label].span.end;
  auto m = std::partition_point(times.begin(), times.end(), [&](const TimeMention& t) { return t.span.end < end; });
  return m != times.end() && m->span.end == end;
}

}  // namespace doisoat
