#include "extract/measures.h"

#include <algorithm>

namespace doisoat {
namespace {

// The block, or the bullets of one list.
Range list_around(const ResolutionContext& context, const Quantity& q) {
  const auto& blocks = context.reading.structure.blocks;
  auto own = static_cast<size_t>(context.block_of(q));
  Range range = blocks[own].range;
  if (blocks[own].kind != BlockKind::bullet && blocks[own].marker.empty()) return range;
  int parent = blocks[own].parent;
  // What is nested in the other items of the list lies between them.
  constexpr size_t kItems = 12;  // blocks looked at each way
  int level = blocks[own].level;
  auto in_list = [&](const Block& b) { return b.parent == parent || b.level > level; };
  for (size_t b = own; b > 0 && own - b < kItems && in_list(blocks[b - 1]) && static_cast<int>(b - 1) != parent; --b) range.begin = blocks[b - 1].range.begin;
  for (size_t b = own; b + 1 < blocks.size() && b - own < kItems && in_list(blocks[b + 1]); ++b) range.end = blocks[b + 1].range.end;
  return range;
}

// Whether the list tells both what came and what went.
bool both_directions(const ResolutionContext& context, const Quantity& q) {
  bool up = false, down = false;
  auto [begin, end] = context.scope.phrases_in(list_around(context, q));
  for (size_t i = begin; i < end; ++i) {
    const Phrase& p = context.phrase(context.reading.phrases[i]);
    if (p.kind != PhraseKind::cue) continue;
    up |= p.value == "increase" || p.value == "added";
    down |= p.value == "decrease" || p.value == "removed";
  }
  return up && down;
}

// "Giai đoạn 2 tăng: 41 người. Lý do tăng: …": who came or went has reasons, a difference has none.
bool tells_reasons(const ResolutionContext& context, const Quantity& q) {
  const auto& l = context.reading.lexemes;
  for (LexemeIndex i = q.last + 1; i + 1 < l.size() && i < q.last + 4 && context.reading.structure.block_of[i] == context.block_of(q); ++i)
    if (l[i].is_word("ly") && l[i + 1].is_word("do")) return true;
  return false;
}

// "342 người (+11 người)": a signed number alone in its parenthesis is what the figure before it changed by.
bool is_signed_remark(const ResolutionContext& context, const Quantity& q) {
  int inside = context.parenthesis_of(q);
  if (q.sign == 0 || inside < 0) return false;
  const Parenthesis& p = context.parenthesis(inside);
  return q.group_first <= p.open + 2 && q.group_last + 1 >= p.close;
}

// "Trước rà soát: 286; sau rà soát: 304, tăng 18": told behind both moments, it is what lies between them.
bool between_moments(const ResolutionContext& context, const Quantity& q) {
  int i = static_cast<int>(std::partition_point(context.reading.quantities.begin(), context.reading.quantities.end(),
                                                [&](const Quantity& other) { return other.first < q.first; }) - context.reading.quantities.begin());
  if (i < 2 || !context.same_sentence(context.quantity(i - 2), q)) return false;
  return std::string_view(context.resolution(i - 2).role) == "before" && std::string_view(context.resolution(i - 1).role) == "after";
}

// "hết thời hạn 29 người, tái nghiện 12 người" behind what came to a list or was on it: who is told with a reason left it, or
// came where the reason says so.
bool moved_for_reason(const ResolutionContext& context, const Quantity& q, Resolution& r) {
  auto behind = std::partition_point(context.reading.quantities.begin(), context.reading.quantities.end(), [&](const Quantity& other) { return other.first < q.first; });
  if (behind == context.reading.quantities.begin()) return false;
  int before = static_cast<int>(behind - context.reading.quantities.begin()) - 1;
  const Resolution& b = context.resolution(before);
  if (!is_figure(b) || b.indicator != r.indicator || !context.same_sentence(context.quantity(before), q) || !context.same_parenthesis(context.quantity(before), q)) return false;
  if (!is_movement(b) && std::string_view(b.role) != "before") return false;
  int reason = context.vocabulary().dimension("reason");
  constexpr LexemeIndex kLongestReason = 16;  // words
  auto [m, end] = context.mentions_in({q.first > kLongestReason ? q.first - kLongestReason : 0, q.first});
  for (; m != end; ++m) {
    if (m->dimension != reason || m->range.end > q.first || m->range.end + 2 < q.first) continue;
    r.measure = m->value == "moved_in" ? Measure::added : Measure::removed;
    return true;
  }
  return false;
}

}  // namespace

bool is_left_over(const ResolutionContext& context, const Resolution& r) {
  return r.indicator >= 0 && context.indicator(r.indicator).code == "not_yet_tested";
}

// "Giảm 06 vụ": signed. For lists without a comparison, "tăng 05, giảm 03" are what came and went.
void set_measure(const ResolutionContext& context, const Quantity& q, const Cue& direction, bool change, Resolution& r) {
  const Indicator& indicator = context.indicator(r.indicator);
  r.measure = indicator.measure;
  bool stock = indicator.measure == Measure::stock;
  bool list = stock && (indicator.units.front() == "person" || indicator.units.front() == "point");
  if (q.opening || q.closing) {
    if (stock) r.role = q.opening ? "before" : "after";
    return;
  }
  if (change) {
    bool compared = cue_in_sentence(context, q, "compared");
    bool moved = list && !compared && tells_reasons(context, q) ? true : list && !compared && !between_moments(context, q) && !is_signed_remark(context, q) && (q.sign != 0 || both_directions(context, q));
    bool falls = direction.name == "decrease";
    if (moved) {
      r.measure = falls ? Measure::removed : Measure::added;
    } else {
      r.measure = Measure::change;
      if (falls) r.value = -r.value;
      r.undecided_direction = direction.name == "undecided_direction";
    }
    r.evidence.push_back({"measure", "clause", context.span(direction.range)});
    return;
  }
  // "kết thúc đợt còn 6.921 người": what is left, whatever came and went before.
  if (stock && says_left_over(context.reading.lexemes, q.first)) {
    r.role = "after";
    return;
  }
  Cue role = nearest_cue(context, q, {"added", "removed", "before", "after", "total"});
  // "lý do: 09 người hết hạn, 04 người nay đã xác định là nghiện": who is told as a part of what went has gone.
  bool moment = role.name == "before" || role.name == "after" || role.name == "total";
  if (r.owner >= 0 && (!role.found() || role.cost > kCueNearNumber || moment) && is_movement(context.resolution(r.owner))) {
    r.measure = context.resolution(r.owner).measure;
    return;
  }
  if (list && (!role.found() || role.cost > kCueNearNumber || role.name == "before") && moved_for_reason(context, q, r)) return;
  // "tăng thêm 27 người so với cùng kỳ"
  bool risen = role.name == "added" && context.reading.lexemes[role.range.begin].is_word("tang") && cue_in_sentence(context, q, "compared");
  if (risen) {
    r.measure = Measure::change;
  } else if (list && (role.name == "added" || role.name == "removed")) {
    r.measure = role.name == "added" ? Measure::added : Measure::removed;
    r.evidence.push_back({"measure", role.cost < kCueInLabel ? "clause" : "bullet label", context.span(role.range)});
  } else if (role.name == "before") {
    if (stock) r.role = "before";
  } else if (role.name == "after") {
    r.role = "after";
  } else if (role.name == "total" && role.within(kCueNearNumber)) {
    r.role = "total";
  }
}

bool is_split_by_reasons(const ResolutionContext& context, int index) {
  const Resolution& r = context.resolution(index);
  if (r.owner >= 0 && (is_movement(context.resolution(r.owner)) || is_left_over(context, context.resolution(r.owner))))
    return true;
  if (index == 0 || !is_movement(r)) return is_left_over(context, r);
  // "bổ sung: 05 do phát hiện mới, 03 từ nơi khác đến": a movement told by its reasons alone.
  const Resolution& before = context.resolution(index - 1);
  return before.breakdown.contains("reason") && before.indicator == r.indicator && before.measure == r.measure &&
         context.same_sentence(context.quantity(index - 1), context.quantity(index));
}

}  // namespace doisoat
