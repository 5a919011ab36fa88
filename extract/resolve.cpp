#include "extract/resolve.h"

#include "extract/anaphors.h"
#include "extract/bare_numbers.h"
#include "extract/budgets.h"
#include "extract/counterparts.h"
#include "extract/cues.h"
#include "extract/indicator_candidates.h"
#include "extract/indicator_fit.h"
#include "extract/measures.h"
#include "extract/owners.h"
#include "extract/percents.h"
#include "extract/reason_lists.h"
#include "extract/resolution_context.h"
#include "extract/targets.h"
#include "extract/units.h"

namespace doisoat {
namespace {

// Costs of what other quantities suggest, on the scale of the candidates that phrases do: below 1 it is said at the number
// itself.
constexpr double kDirect = -1;       // named as a part of its owner by the words at it
constexpr double kClosing = 0.2;     // "từ 12 lên 15": as the one before it
constexpr double kSibling = 0.7;     // a further part of what was counted just before
constexpr double kSiblingMoved = 1;  // … that came or went
constexpr double kDirectInParent = 0.3;
constexpr double kReasonInParent = 0.2;
constexpr double kOtherThanListed = 8;  // what a movement of a list makes less likely
// Above these a candidate is no more than chance.
constexpr double kLimit = 24;
constexpr double kLimitBare = 17;
constexpr double kLimitZero = 6;  // "không": up to this cost it needs no label

// What is found at a quantity on the way to its indicator.
struct Findings {
  Owner owner;
  Cue direction;        // "tăng", "giảm"
  bool change = false;  // the number is what it moved by
  Cue movement;         // "bổ sung", "đầu kỳ"
  IndicatorCandidate best;

  bool left_over = false;  // "còn", "hiện" at the number

  bool moved() const { return left_over || movement.within(kCueAtNumber); }
};

double cost_of(Ownership kind) { return kind == Ownership::parenthesis ? 3.5 : kind == Ownership::of_which ? 3.0 : 5.0; }

void prefer(IndicatorCandidate candidate, IndicatorCandidate& best) {
  if (candidate.found() && candidate.cost < best.cost) best = std::move(candidate);
}

// "đầu kỳ", "bổ sung" speak of a list of people (or of money), not of what happened in the period.
void prefer_lists(const ResolutionContext& context, std::vector<IndicatorCandidate>& list) {
  for (IndicatorCandidate& c : list) {
    const Indicator& indicator = context.indicator(c.indicator);
    bool counts = indicator.units.front() == "person" || indicator.units.front() == "case";
    if (indicator.measure != Measure::stock && counts) c.cost += kOtherThanListed;
  }
  sort_by_cost(list);
}

// "Phát hiện 09 vụ, 08 đối tượng" under "Phá nhổ cây có chứa chất ma túy": the heading says which cases.
void prefer_heading(const ResolutionContext& context, const std::vector<IndicatorCandidate>& list, int index,
                    IndicatorCandidate& best) {
  if (!best.found() || !best.weak) return;
  const Quantity& q = context.quantity(index);
  bool cases = has_unit(q, "case");
  if (!cases && index > 0 && context.quantity(index - 1).group == q.group) {
    int first = context.resolution(index - 1).indicator;
    cases = first >= 0 && context.indicator(first).units.front() == "case" && context.indicator(first).code == "plant_cases";
  }
  if (!cases) return;
  for (const IndicatorCandidate& c : list)
    if (c.above && !c.weak) {
      best = c;
      return;
    }
}

// "Xử phạt 09 trường hợp": whom the police fine are people, where no case is counted beside them.
void prefer_people(const ResolutionContext& context, const Quantity& q, IndicatorCandidate& best) {
  if (!best.found() || context.indicator(best.indicator).code != "admin_cases" || !has_unit(q, "case") || !has_unit(q, "person")) return;
  for (size_t i = 0; i < context.vocabulary().indicators.size(); ++i)
    if (context.indicator(static_cast<int>(i)).beside == best.indicator && context.indicator(static_cast<int>(i)).units.front() == "person") {
      best.indicator = static_cast<int>(i);
      return;
    }
}

// "Tang vật: heroin: 1,2 gam; xe máy: 02": of what is seized the label says which kind, where no unit does; a bare number without
// such a label is none of them.
void prefer_named_kind(const ResolutionContext& context, const Quantity& q, IndicatorCandidate& best) {
  if (!best.found() || !q.units.empty()) return;
  int family = context.indicator(best.indicator).beside >= 0 ? context.indicator(best.indicator).beside : best.indicator;
  if (!context.indicator(family).implied || context.indicator(family).units.size() < 2) return;
  for (size_t i = 0; i < context.vocabulary().indicators.size(); ++i) {
    auto kind = static_cast<int>(i);
    if (kind != family && context.indicator(kind).beside != family) continue;
    if (!has_direct_breakdown(q, kind, context.reading, context.scope, context.mentions)) continue;
    best.indicator = kind;
    return;
  }
  if (!q.negation) best = {};
}

// What the words around the number suggest, and the quantities counted together with it.
IndicatorCandidate from_words(const ResolutionContext& context, int index, bool moved) {
  const Quantity& q = context.quantity(index);
  auto list = indicator_candidates(context, q);
  if (moved) prefer_lists(context, list);
  IndicatorCandidate best;
  if (!list.empty()) best = list.front();
  prefer_heading(context, list, index, best);
  prefer_named_kind(context, q, best);
  prefer_people(context, q, best);
  IndicatorCandidate beside = counterpart(context, index);
  // "bắt 02 vụ, 03 đối tượng bán lẻ": with cases told in one breath come their people, not a list of such people.
  bool of_cases = beside.found() && index > 0 && context.quantity(index - 1).group == q.group && has_unit(context.quantity(index - 1), "case");
  if (of_cases && best.found() && context.indicator(beside.indicator).measure == Measure::flow && context.indicator(best.indicator).measure == Measure::stock)
    best = beside;
  prefer(std::move(beside), best);
  prefer(listed_beside(context, index), best);
  prefer(counterpart_behind(context, index), best);
  if (!q.closing || index == 0 || !context.quantity(index - 1).opening) return best;
  const Resolution& opening = context.resolution(index - 1);
  if (!is_figure(opening) || !fits(context, opening.indicator, q)) return best;
  best = candidate_from(context.quantity(index - 1), opening.indicator, kClosing, "clause");
  best.breakdown = opening.breakdown;
  return best;
}

// What there was at the time that the figure `now` is compared with.
void resolve_compared(const ResolutionContext& context, const Quantity& q, int now, Resolution& r) {
  const Resolution& n = context.resolution(now);
  r.indicator = n.indicator;
  r.ledger_class = LedgerClass::figure;
  r.measure = n.measure;
  r.breakdown = n.breakdown;
  r.role = "compared";
  r.evidence.push_back({"indicator", "parenthesis owner", context.span(context.quantity(now))});
  set_unit(context, q, r);
}

// "Người nghi sử dụng trái phép chất ma túy: đầu kỳ 92 người" behind what was told of another list: it is named anew.
bool names_another_list(const ResolutionContext& context, const Quantity& sibling, const Quantity& q, int indicator) {
  if (context.same_sentence(sibling, q)) return false;
  auto [begin, end] = context.scope.phrases_in({context.sentence_range(q).begin, q.first});
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind != PhraseKind::indicator || p.weak || p.act || p.within >= 0 || p.index == indicator) continue;
    if (context.indicator(p.index).measure != Measure::stock || !fits(context, p.index, q)) continue;
    if (auto d = context.scope.distance({m.first, m.last + 1}, q); d && d->exits == 0) return true;
  }
  return false;
}

// Whether the label right before the number names a list of its own: "người đang điều trị Methadone: 89".
bool named_by_label(const ResolutionContext& context, const Quantity& q, const IndicatorCandidate& best) {
  constexpr LexemeIndex kNameWords = 3;  // fewer may be the name of a part: "Methadone: 12"
  if (!best.found() || best.inherited || best.weak || best.breakdown.size() > 0) return false;
  bool labels = (best.evidence.end + 1 == q.first && context.reading.lexemes[best.evidence.end].is(':')) || std::string_view(best.from) == "bullet label";
  return labels && context.reading.structure.sentence_of[best.evidence.begin] == context.sentence_of(q) && best.evidence.end - best.evidence.begin > kNameWords && context.parenthesis_of(q) < 0;
}

// "đã triệt xóa 02 điểm, tăng 01 điểm": what it changed by is of what was counted before it, where nothing else is named
// between.
void prefer_changed(const ResolutionContext& context, int index, Findings& found) {
  constexpr int kBefore = 4;  // quantities looked at
  const Quantity& q = context.quantity(index);
  if (!found.change || q.sign != 0 || found.owner.found() || q.counter < 0) return;
  for (int i = index - 1; i >= 0 && i > index - kBefore; --i) {
    const Quantity& other = context.quantity(i);
    const Resolution& r = context.resolution(i);
    if (!context.same_sentence(other, q)) return;
    if (!context.same_parenthesis(other, q) || !is_figure(r) || other.numeral.percent) continue;
    if (r.measure == Measure::change || !has_unit(q, r.unit) || !other.counter_word.starts_with(q.counter_word)) continue;
    auto [begin, end] = context.scope.phrases_in({other.last + 1, q.first});
    for (size_t k = begin; k < end; ++k) {
      const PhraseMatch& m = context.reading.phrases[k];
      if (context.phrase(m).kind == PhraseKind::indicator && context.phrase(m).index != r.indicator && !context.phrase(m).weak && m.first > other.last + 4) return;
    }
    if (found.best.found() && found.best.evidence.begin > q.last) return;  // named behind it
    found.best = candidate_from(other, r.indicator, kSibling, "sentence");
    found.best.breakdown = r.breakdown;
    return;
  }
}

// A further part of what was counted just before: "…, 61 người đang ở cơ sở cai nghiện bắt buộc".
void prefer_sibling(const ResolutionContext& context, int index, Findings& found) {
  const Quantity& q = context.quantity(index);
  int sibling = sibling_of(context, index, found.moved());
  if (q.negation && q.units.empty())  // "Điều 251: 01 vụ/01 bị can; Điều 256: không": of what is counted first
    while (sibling > 0 && context.quantity(sibling - 1).group == context.quantity(sibling).group) --sibling;
  if (sibling < 0 || !is_figure(context.resolution(sibling))) return;
  const Resolution& s = context.resolution(sibling);
  if (!may_have_unit(q, s.unit) || !fits(context, s.indicator, q)) return;
  if (names_another_list(context, context.quantity(sibling), q, s.indicator)) return;
  int index_of_dimension = direct_breakdown(q, s.indicator, context.reading, context.scope, context.mentions);
  bool direct = index_of_dimension >= 0;
  // "người đang điều trị Methadone: 89 người" behind those under management after rehab: named by the words that would split.
  if (direct && named_by_label(context, q, found.best)) return;
  // Split in the same way as the one before, it is a further part whatever else its words recall.
  bool parallel = direct && !context.dimension(index_of_dimension).after &&
                  s.breakdown.contains(context.dimension(index_of_dimension).name) && !is_act_at_number(found.best);
  if (q.negation && !parallel) return;
  // "đầu kỳ 33; phát hiện mới 04; giảm 02": a fall behind what a list began with is of that list.
  bool falls = found.change && (s.measure == Measure::added || s.measure == Measure::removed || std::string_view(s.role) == "before");
  bool moved = (found.moved() || falls) && context.indicator(s.indicator).measure == Measure::stock && s.measure != Measure::change;
  if (!(direct && (found.best.cost > kSibling || parallel)) && !(moved && found.best.cost > kSiblingMoved)) return;
  found.best = candidate_from(context.quantity(sibling), s.indicator, kSibling, "sentence");
  if (!found.owner.found() && s.owner >= 0 && s.part && direct && context.resolution(s.owner).measure == s.measure) found.owner = {s.owner, Ownership::of_which};
}

// What its owner counts.
void prefer_owner(const ResolutionContext& context, const Quantity& q, Findings& found) {
  if (!found.owner.found()) return;
  bool in_parenthesis = found.owner.kind == Ownership::parenthesis, in_parent = found.owner.kind == Ownership::parent;
  const Quantity& owner = context.quantity(found.owner.quantity);
  const Resolution& o = context.resolution(found.owner.quantity);
  double cost = cost_of(found.owner.kind);
  bool direct = has_direct_breakdown(q, o.indicator, context.reading, context.scope, context.mentions) ||
                (in_parenthesis && q.counter < 0 && is_labelled_by_time(context, q));
  if (found.change && in_parenthesis) cost = kDirect;
  // "Ra khỏi chương trình 26 bệnh nhân, do:" over the reasons, whatever they name.
  if (in_parent && q.counter < 0 && is_movement(o)) cost = kReasonInParent;
  if (direct) cost = in_parent ? kDirectInParent : kDirect;
  // "9.400 lượt người …, trong đó câu lạc bộ có 96 hội viên": counted otherwise, it is no part.
  bool other_kind = q.counter >= 0 && owner.counter >= 0 && !context.indicator(o.indicator).counters.empty() &&
                    q.counter_word != owner.counter_word && !direct;
  if (other_kind || !(fits(context, o.indicator, q) || q.counter < 0 || found.change || direct) || cost >= found.best.cost)
    return;
  found.best = candidate_from(owner, o.indicator, cost, in_parent ? "parent bullet" : "parenthesis owner");
  found.best.inherited = true;
}

// "(chết 29, chuyển đi 81, hoàn thành quản lý sau cai 53)": split like the ones before it in the same parenthesis.
void prefer_parallel_part(const ResolutionContext& context, int index, Findings& found) {
  if (index == 0 || !found.owner.found() || found.owner.kind != Ownership::parenthesis || found.best.cost <= kDirect) return;
  const Quantity& q = context.quantity(index);
  const Quantity& before = context.quantity(index - 1);
  const Resolution& part = context.resolution(index - 1);
  const Resolution& owner = context.resolution(found.owner.quantity);
  if (q.negation || q.counter_word != before.counter_word || !context.same_parenthesis(before, q)) return;
  if (part.owner != found.owner.quantity || !part.part || !(is_movement(owner) || is_labelled_by_time(context, q))) return;
  found.best = candidate_from(context.quantity(found.owner.quantity), owner.indicator, kDirect, "parenthesis owner");
  found.best.inherited = true;
}

bool is_likely(const ResolutionContext& context, int index, const IndicatorCandidate& best) {
  const Quantity& q = context.quantity(index);
  if (!best.found()) return false;
  if (best.cost > (q.counter >= 0 ? kLimit : kLimitBare) && !context.indicator(best.indicator).fallback) return false;
  // Without a counter a number is a quantity only where a label or a part asks for one.
  return q.counter >= 0 || (q.negation && best.cost < kLimitZero) || is_asked_for(context, index, best);
}

// All fields of a figure of the best candidate.
void settle(const ResolutionContext& context, int index, const Findings& found, bool compared, Resolution& r) {
  const Quantity& q = context.quantity(index);
  const IndicatorCandidate& best = found.best;
  const Indicator& indicator = context.indicator(best.indicator);
  r.indicator = best.indicator;
  r.ledger_class = LedgerClass::figure;
  r.evidence.push_back({"indicator", best.from, context.span(best.evidence)});
  bool same_as_owner = found.owner.found() && context.resolution(found.owner.quantity).indicator == best.indicator;
  if (best.inherited || same_as_owner) {
    r.owner = found.owner.quantity;
    r.part = true;
  }
  set_measure(context, q, found.direction, found.change, r);
  if (compared && r.measure == indicator.measure) r.role = "compared";
  Breakdown inherited = best.breakdown;
  if (r.owner >= 0)
    for (auto& [dimension, value] : context.resolution(r.owner).breakdown) inherited.try_emplace(dimension, value);
  r.breakdown = breakdown_of(q, best.indicator, r.measure, is_split_by_reasons(context, index), inherited, context.reading,
                             context.scope, context.mentions, r.evidence);
  if (r.owner >= 0 && r.measure == Measure::change) r.part = false;
  inherit_from_weighed(context, q, r);
  inherit_from_beside(context, index, r);
  set_unit(context, q, r);
  if (indicator.code == "budget") set_budget_part(context, index, r);
}

// One of the reasons for which a movement came about. A reason that the catalogue does not know is another one.
void resolve_reason(const ResolutionContext& context, const Quantity& q, int movement, Resolution& r) {
  const Resolution& whole = context.resolution(movement);
  r.indicator = whole.indicator;
  r.ledger_class = LedgerClass::figure;
  r.measure = whole.measure;
  r.owner = movement;
  r.part = true;
  r.evidence.push_back({"indicator", "parenthesis owner", context.span(context.quantity(movement))});
  r.breakdown = breakdown_of(q, r.indicator, r.measure, true, whole.breakdown, context.reading, context.scope, context.mentions, r.evidence);
  if (r.breakdown == whole.breakdown && gives_reason(context, q)) r.breakdown["reason"] = "other";
  set_unit(context, q, r);
}

// `r` is the quantity's own place in the context's resolutions.
void resolve_quantity(const ResolutionContext& context, int index, bool future, Resolution& r) {
  const Quantity& q = context.quantity(index);
  r.value = q.numeral.value;
  if (future || is_target(context, q)) {
    r.ledger_class = LedgerClass::target;
    resolve_planned_money(context, q, r);
    return;
  }
  if (is_other_thing(context, q)) return;
  if (r.taken_up = figure_taken_up(context, index); r.taken_up >= 0) {
    r.ledger_class = LedgerClass::reference;
    return;
  }
  if (int movement = movement_split_at(context, index); movement >= 0) {
    resolve_reason(context, q, movement, r);
    return;
  }
  Findings found;
  found.owner = owner_of(context, q);
  found.direction = direction_of(context, index);
  found.change = found.direction.within(kDirectionAtNumber);
  if (q.numeral.percent) {
    resolve_percent(context, q, found.owner, found.direction, found.change, r);
    return;
  }
  found.movement = nearest_cue(context, q, {"added", "removed", "before", "after"}, false);
  found.left_over = says_left_over(context.reading.lexemes, q.first);
  found.best = from_words(context, index, found.moved());
  bool compared = false;
  if (int now = compared_figure(context, q, compared); now >= 0) {
    resolve_compared(context, q, now, r);
    return;
  }
  prefer_sibling(context, index, found);
  prefer_changed(context, index, found);
  prefer_owner(context, q, found);
  prefer_parallel_part(context, index, found);
  if (is_likely(context, index, found.best)) settle(context, index, found, compared, r);
}

// "Người bị quản lý sau cai: 46, thêm 05, hết hạn 09, còn 42": what stands first in such a chain is what there was before.
void find_openings(const ResolutionContext& context, std::vector<Resolution>& resolutions) {
  constexpr int kChain = 6;  // quantities between the opening and what is left
  for (int last = 2; last < static_cast<int>(resolutions.size()); ++last) {
    const Resolution& left = context.resolution(last);
    if (!is_figure(left) || left.measure != Measure::stock || std::string_view(left.role) != "after" || left.part) continue;
    bool moved = false;
    for (int i = last - 1; i >= 0 && i >= last - kChain; --i) {
      const Resolution& r = context.resolution(i);
      const Quantity& q = context.quantity(i);
      if (!context.same_sentence(q, context.quantity(last))) break;
      if (!context.same_parenthesis(q, context.quantity(last)) || q.numeral.percent) continue;
      if (!is_figure(r) || r.indicator != left.indicator || r.breakdown != left.breakdown) break;
      moved |= is_movement(r);
      if (r.measure != Measure::stock) continue;
      if (moved && std::string_view(r.role).empty() && !r.part) resolutions[static_cast<size_t>(i)].role = "before";
      break;
    }
  }
}

}  // namespace

std::vector<Resolution> resolve(const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions) {
  std::vector<Resolution> resolutions(reading.quantities.size());
  ResolutionContext context{reading, scope, mentions, resolutions};
  std::vector<bool> future;  // by block
  for (size_t b = 0; b < reading.structure.blocks.size(); ++b)
    future.push_back(in_future_section(context, static_cast<int>(b)));
  for (size_t i = 0; i < reading.quantities.size(); ++i) {
    int block = context.block_of(reading.quantities[i]);
    if (block >= 0) resolve_quantity(context, static_cast<int>(i), future[static_cast<size_t>(block)], resolutions[i]);
  }
  find_openings(context, resolutions);
  return resolutions;
}

}  // namespace doisoat
