#include "extract/blanks.h"

#include <algorithm>

namespace doisoat {
namespace {

bool dots(const Lexeme& l) { return l.is('.') || l.folded.bare == "…" || l.is('_'); }

}  // namespace

std::vector<Observation> find_blanks(const Reading& reading, const Scope&) {
  const auto& l = reading.lexemes;
  const Structure& s = reading.structure;
  std::vector<Observation> found;
  auto counter_at = [&](LexemeIndex at) {
    auto m = std::partition_point(reading.phrases.begin(), reading.phrases.end(), [&](const PhraseMatch& p) { return p.first < at; });
    for (; m != reading.phrases.end() && m->first == at; ++m)
      if (reading.vocabulary.phrases[static_cast<size_t>(m->phrase)].kind == PhraseKind::counter) return true;
    return false;
  };
  auto in_date = [&](Span span) {
    auto time = std::partition_point(reading.times.begin(), reading.times.end(), [&](const TimeMention& t) { return t.span.end <= span.begin; });
    return time != reading.times.end() && time->span.overlaps(span);
  };
  for (LexemeIndex i = 0; i < l.size(); ++i) {
    if (!dots(l[i]) || s.block_of[i] < 0) continue;
    LexemeIndex end = i + 1;
    while (end < l.size() && dots(l[end]) && !l[end].space_before) ++end;
    // "…" counts for three dots; a leader needs four.
    int width = 0;
    for (LexemeIndex k = i; k < end; ++k) width += l[k].folded.bare == "…" ? 3 : 1;
    Span span{l[i].span.begin, l[end - 1].span.end};
    const Block& block = s.blocks[static_cast<size_t>(s.block_of[i])];
    bool block_end = end >= block.range.end;
    bool asked_before = i > block.range.begin && (l[i - 1].is(':') || l[i - 1].is('('));
    bool counted = !block_end && (l[end].is('%') || counter_at(end));
    bool closed = block_end || l[end].is(';') || l[end].is(',') || l[end].is(')') || l[end].is('.');
    bool blank = (asked_before && (closed || counted) && width >= 3) || (counted && width >= 4 && l[i].space_before);
    if (blank && !in_date(span)) {
      LexemeIndex from = i;
      while (from > block.range.begin && i - from < 8 && !l[from - 1].is(';') && !l[from - 1].is('.') && !l[from - 1].is('(')) --from;
      LexemeIndex to = counted ? end : end - 1;
      Observation o;
      o.oddity = Oddity::blank;
      o.quote = {l[from].span.begin, l[to].span.end};
      found.push_back(o);
    }
    i = end - 1;
  }
  for (const PhraseMatch& m : reading.phrases) {
    const Phrase& p = reading.vocabulary.phrases[static_cast<size_t>(m.phrase)];
    if (p.kind != PhraseKind::cue || p.value != "undecided_direction" || s.block_of[m.first] < 0) continue;
    LexemeIndex next = m.last + 1;
    bool number = false, blank = false;
    for (LexemeIndex i = next; i < l.size() && i < next + 10 && s.sentence_of[i] == s.sentence_of[m.first]; ++i) {
      number |= l[i].kind == LexemeKind::digits;
      blank |= dots(l[i]) && i + 1 < l.size() && dots(l[i + 1]);
    }
    if (!number && !blank) continue;
    Observation o;
    o.oddity = Oddity::unchosen_direction;
    LexemeIndex to = std::min<LexemeIndex>(m.last + 4, static_cast<LexemeIndex>(l.size() - 1));
    while (to > m.last && s.sentence_of[to] != s.sentence_of[m.first]) --to;
    o.quote = {l[m.first].span.begin, l[to].span.end};
    found.push_back(o);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.quote.begin < b.quote.begin; });
  return found;
}

}  // namespace doisoat
