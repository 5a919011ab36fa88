#include "extract/zeros.h"

#include <algorithm>

namespace doisoat {
namespace {

const Phrase& phrase_of(const Reading& reading, const PhraseMatch& m) { return reading.vocabulary.phrases[static_cast<size_t>(m.phrase)]; }

// The negation opens its sentence or segment, or answers a label.
bool opens(const Reading& reading, LexemeIndex first, LexemeIndex last, bool& answers) {
  int block = reading.structure.block_of[first];
  const Block& b = reading.structure.blocks[static_cast<size_t>(block)];
  answers = false;
  if (first <= b.marker.end) return true;
  const Lexeme& before = reading.lexemes[first - 1];
  if (before.is(':') || before.is('?') || before.is_word("la")) return answers = true;
  // "đến 15/6/2024 không còn trường hợp nào"
  auto time = std::partition_point(reading.times.begin(), reading.times.end(), [&](const TimeMention& m) { return m.span.end < before.span.end; });
  if (time != reading.times.end() && time->span.end == before.span.end) return answers = true;
  // "nay không còn điểm nào", "trên địa bàn không có điểm phức tạp"
  for (const char* word : {"nay", "ban", "xa", "huyen", "phuong", "tinh", "ky", "thang", "quy", "nam", "soat", "thon"})
    if (last > first && before.is_word(word)) return true;
  return before.is('.') || before.is(';') || before.is(',') || before.is('(') || before.is('-') || before.is('+');
}

// "06/16 thôn không có người nghiện": said of places that are counted.
bool counts_places(const Reading& reading, LexemeIndex none) {
  auto behind = std::partition_point(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& q) { return q.first < none; });
  if (behind == reading.quantities.begin()) return false;
  const Quantity& q = *--behind;
  bool place = q.counter >= 0 && (has_unit(q, "commune") || has_unit(q, "other"));
  return place && q.last + 1 == none;
}

// Nothing follows but the end of the sentence.
bool closes(const Reading& reading, LexemeIndex last) {
  LexemeIndex next = last + 1;
  if (next >= reading.lexemes.size() || reading.structure.block_of[next] != reading.structure.block_of[last]) return true;
  const Lexeme& l = reading.lexemes[next];
  return l.is('.') || l.is(';') || l.is(',') || l.is(')') || l.is('/') || l.is('*') || l.is('-') || l.is('+');
}

}  // namespace

std::vector<Quantity> find_zeros(const Reading& reading) {
  std::vector<Quantity> zeros;
  for (size_t i = 0; i < reading.phrases.size(); ++i) {
    const PhraseMatch& m = reading.phrases[i];
    if (phrase_of(reading, m).kind != PhraseKind::cue || phrase_of(reading, m).value != "none" || reading.structure.block_of[m.first] < 0) continue;
    if (!zeros.empty() && zeros.back().first == m.first) continue;  // two wordings of one cue
    bool answers = false;
    if (counts_places(reading, m.first) || !opens(reading, m.first, m.last, answers)) continue;
    Quantity zero;
    zero.negation = true;
    zero.first = zero.group_first = zero.numeral.first = m.first;
    zero.last = zero.group_last = zero.numeral.last = m.last;
    zero.numeral.span = {reading.lexemes[m.first].span.begin, reading.lexemes[m.last].span.end};
    LexemeIndex next = m.last + 1;
    if (answers && closes(reading, m.last)) {
      zeros.push_back(zero);
      continue;
    }
    // "đến 15/6/2024 không còn trường hợp nào": the cue itself says what is counted.
    bool whole = m.last > m.first && (reading.lexemes[m.last].is_word("nao") || reading.lexemes[m.last].is_word("hop"));
    // "chưa có xã nào": the counter lies within the cue.
    if (whole)
      for (size_t j = i; j < reading.phrases.size() && reading.phrases[j].first <= m.last; ++j) {
        const Phrase& p = phrase_of(reading, reading.phrases[j]);
        if (p.kind != PhraseKind::counter || reading.phrases[j].last > m.last || reading.phrases[j].first < m.first) continue;
        zero.counter = p.index;
        zero.units = reading.vocabulary.counters[static_cast<size_t>(p.index)].units;
        for (LexemeIndex k = reading.phrases[j].first; k <= reading.phrases[j].last; ++k) zero.counter_word += (zero.counter_word.empty() ? "" : " ") + reading.lexemes[k].folded.bare;
        break;
      }
    if (whole && closes(reading, m.last)) {
      zeros.push_back(zero);
      continue;
    }
    if (m.first == m.last) continue;  // a bare "không" before other words negates a verb
    // "không có 03 …" is no zero.
    // "Không phát hiện vụ, đối tượng nào …": what is counted must follow at once.
    bool counted = false, named = false;
    LexemeIndex reach = whole ? 3 : 0;  // "không phát hiện vụ việc nào liên quan đến …"
    for (size_t j = i + 1; j < reading.phrases.size() && reading.phrases[j].first <= next + 2 + reach; ++j) {
      const PhraseMatch& other = reading.phrases[j];
      const Phrase& p = phrase_of(reading, other);
      if (other.first < next) continue;
      if (p.kind == PhraseKind::counter && other.first == next && zero.counter < 0) {
        zero.counter = p.index;
        zero.units = reading.vocabulary.counters[static_cast<size_t>(p.index)].units;
        zero.last = zero.group_last = other.last;
        for (LexemeIndex k = other.first; k <= other.last; ++k) zero.counter_word += (zero.counter_word.empty() ? "" : " ") + reading.lexemes[k].folded.bare;
        counted = true;
        next = other.last + 1;
      } else if (p.kind == PhraseKind::indicator && !p.weak && other.first <= next + reach) {
        named = true;
        // The thing itself is what is not there: it belongs to the negation as a counter would.
        zero.last = zero.group_last = std::max(zero.last, other.last);
      }
    }
    bool digits = next < reading.lexemes.size() && reading.lexemes[next].kind == LexemeKind::digits;
    if ((named || (counted && closes(reading, zero.last))) && !digits) zeros.push_back(zero);
  }
  return zeros;
}

}  // namespace doisoat
