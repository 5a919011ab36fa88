#include "extract/owners.h"

#include <algorithm>

namespace doisoat {
namespace {

bool is_of_which(const ResolutionContext& context, const PhraseMatch& m) {
  return context.phrase(m).kind == PhraseKind::cue && context.phrase(m).value == "of_which";
}

// Among the figures counted in one breath with `near` or a little before, the one that `q` can be a part of by its unit; -1:
// none.
int same_unit(const ResolutionContext& context, int near, const Quantity& q) {
  constexpr int kGroups = 5, kBefore = 80;  // quantities looked at, those in parentheses among them
  if (near < 0) return -1;
  const Quantity& nearest = context.quantity(near);
  int groups = 0;
  for (int i = near, group = nearest.group; i >= 0 && i > near - kBefore && groups < kGroups; --i) {
    const Quantity& other = context.quantity(i);
    if (!context.same_block(other, nearest)) break;
    if (!context.same_parenthesis(other, nearest)) continue;
    if (other.group != group) group = other.group, ++groups;
    if (!is_figure(context.resolution(i)) || other.numeral.percent) continue;
    if (q.negation && q.units.empty()) {  // "(Điều 249: không; …)": of what is counted first
      while (i > 0 && context.quantity(i - 1).group == other.group) --i;
      return is_figure(context.resolution(i)) ? i : -1;
    }
    if (may_have_unit(q, context.resolution(i).unit)) return i;
  }
  return -1;
}

// "có 286 người: tại cộng đồng 171 người, …": a colon right behind a number opens its parts.
int owner_before_colon(const ResolutionContext& context, const Quantity& q) {
  const Structure& s = context.reading.structure;
  Range sentence = context.sentence_range(q);
  int level = context.parenthesis_of(q);
  for (LexemeIndex i = q.first; i-- > sentence.begin;) {
    if (!context.reading.lexemes[i].is(':') || s.parenthesis_of[i] != level) continue;
    int before = context.scope.quantity_before(i, level);
    if (before < 0 || context.quantity(before).numeral.percent || context.quantity(before).last + 1 != i) continue;
    return context.quantity(before).first < sentence.begin ? -1 : same_unit(context, before, q);
  }
  return -1;
}

// "trong đó" in the same sentence, on the same level.
int owner_by_of_which(const ResolutionContext& context, const Quantity& q) {
  const Structure& s = context.reading.structure;
  int inside = context.parenthesis_of(q);
  auto [begin, end] = context.scope.phrases_in(context.sentence_range(q));
  for (size_t i = end; i-- > begin;) {
    const PhraseMatch& m = context.reading.phrases[i];
    if (m.last >= q.first || !is_of_which(context, m) || s.parenthesis_of[m.first] != inside) continue;
    int level = inside;
    LexemeIndex at = m.first;
    if (inside >= 0 && at == context.parenthesis(inside).open + 1) {  // "(trong đó …"
      level = context.parenthesis(inside).outer;
      at = context.parenthesis(inside).open;
    }
    int near = same_unit(context, context.scope.quantity_before(at, level), q);
    // "chia theo giới tính" splits the whole, not the part before it.
    bool anew = context.reading.lexemes[m.first].is_word("chia") || context.reading.lexemes[m.first].is_word("phan");
    if (near >= 0 && anew && context.resolution(near).part && context.resolution(near).owner >= 0) near = context.resolution(near).owner;
    if (near >= 0) return near;
    const Block& block = context.block(context.block_of(q));
    if (m.first <= block.marker.end && block.parent >= 0) break;
  }
  return owner_before_colon(context, q);
}

// What the parenthesis around the quantity stands behind.
int owner_of_parenthesis(const ResolutionContext& context, const Quantity& q) {
  constexpr int kBefore = 3;  // as many quantities as a percentage may be away from what it is a share of
  const Parenthesis& p = context.parenthesis(context.parenthesis_of(q));
  int direct = context.scope.quantity_before(p.open, p.outer);
  if (direct < 0 || !context.same_sentence(context.quantity(direct), q)) return -1;
  if (!q.numeral.percent) return same_unit(context, direct, q);
  for (int i = direct; i >= 0 && i > direct - kBefore; --i)
    if (is_figure(context.resolution(i)) && !context.quantity(i).numeral.percent) return i;
  return -1;
}

// The block above ends in "trong đó:" or introduces parts.
int owner_in_parent(const ResolutionContext& context, const Quantity& q) {
  constexpr LexemeIndex kEnd = 6;  // words at the end of the block above that introduce parts
  const Block& block = context.block(context.block_of(q));
  if (block.parent < 0) return -1;
  const Block& above = context.block(block.parent);
  if (!above.ends_in_colon && above.kind != BlockKind::bullet) return -1;
  auto [from, to] = context.scope.phrases_in({above.range.end > kEnd ? above.range.end - kEnd : 0, above.range.end});
  bool of_which = false;
  for (size_t i = from; i < to; ++i) of_which |= is_of_which(context, context.reading.phrases[i]);
  int near = same_unit(context, context.scope.quantity_before(above.range.end - 1, -1), q);
  if (near < 0 || of_which || above.ends_in_colon) return near;
  // "- Hiện: 95 người, …" over "+ Ở ngoài 48; trong trại 26": parts by what they are called.
  bool named = block.kind == BlockKind::bullet &&
               has_direct_breakdown(q, context.resolution(near).indicator, context.reading, context.scope, context.mentions);
  return named ? near : -1;
}

// The first figure of the bullet before that can be counted like this one: "- Toàn thị xã: bắt giữ 21 vụ", "- Trên địa bàn
// trọng điểm: 08 vụ". What came or went ("- Biến động: đầu kỳ 33; phát hiện mới 04") may be of a list some bullets above.
int sibling_in_bullet_before(const ResolutionContext& context, int index, bool moved) {
  constexpr int kBefore = 12, kBullets = 3;  // quantities and, of what moved, bullets looked at
  const Quantity& q = context.quantity(index);
  int block = context.block_of(q);
  if (block <= 0) return -1;
  const Block& own = context.block(block);
  const Block& above = context.block(block - 1);
  if (own.kind != BlockKind::bullet || above.parent != own.parent || above.level != own.level) return -1;
  for (int i = index - 1; i >= 0 && i > index - kBefore; --i) {
    int there = context.block_of(context.quantity(i));
    if (there < block - (moved ? kBullets : 1) || context.block(there).parent != own.parent || context.block(there).level != own.level) break;
    const Quantity& other = context.quantity(i);
    const Resolution& r = context.resolution(i);
    if (other.first >= own.range.begin || !is_figure(r) || other.numeral.percent || r.measure == Measure::change) continue;
    if (context.parenthesis_of(other) >= 0) continue;
    bool list = moved && may_have_unit(q, r.unit) && context.indicator(r.indicator).measure == Measure::stock && r.breakdown.empty();
    if (list || (there == block - 1 && has_unit(q, r.unit))) return i;
  }
  return -1;
}

}  // namespace

Owner owner_of(const ResolutionContext& context, const Quantity& q) {
  auto found = [](int quantity, Ownership kind) { return quantity >= 0 ? Owner{quantity, kind} : Owner{}; };
  if (Owner owner = found(owner_by_of_which(context, q), Ownership::of_which); owner.found()) return owner;
  if (context.parenthesis_of(q) >= 0) return found(owner_of_parenthesis(context, q), Ownership::parenthesis);
  return found(owner_in_parent(context, q), Ownership::parent);
}

int compared_figure(const ResolutionContext& context, const Quantity& q, bool& compared) {
  compared = false;
  const Structure& s = context.reading.structure;
  int inside = context.parenthesis_of(q);
  if (inside < 0 || q.numeral.percent || q.sign != 0) return -1;
  const Parenthesis& p = context.parenthesis(inside);
  if (q.group_first > p.open + 3 || p.open == 0) return -1;
  auto [begin, end] = context.scope.phrases_in(context.sentence_range(q));
  for (size_t i = begin; i < end && context.reading.phrases[i].first < p.open; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    if (context.phrase(m).kind != PhraseKind::cue || context.phrase(m).value != "compared") continue;
    if (s.parenthesis_of[m.first] != p.outer || p.open - m.last > 10) continue;
    const auto& quantities = context.reading.quantities;
    compared = std::none_of(quantities.begin(), quantities.end(),
                            [&](const Quantity& other) { return other.first > m.last && other.first < p.open; });
  }
  if (!compared) return -1;
  for (int i = context.scope.quantity_before(p.open, p.outer); i >= 0; --i) {
    const Quantity& other = context.quantity(i);
    const Resolution& r = context.resolution(i);
    if (!context.same_block(other, q)) break;
    if (context.parenthesis_of(other) != p.outer || !is_figure(r) || r.measure == Measure::change || r.unit == "percent" ||
        r.part)
      continue;
    if (may_have_unit(q, r.unit)) return i;
  }
  return -1;
}

int sibling_of(const ResolutionContext& context, int index, bool moved) {
  constexpr int kBefore = 8;  // quantities looked at
  const Quantity& q = context.quantity(index);
  for (int i = index - 1; i >= 0 && i > index - kBefore; --i) {
    const Quantity& other = context.quantity(i);
    if (!context.same_block(other, q)) break;
    if (context.sentence_of(q) - context.sentence_of(other) > 1) return -1;
    if (!context.same_parenthesis(other, q) || other.numeral.percent) continue;
    return is_figure(context.resolution(i)) ? i : -1;
  }
  return context.parenthesis_of(q) >= 0 ? -1 : sibling_in_bullet_before(context, index, moved);
}

}  // namespace doisoat
