#include "extract/indicator_candidates.h"

#include <algorithm>
#include <tuple>

#include "extract/indicator_fit.h"

namespace doisoat {
namespace {

// Costs of what is suggested from afar: they are above those of all that stands in the quantity's own sentence.
constexpr double kAbove = 11;        // the label of the block above …
constexpr double kFurtherAbove = 4;  // … and of each block above that
constexpr double kHeading = 3;       // a heading says less than a bullet
constexpr double kManyTopics = 6;    // a label that names several things says of none that it is meant
constexpr double kNamedByBreakdown = 2;
constexpr double kImplied = 6;  // by unit and breakdown alone
constexpr double kFallback = 30;

void offer(std::vector<IndicatorCandidate>& list, IndicatorCandidate candidate) {
  for (IndicatorCandidate& known : list)
    if (known.indicator == candidate.indicator && known.breakdown == candidate.breakdown) {
      if (candidate.cost < known.cost) known = std::move(candidate);
      return;
    }
  list.push_back(std::move(candidate));
}

double phrase_cost(const Phrase& p, const PhraseMatch& m) {
  return (p.weak ? 3.0 : 0.0) + 0.3 * m.mismatches - std::min(0.1 * m.words, 0.6);
}

// A verb governs the number next to it, or those behind its colon.
bool acts_on(const Distance& d) {
  if (d.sentences > 0 || d.exits > 0) return false;
  if (d.side == Side::after) return d.words <= 4 && d.commas + d.semicolons + d.quantities == 0;
  return d.label || (d.words <= 8 && d.commas + d.semicolons == 0 && d.quantities <= 1);
}

// Whether the phrases of an indicator stand in the block before the match, or above it.
bool topic_near(const ResolutionContext& context, int topic, const PhraseMatch& match, const Quantity& q) {
  int own = context.block_of(q);
  for (int b = own; b >= 0; b = context.block(b).parent) {
    Range range = b == own ? Range{context.block(b).range.begin, match.first} : context.scope.label(b);
    auto [first, last] = context.scope.phrases_in(range);
    for (size_t i = first; i < last; ++i) {
      const Phrase& p = context.phrase(context.reading.phrases[i]);
      if (p.kind == PhraseKind::indicator && p.index == topic && p.within < 0 && !p.weak) return true;
    }
  }
  return false;
}

// Whether the match is but a word of the topic's own phrase: "đưa" of "lập hồ sơ đưa người đi cai nghiện bắt buộc".
bool inside_topic(const ResolutionContext& context, int topic, const PhraseMatch& match) {
  auto [first, last] = context.scope.phrases_in({match.first > 12 ? match.first - 12 : 0, match.first + 1});
  for (size_t i = first; i < last; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (m.last >= match.last && p.kind == PhraseKind::indicator && p.index == topic && p.within < 0) return true;
  }
  return false;
}

// Whether a phrase of the quantity's own block can be meant from where it stands.
bool can_mean(const ResolutionContext& context, const PhraseMatch& m, const Distance& d, const Quantity& q) {
  const Phrase& p = context.phrase(m);
  if (p.within >= 0 && (!topic_near(context, p.within, m, q) || inside_topic(context, p.within, m))) return false;
  if (p.counted && q.counter < 0 && !q.negation) return false;
  if (p.counter >= 0 && p.counter != q.counter) return false;
  if ((p.act || context.indicator(p.index).act) && !acts_on(d)) return false;
  if (p.breakdown.empty()) return true;
  // A wording that says which part is meant stands at the number: "(…), bổ sung 35.000.000đ" is not of the one before it.
  if (d.side == Side::after && d.commas + d.semicolons + d.quantities > 0) return false;
  return d.side != Side::before || d.quantities == 0;
}

double cost_in_block(const ResolutionContext& context, const PhraseMatch& m, const Distance& d, const Quantity& q) {
  const Phrase& p = context.phrase(m);
  const Indicator& indicator = context.indicator(p.index);
  const std::string& unit = indicator.units.front();
  double cost = d.cost + phrase_cost(p, m);
  bool before = d.side == Side::before;
  bool linked = d.words == 1 && q.first > 0 && (context.reading.lexemes[q.first - 1].is_word("la") || context.reading.lexemes[q.first - 1].is_word("co"));
  bool adjacent = before ? d.words == 0 || linked : d.words <= 1 && m.words > 2;
  if (p.act && !d.label && adjacent) cost -= before ? 1 : 1.2;
  if (!q.units.empty() && !shares_unit(q.units, indicator.units)) cost += 2.5;  // persons for whom a file was made
  // "Trồng cây có chứa chất ma túy: không": no case, rather than no square metre.
  if (q.negation && q.units.empty() && unit == "m2") cost += 4;
  // "số tổ dân phố không có ma túy": any word more says which of them.
  if (indicator.fallback && unit != "case" && unit != "person") cost += 1.5;
  if (q.negation && q.units.empty() && (unit == "plant" || unit == "commune")) cost += 0.6;
  if (p.within >= 0) cost -= 1.3;
  if (indicator.act) cost -= 1.5;  // the verb at the number says more than the noun it counts
  return cost;
}

void add_from_block(const ResolutionContext& context, const Quantity& q, std::vector<IndicatorCandidate>& list) {
  const Block& own = context.block(context.block_of(q));
  LexemeIndex from = std::max(own.range.begin, q.first > 400 ? q.first - 400 : 0);
  LexemeIndex to = std::min(own.range.end, q.last + 80);
  auto [begin, end] = context.scope.phrases_in({from, to});
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind != PhraseKind::indicator || !fits(context, p.index, q)) continue;
    Range range{m.first, m.last + 1};
    auto d = context.scope.distance(range, q);
    if (!d || !can_mean(context, m, *d, q)) continue;
    IndicatorCandidate candidate{p.index, cost_in_block(context, m, *d, q), p.breakdown, range,
                                 d->label ? "bullet label" : d->from};
    candidate.weak = p.weak;
    candidate.act = p.act || context.indicator(p.index).act;
    offer(list, std::move(candidate));
  }
}

// Whether a phrase in a label can be of a number below it, however far.
bool holds_from_afar(const ResolutionContext& context, const Phrase& p, const Quantity& q) {
  return p.kind == PhraseKind::indicator && p.within < 0 && (p.counter < 0 || p.counter == q.counter) && !p.counted && !p.act &&
         !context.indicator(p.index).act && fits(context, p.index, q);
}

// The block's own label holds for all its sentences.
void add_from_label(const ResolutionContext& context, const Quantity& q, std::vector<IndicatorCandidate>& list) {
  Range label = context.scope.label(context.block_of(q));
  if (label.empty() || label.end > q.first) return;
  auto [first, last] = context.scope.phrases_in(label);
  for (size_t i = first; i < last; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (holds_from_afar(context, p, q))
      offer(list, {p.index, kLabelCost + phrase_cost(p, m), p.breakdown, {m.first, m.last + 1}, "bullet label"});
  }
}

// How many things a label names that the quantity can count.
size_t topics_in(const ResolutionContext& context, size_t first, size_t last, const Quantity& q) {
  std::vector<int> different;
  for (size_t i = first; i < last; ++i) {
    const Phrase& p = context.phrase(context.reading.phrases[i]);
    if (p.kind != PhraseKind::indicator || p.weak || !fits(context, p.index, q)) continue;
    if (std::find(different.begin(), different.end(), p.index) == different.end()) different.push_back(p.index);
  }
  return different.size();
}

void add_from_blocks_above(const ResolutionContext& context, const Quantity& q, std::vector<IndicatorCandidate>& list) {
  double base = kAbove;
  for (int b = context.block(context.block_of(q)).parent; b >= 0; b = context.block(b).parent, base += kFurtherAbove) {
    bool heading = context.block(b).kind == BlockKind::heading;
    auto [first, last] = context.scope.phrases_in(context.scope.label(b));
    double unsure = topics_in(context, first, last, q) > 2 ? kManyTopics : 0;
    for (size_t i = first; i < last; ++i) {
      const PhraseMatch& m = context.reading.phrases[i];
      const Phrase& p = context.phrase(m);
      if (!holds_from_afar(context, p, q)) continue;
      // What the headings speak of is more likely meant, too, where the sentence leaves a choice.
      if (!p.weak && p.breakdown.empty())
        for (IndicatorCandidate& near : list)
          if (near.indicator == p.index && near.cost < base && !near.topic) near.cost -= 0.5, near.topic = true;
      double cost = base + unsure + (heading ? kHeading : 0) + phrase_cost(p, m);
      IndicatorCandidate candidate{p.index, cost, p.breakdown, {m.first, m.last + 1}, heading ? "heading" : "parent bullet"};
      candidate.above = true;
      candidate.weak = p.weak;
      offer(list, std::move(candidate));
    }
  }
}

// "Thuốc phiện: không thu": the answer to a label that is nothing but a breakdown of the indicator.
bool names_breakdown(const ResolutionContext& context, const Quantity& q, int index) {
  const std::string& code = context.indicator(index).code;
  return std::any_of(context.mentions.begin(), context.mentions.end(), [&](const BreakdownMention& m) {
    if (m.range.end > q.first || q.first - m.range.end > 1 || !context.dimension(m.dimension).of.contains(code)) return false;
    const Lexeme& before = context.reading.lexemes[m.range.begin > 0 ? m.range.begin - 1 : 0];
    bool opens = m.range.begin <= context.block(context.block_of(q)).marker.end;
    return opens || before.is(';') || before.is(',') || before.is('.') || before.is(':');
  });
}

// "tuần tra tại 06 bản", "thành lập từ 03 xã": where something was done, not how many there are.
bool is_location(const ResolutionContext& context, const Quantity& q) {
  if (q.first == 0) return false;
  const Lexeme& before = context.reading.lexemes[q.first - 1];
  constexpr const char* kWhere[] = {"tai", "o", "tu", "tren", "thuoc", "nhap", "khap", "cho"};
  return std::any_of(std::begin(kWhere), std::end(kWhere), [&](const char* word) { return before.is_word(word); });
}

// What the unit says, where no phrase does.
void add_implied(const ResolutionContext& context, const Quantity& q, std::vector<IndicatorCandidate>& list) {
  for (size_t i = 0; i < context.vocabulary().indicators.size(); ++i) {
    auto index = static_cast<int>(i);
    const Indicator& indicator = context.indicator(index);
    if (!indicator.implied && !indicator.fallback) continue;
    bool absent = q.negation && q.counter < 0 && indicator.implied && indicator.units.front() != "plant";
    if (absent && names_breakdown(context, q, index)) offer(list, candidate_from(q, index, kNamedByBreakdown, "numeral"));
    if (q.counter < 0 || !fits(context, index, q)) continue;
    if (indicator.fallback && !q.negation && q.units.size() == 1 && !is_location(context, q))
      offer(list, candidate_from(q, index, kFallback, "numeral"));
    if (indicator.implied && has_direct_breakdown(q, index, context.reading, context.scope, context.mentions))
      offer(list, candidate_from(q, index, kImplied, "numeral"));
  }
}

// Whether the dimension's values include the indicator: lists about people of another list.
bool lists_indicator(const ResolutionContext& context, const Dimension& dimension, const std::string& code) {
  const auto& phrases = context.vocabulary().phrases;
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& p) {
    return p.kind == PhraseKind::breakdown && &context.dimension(p.index) == &dimension && p.value == code;
  });
}

// Lists about people of lists: "Người nghiện: 08 (Loại A 05, Loại B 03)" under "diện sưu tra".
void take_over(const ResolutionContext& context, std::vector<IndicatorCandidate>& list) {
  if (list.empty()) return;
  const IndicatorCandidate& head = list.front();
  for (const Dimension& dimension : context.vocabulary().dimensions) {
    if (!dimension.takes_over) continue;
    for (IndicatorCandidate& other : list) {
      // Tests of a list's people are told in their sentence, not by a heading.
      if (context.indicator(other.indicator).counters.empty()) continue;
      if (!dimension.of.contains(context.indicator(other.indicator).code) || other.cost <= head.cost || !other.above) continue;
      // A list of people nearer than the one about lists wins: the label above must be the nearest above.
      bool nearer = std::any_of(list.begin(), list.end(), [&](const IndicatorCandidate& c) {
        return c.above && c.indicator != other.indicator && c.cost < other.cost;
      });
      if (!nearer && lists_indicator(context, dimension, context.indicator(head.indicator).code)) other.cost = head.cost - 0.1;
    }
  }
  sort_by_cost(list);
}

}  // namespace

std::vector<IndicatorCandidate> indicator_candidates(const ResolutionContext& context, const Quantity& q) {
  std::vector<IndicatorCandidate> list;
  add_from_block(context, q, list);
  add_from_label(context, q, list);
  add_from_blocks_above(context, q, list);
  add_implied(context, q, list);
  sort_by_cost(list);
  take_over(context, list);
  return list;
}

void sort_by_cost(std::vector<IndicatorCandidate>& list) {
  // Of two that the same words name the one that the catalogue has first.
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return std::tie(a.cost, a.indicator) < std::tie(b.cost, b.indicator); });
}

IndicatorCandidate candidate_from(const Quantity& evidence, int indicator, double cost, const char* from) {
  return {indicator, cost, {}, {evidence.first, evidence.last + 1}, from};
}

bool is_act_at_number(const IndicatorCandidate& c) { return c.found() && c.act && c.cost < 1; }

}  // namespace doisoat
