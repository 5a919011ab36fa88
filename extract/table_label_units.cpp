#include <algorithm>

#include "extract/table_labels.h"

namespace doisoat {

std::vector<LabelUnit> LabelReader::units_in(Range range) const {
  std::vector<LabelUnit> units;
  const auto& l = reading_.lexemes;
  for (LexemeIndex i = range.begin; i < range.end;) {
    Decimal scale = 1;
    LexemeIndex begin = i;
    if (l[i].is_word("trieu"))
      scale = 1'000'000, ++i;
    else if (l[i].is_word("nghin") || l[i].is_word("ngan"))
      scale = 1'000, ++i;
    else if (l[i].is_word("ty") || l[i].is_word("ti"))
      scale = 1'000'000'000, ++i;
    else if (l[i].is_word("tr") && i + 1 < range.end && (l[i + 1].folded.marked == "đ" || l[i + 1].is_word("d")))
      scale = 1'000'000, ++i;
    else if (l[i].kind == LexemeKind::digits) {
      // "1.000 đồng", "1000đ".
      LexemeIndex last = i;
      while (last + 2 < range.end && (l[last + 1].is('.') || l[last + 1].is(',')) && l[last + 2].kind == LexemeKind::digits)
        last += 2;
      int decimals = 0;
      auto value = parse_numeral(reading_.document.at({l[i].span.begin, l[last].span.end}), decimals);
      if (value && decimals == 0 && !value->is_zero()) scale = *value;
      i = last + 1;
    }
    if (i >= range.end) break;
    auto match = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(),
                                      [&](const PhraseMatch& m) { return m.first < i; });
    bool found = false;
    for (; match != reading_.phrases.end() && match->first == i; ++match) {
      const Phrase& phrase = reading_.vocabulary.phrases[static_cast<size_t>(match->phrase)];
      if (phrase.kind != PhraseKind::counter || match->last >= range.end) continue;
      const Counter& counter = reading_.vocabulary.counters[static_cast<size_t>(phrase.index)];
      units.push_back({counter.units, counter.factor * scale, counter.divisor, {begin, match->last + 1}});
      i = match->last + 1;
      found = true;
      break;
    }
    if (!found) ++i;
  }
  return units;
}

}  // namespace doisoat
