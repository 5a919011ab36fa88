#include "extract/budgets.h"

#include <algorithm>

#include "extract/cues.h"
#include "extract/indicator_candidates.h"
#include "extract/units.h"

namespace doisoat {
namespace {

// Whether the programme is named in the sum's own block: "Dự án 3: …; cộng: 60 triệu"; "Tổng năm 2023" is of all.
bool names_own_programme(const ResolutionContext& context, const Quantity& q) {
  const Block& block = context.block(context.block_of(q));
  int programme = context.vocabulary().dimension("programme");
  return std::any_of(context.mentions.begin(), context.mentions.end(), [&](const BreakdownMention& m) {
    return m.dimension == programme && block.range.contains(m.range.begin) && m.range.begin < q.first;
  });
}

// Whether more money of the same item is told behind: only then the first amount is a part ("allocated"), not all there is.
bool supplement_follows(const ResolutionContext& context, const Quantity& q) {
  auto [begin, end] = context.scope.phrases_in({q.last + 1, context.block(context.block_of(q)).range.end});
  for (size_t i = begin; i < end; ++i) {
    const Phrase& p = context.phrase(context.reading.phrases[i]);
    auto part = p.breakdown.find("part");
    if (part != p.breakdown.end() && part->second == "supplement") return true;
    if (p.kind == PhraseKind::breakdown && context.dimension(p.index).name == "programme") return false;
  }
  return false;
}

// "Dự kiến năm 2026: Dự án 2 …, Dự án 3 là 650 triệu": planned like the one before it.
bool planned_like_before(const ResolutionContext& context, int index) {
  if (index == 0 || !context.same_sentence(context.quantity(index - 1), context.quantity(index))) return false;
  const Breakdown& before = context.resolution(index - 1).breakdown;
  auto part = before.find("part");
  return part != before.end() && part->second == "planned";
}

}  // namespace

bool resolve_planned_money(const ResolutionContext& context, const Quantity& q, Resolution& r) {
  if (q.units.empty() || q.units.front() != "vnd") return false;
  auto list = indicator_candidates(context, q);
  if (list.empty()) return false;
  const IndicatorCandidate& best = list.front();
  const Indicator& indicator = context.indicator(best.indicator);
  if (indicator.code != "budget" || best.cost > kLabelCost) return false;
  r.indicator = best.indicator;
  r.measure = indicator.measure;
  r.breakdown = breakdown_of(q, r.indicator, r.measure, false, best.breakdown, context.reading, context.scope, context.mentions,
                             r.evidence);
  r.breakdown["part"] = "planned";
  r.evidence.push_back({"indicator", best.from, context.span(best.evidence)});
  r.ledger_class = LedgerClass::figure;
  set_unit(context, q, r);  // which leaves it unresolved where the amount is beyond all reason
  return true;
}

void set_budget_part(const ResolutionContext& context, int index, Resolution& r) {
  const Quantity& q = context.quantity(index);
  if (nearest_cue(context, q, {"total"}, false).within(kCueAtNumber)) {
    r.role = "total";
    r.breakdown.erase("part");
    if (!names_own_programme(context, q)) r.breakdown.erase("programme");
  } else if (r.breakdown.contains("programme") && !r.breakdown.contains("part")) {
    if (planned_like_before(context, index))
      r.breakdown["part"] = "planned";
    else if (supplement_follows(context, q))
      r.breakdown["part"] = "allocated";
  }
}

}  // namespace doisoat
