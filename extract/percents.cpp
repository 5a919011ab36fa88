#include "extract/percents.h"

#include <algorithm>

#include "extract/indicator_candidates.h"

namespace doisoat {
namespace {

constexpr double kSaidAtNumber = 6;  // the cost of an indicator up to which a rate of change is of it

// Whether a share can be of this figure: one of the same sentence that is no percentage itself.
bool can_own(const ResolutionContext& context, int index, const Quantity& q) {
  const Quantity& other = context.quantity(index);
  return is_figure(context.resolution(index)) && !other.numeral.percent && context.same_sentence(other, q);
}

// "dân số 17.300 người, đồng bào dân tộc thiểu số chiếm 44,7%": the share is of what the catalogue does not know.
bool of_other_people(const ResolutionContext& context, int before, const Quantity& q) {
  auto [begin, end] = context.scope.phrases_in({context.quantity(before).last + 1, q.first});
  for (size_t i = begin; i < end; ++i) {
    const Phrase& p = context.phrase(context.reading.phrases[i]);
    if (p.kind == PhraseKind::cue && p.value == "other_thing") return true;
  }
  return false;
}

// What a percentage is of, where no parenthesis or "trong đó" says it: "03 xã không có ma túy, chiếm 13,6%".
Owner figure_before(const ResolutionContext& context, const Quantity& q) {
  constexpr int kBefore = 3;  // quantities looked at
  int near = context.scope.quantity_before(q.first, context.parenthesis_of(q));
  for (int i = near; i >= 0 && i > near - kBefore; --i)
    if (can_own(context, i, q)) return of_other_people(context, i, q) ? Owner{} : Owner{i, Ownership::of_which};
  return {};
}

Owner percent_owner(const ResolutionContext& context, const Quantity& q, Owner owner, bool share) {
  // "(hộ nghèo còn 31,4%)"
  if (owner.kind == Ownership::parenthesis && of_other_people(context, owner.quantity, q)) return {};
  // "(cùng kỳ 131 vụ; giảm 57 vụ, tức 43,5%)": of what stands before it in the same parenthesis.
  if (owner.kind == Ownership::parenthesis && share) {
    int near = context.scope.quantity_before(q.first, context.parenthesis_of(q));
    if (near >= 0 && can_own(context, near, q)) return {near, Ownership::of_which};
  }
  return owner.found() ? owner : figure_before(context, q);
}

// "15 vụ, 16 bị can, chiếm 55,6%": the share is of what is counted first, unless words behind say otherwise ("… số bị can").
int meant_in_group(const ResolutionContext& context, int near, const Quantity& q) {
  const auto& lexemes = context.reading.lexemes;
  int group = context.quantity(near).group;
  LexemeIndex next = q.last + 1;
  if (next + 1 < lexemes.size() && lexemes[next].is_word("ve")) ++next;
  if (next + 1 < lexemes.size() && lexemes[next].is_word("tong")) ++next;
  if (next + 1 < lexemes.size() && lexemes[next].is_word("so")) {
    auto [begin, end] = context.scope.phrases_in({next + 1, next + 2});
    for (size_t k = begin; k < end; ++k) {
      const Phrase& p = context.phrase(context.reading.phrases[k]);
      if (p.kind != PhraseKind::counter) continue;
      const auto& units = context.counter(p.index).units;
      for (int i = near; i >= 0 && context.quantity(i).group == group; --i)
        if (std::find(units.begin(), units.end(), context.resolution(i).unit) != units.end()) return i;
    }
  }
  while (near > 0 && context.quantity(near - 1).group == group) --near;
  return near;
}

// The percentage told just before, joined to this one by "và" or a comma; -1: none.
int rate_before(const ResolutionContext& context, const Quantity& q) {
  constexpr LexemeIndex kName = 6;  // words of what the first is of
  int near = context.scope.quantity_before(q.first, context.parenthesis_of(q));
  if (near < 0 || !context.quantity(near).numeral.percent || !is_figure(context.resolution(near)) || context.resolution(near).owner < 0) return -1;
  const auto& l = context.reading.lexemes;
  bool joined = l[q.first - 1].is_word("va") || l[q.first - 1].is(',');
  return joined && context.same_sentence(context.quantity(near), q) && q.first - context.quantity(near).last <= kName ? near : -1;
}

// An indicator that is a percentage itself.
bool resolve_as_rate(const ResolutionContext& context, const Quantity& q, Resolution& r) {
  for (const IndicatorCandidate& candidate : indicator_candidates(context, q)) {
    const Indicator& indicator = context.indicator(candidate.indicator);
    if (indicator.units.front() != "percent" || candidate.cost >= kLabelCost) continue;
    r.ledger_class = LedgerClass::figure;
    r.indicator = candidate.indicator;
    r.measure = indicator.measure;
    r.unit = "percent";
    r.evidence.push_back({"indicator", candidate.from, context.span(candidate.evidence)});
    return true;
  }
  return false;
}

}  // namespace

void resolve_percent(const ResolutionContext& context, const Quantity& q, Owner owner, const Cue& direction, bool change,
                     Resolution& r) {
  if (resolve_as_rate(context, q, r)) return;
  // "tăng 03 vụ = 25%": as good as a word.
  bool equals = q.first > 0 && context.reading.lexemes[q.first - 1].is('=');
  bool share = equals || nearest_cue(context, q, {"share"}, false).found();
  // "giảm 13,9% về số vụ và 8,5% về số đối tượng": the second goes with the first.
  if (!change && !share)
    if (int first = rate_before(context, q); first >= 0) {
      const Resolution& f = context.resolution(first);
      int last = f.owner;
      while (!context.is_last(last) && context.quantity(last + 1).group == context.quantity(f.owner).group) ++last;
      owner = {meant_in_group(context, last, q), Ownership::of_which};
      const Resolution& o = context.resolution(owner.quantity);
      r.ledger_class = LedgerClass::figure;
      r.indicator = o.indicator;
      r.breakdown = o.breakdown;
      r.owner = owner.quantity;
      r.unit = "percent";
      r.measure = f.measure;
      if (f.value.is_negative()) r.value = -r.value;
      r.evidence.push_back({"indicator", "parenthesis owner", context.span(context.quantity(owner.quantity))});
      return;
    }
  if (!change && !share && owner.kind != Ownership::parenthesis) return;
  bool falls = change && direction.name == "decrease";
  owner = percent_owner(context, q, owner, share);
  if (owner.found()) {
    owner.quantity = meant_in_group(context, owner.quantity, q);
    const Resolution& o = context.resolution(owner.quantity);
    if (o.indicator < 0) return;
    // "giảm 246 người (4,0%)", "tăng 32 vụ, tức 7,0%": the rate of that change.
    if (o.measure == Measure::change && !change) {
      change = true;
      falls = o.value.is_negative();
    }
    r.indicator = o.indicator;
    r.breakdown = o.breakdown;
    r.owner = owner.quantity;
    r.evidence.push_back({"indicator", "parenthesis owner", context.span(context.quantity(owner.quantity))});
  } else if (change) {  // "tỷ lệ tăng số người nghiện 5% so với năm trước"
    Quantity any = q;
    any.units.clear();
    auto list = indicator_candidates(context, any);
    if (list.empty() || list.front().cost > kSaidAtNumber) return;
    r.indicator = list.front().indicator;
    r.breakdown = list.front().breakdown;
    r.evidence.push_back({"indicator", list.front().from, context.span(list.front().evidence)});
  } else {
    return;
  }
  r.ledger_class = LedgerClass::figure;
  r.unit = "percent";
  r.measure = change ? Measure::change : Measure::share;
  if (falls) r.value = -r.value;
  r.undecided_direction = change && direction.name == "undecided_direction";
}

}  // namespace doisoat
