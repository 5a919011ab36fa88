#include "extract/targets.h"

#include <algorithm>

namespace doisoat {
namespace {

// "Đề nghị PC04 cấp 500 que test": asked for. "Đề nghị truy tố 06 vụ" is done.
bool is_request(const ResolutionContext& context, const Quantity& q) {
  const Range& marker = context.block(context.block_of(q)).marker;
  LexemeIndex begin = std::max(context.sentence_range(q).begin, std::max(marker.begin, marker.end));
  auto [first, last] = context.scope.phrases_in({begin, begin + 1});
  bool asks = false;
  for (size_t i = first; i < last; ++i) {
    const Phrase& p = context.phrase(context.reading.phrases[i]);
    if (p.kind == PhraseKind::indicator) return false;
    asks |= p.kind == PhraseKind::cue && p.value == "request";
  }
  return asks;
}

}  // namespace

bool in_future_section(const ResolutionContext& context, int block) {
  for (int b = block; b >= 0; b = context.block(b).parent) {
    if (context.block(b).kind != BlockKind::heading) continue;
    auto [begin, end] = context.scope.phrases_in(context.scope.label(b));
    bool future = false, results = false;
    for (size_t i = begin; i < end; ++i) {
      const Phrase& p = context.phrase(context.reading.phrases[i]);
      if (p.kind != PhraseKind::cue) continue;
      future |= p.value == "future_section";
      results |= p.value == "results_section";
    }
    if (results) return false;
    if (future) return true;
  }
  return false;
}

bool is_target(const ResolutionContext& context, const Quantity& q) {
  constexpr int kWords = 10;  // between the aim and its number
  if (!q.units.empty() && q.units.front() == "vnd") return false;
  if (is_request(context, q)) return true;
  bool aimed = q.counter >= 0 && context.counter(q.counter).quota;
  bool achieved = false;
  auto [begin, end] = context.scope.phrases_in(context.sentence_range(q));
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind != PhraseKind::cue || (p.value != "target" && p.value != "achieved")) continue;
    auto d = context.scope.distance({m.first, m.last + 1}, q);
    if (!d || d->side != Side::before || d->sentences > 0 || d->words > kWords || d->semicolons > 0 || d->quantities > 0)
      continue;
    achieved = p.value == "achieved";
    aimed = aimed || !achieved;
  }
  return aimed && !achieved;
}

bool is_other_thing(const ResolutionContext& context, const Quantity& q) {
  auto [begin, end] = context.scope.phrases_in({q.last + 1, q.last + 2});
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind != PhraseKind::cue || m.first != q.last + 1) continue;
    if (p.value == "other_thing" || (p.value == "other_unit" && q.counter < 0 && !q.negation)) return true;
  }
  return false;
}

}  // namespace doisoat
