#include "extract/quantities.h"

#include <algorithm>

namespace doisoat {
namespace {

// "14 vụ 16 đối tượng", "11 vụ, 12 bị can", "03 vụ/03 đt", "02 vụ với 03 bị can": nothing but this between two of a group.
bool joins(const std::vector<Lexeme>& lexemes, LexemeIndex from, LexemeIndex to) {
  if (to < from || to - from > 2) return false;
  for (LexemeIndex i = from; i < to; ++i) {
    const Lexeme& l = lexemes[i];
    bool link = l.is(',') || l.is('/') || l.is('-') || l.is_word("va") || l.is_word("voi") || l.folded.bare == "–" || l.is_word("gom");
    if (!link) return false;
  }
  return true;
}

}  // namespace

std::vector<Quantity> find_quantities(const std::vector<Lexeme>& lexemes, const std::vector<Numeral>& numerals,
                                      const std::vector<PhraseMatch>& phrases, const Structure& structure,
                                      const Vocabulary& vocabulary) {
  std::vector<Quantity> quantities;
  auto phrases_at = [&](LexemeIndex at) {
    return std::partition_point(phrases.begin(), phrases.end(), [&](const PhraseMatch& m) { return m.first < at; });
  };
  for (const Numeral& numeral : numerals) {
    if (numeral.ledger_class != LedgerClass::figure) continue;
    Quantity q;
    q.numeral = numeral;
    q.first = numeral.first;
    q.last = numeral.last;
    LexemeIndex behind = numeral.last + 1;
    if (behind < lexemes.size() && structure.block_of[behind] == structure.block_of[numeral.first]) {
      for (auto match = phrases_at(behind); match != phrases.end() && match->first == behind; ++match) {
        const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(match->phrase)];
        if (phrase.kind != PhraseKind::counter) continue;
        q.counter = phrase.index;
        q.last = match->last;
        for (LexemeIndex i = match->first; i <= match->last; ++i)
          if (lexemes[i].kind != LexemeKind::sign) q.counter_word += (q.counter_word.empty() ? "" : " ") + lexemes[i].folded.bare;
        break;
      }
    }
    if (numeral.percent) {
      q.units = {"percent"};
      if (q.last == numeral.last) q.last = numeral.last + 1;
    } else if (q.counter >= 0) {
      q.units = vocabulary.counters[static_cast<size_t>(q.counter)].units;
    }
    if (q.first > 0) {
      for (auto match = phrases_at(q.first > 4 ? q.first - 4 : 0); match != phrases.end() && match->first < q.first; ++match) {
        const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(match->phrase)];
        if (phrase.kind != PhraseKind::cue || match->last + 1 != q.first) continue;
        if (phrase.value == "over") q.qualifier = Qualifier::over;
        if (phrase.value == "under") q.qualifier = Qualifier::under;
        if (phrase.value == "about") q.qualifier = Qualifier::about;
      }
    }
    q.group = static_cast<int>(quantities.size());
    q.group_first = q.first;
    if (!quantities.empty()) {
      const Quantity& previous = quantities.back();
      bool same_place = structure.sentence_of[previous.first] == structure.sentence_of[q.first] &&
                        structure.parenthesis_of[previous.first] == structure.parenthesis_of[q.first];
      bool differ = !q.units.empty() && !previous.units.empty() && q.units != previous.units && !q.numeral.percent && !previous.numeral.percent;
      if (same_place && differ && joins(lexemes, previous.last + 1, q.first)) {
        q.group = previous.group;
        q.group_first = previous.group_first;
      }
    }
    quantities.push_back(std::move(q));
  }
  for (size_t i = quantities.size(); i-- > 0;) {
    quantities[i].group_last = quantities[i].last;
    if (i + 1 < quantities.size() && quantities[i + 1].group == quantities[i].group) quantities[i].group_last = quantities[i + 1].group_last;
  }
  return quantities;
}

}  // namespace doisoat
