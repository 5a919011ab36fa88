#include "extract/quantities.h"

#include <algorithm>

namespace doisoat {
namespace {

// "14 vụ 16 đối tượng", "11 vụ, 12 bị can", "03 vụ/03 đt", "02 vụ với 03 bị can", "21 trường hợp trong 17 vụ": nothing but
// this between two of a group.
bool joins(const std::vector<Lexeme>& lexemes, LexemeIndex from, LexemeIndex to) {
  if (to < from || to - from > 2) return false;
  for (LexemeIndex i = from; i < to; ++i) {
    const Lexeme& l = lexemes[i];
    bool link = l.is(',') || l.is('/') || l.is('-') || l.is('=') || l.is_word("va") || l.is_word("voi") || l.is_word("cung") || l.folded.bare == "–" || l.is_word("gom") || l.is_word("trong");
    if (!link) return false;
  }
  return true;
}

// "Số bản không có ma túy: 05/14": the label says what is counted.
void counted_by_label(const std::vector<Lexeme>& lexemes, const std::vector<PhraseMatch>& phrases, const Structure& structure,
                      const Vocabulary& vocabulary, Quantity& q) {
  if (q.first < 3) return;
  int block = structure.block_of[q.first];
  LexemeIndex label = q.first - 1;
  // "số vụ ↑32", "số vụ tăng 32"
  const std::string& sign = lexemes[label].folded.bare;
  bool moves = sign == "↑" || sign == "↓" || lexemes[label].is_word("tang") || lexemes[label].is_word("giam");
  if (!moves && !lexemes[label].is(':')) return;
  if (moves)
    while (label > 0 && q.first - label < 5 && !lexemes[label].is_word("so")) --label;
  while (!moves && label > 0 && structure.block_of[label - 1] == block && q.first - label < 24 && !lexemes[label - 1].is(';') && !lexemes[label - 1].is('.') &&
         !lexemes[label - 1].is(':') && !lexemes[label - 1].is('('))
    --label;
  for (LexemeIndex i = label; i + 1 < q.first; ++i) {
    // "TDP không có ma túy: 07/11": of a part of a whole the label's head is what is counted.
    bool head = q.numeral.whole && i > 0 && lexemes[i].kind == LexemeKind::word && !lexemes[i].is_word("so") && (i == label || (i == label + 1 && lexemes[label].kind == LexemeKind::sign));
    if (head) --i;
    if ((!head && !lexemes[i].is_word("so")) || i > label + 2) continue;
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
    if (head) ++i;
  }
}

// Whether a list at `at` can be one of what `pair` counts: they share a block, or the pair's block stands above or beside it.
bool governs(const Structure& structure, LexemeIndex pair, LexemeIndex at) {
  int above = structure.block_of[pair], here = structure.block_of[at];
  for (int b = here; b >= 0; b = structure.blocks[static_cast<size_t>(b)].parent)
    if (b == above) return true;
  // Lines below that the printer has not marked as a list.
  return above >= 0 && here > above && structure.blocks[static_cast<size_t>(above)].ends_in_colon && here - above < 16;
}

// "+07", "-03": a sign at the digits, with space or a bracket before it; "↑ 32" is a sign wherever it stands.
int printed_sign(const std::vector<Lexeme>& lexemes, const Structure& structure, LexemeIndex first) {
  if (first == 0) return 0;
  const Lexeme& sign = lexemes[first - 1];
  if (sign.folded.bare == "↑" || sign.folded.bare == "▲") return 1;
  if (sign.folded.bare == "↓" || sign.folded.bare == "▼") return -1;
  if (lexemes[first].space_before) return 0;
  bool minus = sign.is('-') || sign.folded.bare == "–" || sign.folded.bare == "−";
  if (!minus && !sign.is('+')) return 0;
  int block = structure.block_of[first];
  if (block >= 0 && structure.blocks[static_cast<size_t>(block)].marker.contains(first - 1)) return 0;
  bool opens = sign.space_before || (first >= 2 && (lexemes[first - 2].is('(') || lexemes[first - 2].is(':')));
  return opens ? (minus ? -1 : 1) : 0;
}

// "Khởi tố 18 vụ/26 bị can: Điều 249: 11/15": under a pair, a bare "11/15" is a pair, too, and no part of a whole.
void split_pairs(const std::vector<Lexeme>& lexemes, const Structure& structure, std::vector<Quantity>& quantities) {
  std::vector<Quantity> split;
  split.reserve(quantities.size());
  size_t pair = 0;  // the second of the pair seen last, in `split`; 0: none
  for (Quantity& q : quantities) {
    bool bare = q.numeral.whole && q.counter < 0 && q.label_counter < 0 && !q.numeral.percent && q.numeral.whole->is_integer();
    if (bare && pair > 0 && split[pair].last + 400 > q.first && governs(structure, split[pair].first, q.first)) {
      LexemeIndex slash = q.numeral.first;
      while (slash < q.numeral.last && !lexemes[slash].is('/')) ++slash;
      if (slash < q.numeral.last) {
        Quantity second = q;
        second.numeral.value = *q.numeral.whole;
        second.numeral.whole.reset();
        second.numeral.first = second.first = slash + 1;
        second.numeral.span.begin = lexemes[slash + 1].span.begin;
        second.units = split[pair].units;
        second.counter = split[pair].counter;
        second.counter_word = split[pair].counter_word;
        q.numeral.whole.reset();
        q.numeral.last = q.last = slash - 1;
        q.numeral.span.end = lexemes[slash - 1].span.end;
        q.units = split[pair - 1].units;
        q.counter = split[pair - 1].counter;
        q.counter_word = split[pair - 1].counter_word;
        q.group = second.group = static_cast<int>(split.size()) + (1 << 24);
        q.group_first = second.group_first = q.first;
        split.push_back(std::move(q));
        split.push_back(std::move(second));
        continue;
      }
    }
    bool second = !split.empty() && split.back().group == q.group && q.units != split.back().units && q.group < (1 << 24);
    if (second && std::find(split.back().units.begin(), split.back().units.end(), "case") != split.back().units.end()) pair = split.size();
    split.push_back(std::move(q));
  }
  quantities = std::move(split);
}

// "tăng từ 1.344 lên 1.402 người", "từ 62 người năm 2021 xuống còn 45 người": the first is what there was before, of the same kind.
void join_openings(const std::vector<Lexeme>& lexemes, const Structure& structure, std::vector<Quantity>& quantities) {
  for (size_t i = 0; i + 1 < quantities.size(); ++i) {
    Quantity& before = quantities[i];
    Quantity& after = quantities[i + 1];
    if (before.first == 0 || !lexemes[before.first - 1].is_word("tu") || structure.sentence_of[before.first] != structure.sentence_of[after.first]) continue;
    if (before.numeral.percent || after.first - before.last > 9) continue;
    bool turn = false, other = false;
    for (LexemeIndex k = before.last + 1; k < after.first; ++k) {
      turn = turn || lexemes[k].is_word("len") || lexemes[k].is_word("xuong");
      other = other || lexemes[k].is(';') || lexemes[k].is(':');
    }
    if (!turn || other) continue;
    if (before.counter < 0) {
      before.units = after.units;
      before.counter = after.counter;
      before.counter_word = after.counter_word;
    }
    before.opening = before.units == after.units;
    after.closing = before.opening;
  }
}

// "14 vụ, 17 trường hợp": beside cases, "trường hợp" are people.
void tell_people_from_cases(std::vector<Quantity>& quantities) {
  auto only_cases = [](const Quantity& q) { return q.units.size() == 1 && q.units.front() == "case"; };
  for (size_t i = 0; i < quantities.size(); ++i) {
    Quantity& q = quantities[i];
    if (q.units.size() < 2 || !has_unit(q, "case") || !has_unit(q, "person")) continue;
    bool before = i > 0 && quantities[i - 1].group == q.group && only_cases(quantities[i - 1]);
    bool behind = i + 1 < quantities.size() && quantities[i + 1].group == q.group && only_cases(quantities[i + 1]);
    if (before || behind) q.units = {"person"};
  }
}

}  // namespace

bool has_unit(const Quantity& q, std::string_view unit) { return std::find(q.units.begin(), q.units.end(), unit) != q.units.end(); }
bool may_have_unit(const Quantity& q, std::string_view unit) { return q.units.empty() || has_unit(q, unit); }

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
      bool points = q.units == previous.units && q.counter >= 0 && q.units.front() == "point" && q.counter_word != previous.counter_word;
      bool differ = !q.units.empty() && !previous.units.empty() && (q.units != previous.units || points) && !q.numeral.percent && !previous.numeral.percent;
      // "468 lượt người, 89 trường hợp dương tính" are both of people, and no pair.
      bool of_cases = previous.units.size() == 1 && previous.units.front() == "case";
      bool alike = !points && !of_cases && !(q.units.size() == 1 && q.units.front() == "case") && std::find_first_of(q.units.begin(), q.units.end(), previous.units.begin(), previous.units.end()) != q.units.end();
      if (same_place && differ && !alike && joins(lexemes, previous.last + 1, q.first)) {
        q.group = previous.group;
        q.group_first = previous.group_first;
      }
    }
    quantities.push_back(std::move(q));
  }
  tell_people_from_cases(quantities);
  split_pairs(lexemes, structure, quantities);
  join_openings(lexemes, structure, quantities);
  for (size_t i = quantities.size(); i-- > 0;) {
    quantities[i].group_last = quantities[i].last;
    if (i + 1 < quantities.size() && quantities[i + 1].group == quantities[i].group) quantities[i].group_last = quantities[i + 1].group_last;
  }
  return quantities;
}

}  // namespace doisoat
