#include "extract/ledger.h"

#include <algorithm>

namespace doisoat {

std::vector<LedgerItem> make_ledger(const Reading& reading, const std::vector<Resolution>& resolutions, const std::vector<int>& figure_of,
                                    const std::vector<PersonMention>& persons) {
  std::vector<LedgerItem> ledger;
  for (const Numeral& numeral : reading.numerals) {
    LedgerItem item;
    item.span = numeral.span;
    item.ledger_class = numeral.ledger_class == LedgerClass::figure ? LedgerClass::unresolved : numeral.ledger_class;
    // "mua bán 3/5" under "12 vụ/15 bị can" is two numbers.
    auto pair = std::partition_point(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& q) { return q.numeral.span.begin < numeral.span.begin; });
    bool split = false;
    for (; pair != reading.quantities.end() && pair->numeral.span.end <= numeral.span.end; ++pair) {
      if (pair->negation || pair->numeral.span == numeral.span) continue;
      item.span = pair->numeral.span;
      ledger.push_back(item);
      split = true;
    }
    if (!split) ledger.push_back(item);
  }
  for (size_t i = 0; i < reading.quantities.size(); ++i) {
    Span span = reading.quantities[i].numeral.span;
    auto item = std::lower_bound(ledger.begin(), ledger.end(), span, [](const LedgerItem& a, Span b) { return a.span < b; });
    if (reading.quantities[i].negation || item == ledger.end() || item->span != span) continue;
    item->ledger_class = resolutions[i].ledger_class;
    if (figure_of[i] >= 0) item->figure = figure_of[i];
  }
  for (const TimeMention& mention : reading.times)
    if (mention.sure)
      for (Span digits : mention.digits) ledger.push_back({digits, mention.birth ? LedgerClass::person : LedgerClass::date, std::nullopt, 1});
  std::stable_sort(ledger.begin(), ledger.end(), [](const LedgerItem& a, const LedgerItem& b) { return a.span < b.span; });
  // Birth years, papers and telephones of private persons are no figures, whatever they look like.
  for (const PersonMention& person : persons)
    for (Span digits : person.digits) {
      auto item = std::partition_point(ledger.begin(), ledger.end(), [&](const LedgerItem& i) { return i.span.end <= digits.begin; });
      for (; item != ledger.end() && item->span.overlaps(digits); ++item) item->ledger_class = LedgerClass::person, item->figure.reset();
    }
  return ledger;
}

}  // namespace doisoat
