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

// "Số bản không có ma túy: 05/14": the label says what is counted.
void counted_by_label(const std::vector<Lexeme>& lexemes, const std::vector<PhraseMatch>& phrases, const Structure& structure,
                      const Vocabulary& vocabulary, Quantity& q) {
  if (q.first < 3 || !lexemes[q.first - 1].is(':')) return;
  int block = structure.block_of[q.first];
  LexemeIndex label = q.first - 1;
  while (label > 0 && structure.block_of[label - 1] == block && q.first - label < 24 && !lexemes[label - 1].is(';') && !lexemes[label - 1].is('.') &&
         !lexemes[label - 1].is(':') && !lexemes[label - 1].is('('))
    --label;
  for (LexemeIndex i = label; i + 1 < q.first; ++i) {
    if (!lexemes[i].is_word("so") || i > label + 2) continue;
    auto match = std::partition_point(phrases.begin(), phrases.end(), [&](const PhraseMatch& m) { return m.first <= i; });
    for (; match != phrases.end() && match->first == i + 1; ++match) {
      const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(match->phrase)];
      if (phrase.kind != PhraseKind::counter) continue;
      q.units = vocabulary.counters[static_cast<size_t>(phrase.index)].units;
      q.label_counter = phrase.index;
      for (LexemeIndex k = match->first; k <= match->last; ++k)
        if (lexemes[k].kind != LexemeKind::sign) q.counter_word += (q.counter_word.empty() ? "" : " ") + lexemes[k].folded.bare;
      return;
    }
  }
}

// "+07", "-03": a sign at the digits, with space or a bracket before it.
int printed_sign(const std::vector<Lexeme>& lexemes, const Structure& structure, LexemeIndex first) {
  if (first == 0 || lexemes[first].space_before) return 0;
  const Lexeme& sign = lexemes[first - 1];
  bool minus = sign.is('-') || sign.folded.bare == "–" || sign.folded.bare == "−";
  if (!minus && !sign.is('+')) return 0;
  int block = structure.block_of[first];
  if (block >= 0 && structure.blocks[static_cast<size_t>(block)].marker.contains(first - 1)) return 0;
  bool opens = sign.space_before || (first >= 2 && (lexemes[first - 2].is('(') || lexemes[first - 2].is(':')));
  return opens ? (minus ? -1 : 1) : 0;
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
    // The number of a page may stand between a number and what it counts.
    while (behind + 1 < lexemes.size() && structure.block_of[behind] < 0 && structure.block_of[numeral.first] >= 0 && behind < numeral.last + 5) ++behind;
    if (behind < lexemes.size() && structure.block_of[behind] == structure.block_of[numeral.first]) {
      for (auto match = phrases_at(behind); match != phrases.end() && match->first == behind; ++match) {
        const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(match->phrase)];
        if (phrase.kind != PhraseKind::counter) continue;
        const Counter& counter = vocabulary.counters[static_cast<size_t>(phrase.index)];
        if (q.counter < 0) {
          q.counter = phrase.index;
          q.last = match->last;
          for (LexemeIndex i = match->first; i <= match->last; ++i)
            if (lexemes[i].kind != LexemeKind::sign) q.counter_word += (q.counter_word.empty() ? "" : " ") + lexemes[i].folded.bare;
        } else if (match->last != q.last) {
          break;
        }
        // One word may count different things: "khẩu" of a household and of guns.
        for (const std::string& unit : counter.units)
          if (std::find(q.units.begin(), q.units.end(), unit) == q.units.end()) q.units.push_back(unit);
      }
    }
    if (numeral.percent) {
      q.units = {"percent"};
      if (q.last == numeral.last) q.last = numeral.last + 1;
    } else if (q.counter < 0) {
      counted_by_label(lexemes, phrases, structure, vocabulary, q);
    }
    q.sign = printed_sign(lexemes, structure, q.first);
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
