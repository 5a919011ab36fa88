#include "extract/owners.h"

#include <algorithm>

namespace doisoat {
namespace {

bool is_cue(const ResolutionContext& context, const PhraseMatch& m, std::string_view name) {
  const Phrase& p = context.phrase(m);
  return p.kind == PhraseKind::cue && p.value == name;
}

bool is_of_which(const ResolutionContext& context, const PhraseMatch& m) { return is_cue(context, m, "of_which"); }

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
    if (int told = context.resolution(i).taken_up; told >= 0 && may_have_unit(q, context.resolution(told).unit)) return told;
    if (!is_figure(context.resolution(i)) || other.numeral.percent) continue;
    if (q.negation && q.units.empty()) {  // "(Điều 249: không; …)": of what is counted first
      while (i > 0 && context.quantity(i - 1).group == other.group) --i;
      return is_figure(context.resolution(i)) ? i : -1;
    }
    if (may_have_unit(q, context.resolution(i).unit)) return i;
  }
  return -1;
}

// Whether the colon stands right behind the number, or behind what it counts and a share: "09 trường hợp dương tính (15,8%):".
bool stands_at(const ResolutionContext& context, const Quantity& counted, LexemeIndex colon) {
  constexpr LexemeIndex kName = 4;  // words
  LexemeIndex end = colon;
  if (context.reading.lexemes[end - 1].is(')')) {
    while (end > counted.last && !context.reading.lexemes[end].is('(')) --end;
    // A list in it has been told; a share has not.
    int inside = context.scope.quantity_before(colon - 1, context.reading.structure.parenthesis_of[end + 1]);
    if (inside >= 0 && context.quantity(inside).first > end && !context.quantity(inside).numeral.percent) return false;
    if (end == counted.last + 1) return true;
    for (LexemeIndex i = counted.last + 1; i < end; ++i)
      if (context.reading.lexemes[i].kind != LexemeKind::word) return false;
    return end - counted.last - 1 <= kName;
  }
  return counted.last + 1 == colon;
}

// "có 286 người: tại cộng đồng 171 người, …": a colon right behind a number opens its parts.
// `behind`: where the colon must stand behind.
int owner_before_colon(const ResolutionContext& context, const Quantity& q, LexemeIndex behind) {
  const Structure& s = context.reading.structure;
  Range sentence = context.sentence_range(q);
  int level = context.parenthesis_of(q);
  for (LexemeIndex i = q.first; i-- > std::max(sentence.begin, behind);) {
    if (!context.reading.lexemes[i].is(':') || s.parenthesis_of[i] != level) continue;
    int before = context.scope.quantity_before(i, level);
    if (before < 0 || context.quantity(before).numeral.percent || !stands_at(context, context.quantity(before), i)) continue;
    return context.quantity(before).first < sentence.begin ? -1 : same_unit(context, before, q);
  }
  return -1;
}

// "…, trong đó tự ý bỏ 19 người, chết 03 người; hiện đang điều trị 196 người": what is told of a moment behind a semicolon is no
// part any more.
bool parts_are_over(const ResolutionContext& context, LexemeIndex of_which, const Quantity& q) {
  const Structure& s = context.reading.structure;
  LexemeIndex anew = 0;
  for (LexemeIndex i = q.first; i-- > of_which && anew == 0;)
    if (context.reading.lexemes[i].is(';') && s.parenthesis_of[i] == context.parenthesis_of(q)) anew = i;
  if (anew == 0) return false;
  auto [begin, end] = context.scope.phrases_in({anew, q.first});
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    if ((is_cue(context, m, "after") || is_cue(context, m, "before")) && s.parenthesis_of[m.first] == context.parenthesis_of(q)) return true;
  }
  return false;
}

// "Lý do giảm: 04 người tử vong": of the movement told before it, be it in a parenthesis.
int movement_before(const ResolutionContext& context, LexemeIndex cue, const Quantity& q) {
  constexpr int kBefore = 12;  // quantities looked at
  const auto& lexemes = context.reading.lexemes;
  bool falls = false, rises = false;
  for (LexemeIndex i = cue; i < cue + 4 && i < q.first; ++i) {
    falls |= lexemes[i].is_word("giam");
    rises |= lexemes[i].is_word("tang");
  }
  auto behind = std::partition_point(context.reading.quantities.begin(), context.reading.quantities.end(), [&](const Quantity& other) { return other.first < cue; });
  int last = static_cast<int>(behind - context.reading.quantities.begin());
  for (int i = last; i-- > 0 && i > last - kBefore;) {
    const Resolution& r = context.resolution(i);
    if (!context.same_block(context.quantity(i), q)) break;
    if (!is_figure(r) || !is_movement(r) || !may_have_unit(q, r.unit)) continue;
    if ((falls && r.measure != Measure::removed) || (rises && r.measure != Measure::added)) continue;
    return i;
  }
  return -1;
}

// The figure of the range that words splitting "all of them" mean: what there is of one kind. -1: none.
int head_in(const ResolutionContext& context, Range range, const Quantity& q) {
  const auto& quantities = context.reading.quantities;
  auto first = std::partition_point(quantities.begin(), quantities.end(), [&](const Quantity& other) { return other.first < range.begin; });
  for (auto it = first; it != quantities.end() && it->first < range.end; ++it) {
    auto i = static_cast<int>(it - quantities.begin());
    const Resolution& r = context.resolution(i);
    if (!is_figure(r) || it->numeral.percent || r.measure == Measure::change || std::string_view(r.role) == "before") continue;
    if (may_have_unit(q, r.unit) && r.breakdown.empty() && !is_movement(r)) return i;
  }
  return -1;
}

// "chia theo giới tính", "phân theo độ tuổi", "theo tội danh": all of them are split in another way.
bool splits_anew(const Lexeme& cue) { return cue.is_word("chia") || cue.is_word("phan") || cue.is_word("theo") || cue.is_word("ve"); }

bool splits_by_article(const ResolutionContext& context, const Quantity& q) {
  int dimension = direct_breakdown(q, context.vocabulary().indicator("prosecuted_cases"), context.reading, context.scope, context.mentions);
  return dimension >= 0 && context.dimension(dimension).name == "article";
}

// "Theo tội danh: Điều 249: 15 vụ": articles are of what was prosecuted, where that was told before.
int prosecuted_before(const ResolutionContext& context, Range range, const Quantity& q) {
  const auto& quantities = context.reading.quantities;
  auto first = std::partition_point(quantities.begin(), quantities.end(), [&](const Quantity& other) { return other.first < range.begin; });
  for (auto it = first; it != quantities.end() && it->first < range.end; ++it) {
    const Resolution& r = context.resolution(static_cast<int>(it - quantities.begin()));
    if (is_figure(r) && r.breakdown.empty() && may_have_unit(q, r.unit) && context.indicator(r.indicator).code.starts_with("prosecuted")) return static_cast<int>(it - quantities.begin());
  }
  return -1;
}

// "Phân loại theo độ tuổi: …" as a sentence of its own: of the head of the block. Where it begins a block, of the nearest head
// before it, over what is nested in it and over other such splits.
int head_to_split(const ResolutionContext& context, LexemeIndex cue, int block, const Quantity& q) {
  constexpr int kBlocks = 40;  // looked at
  const Block& own = context.block(block);
  if (cue > own.marker.end) {
    Range before{own.range.begin, cue};
    int prosecuted = splits_by_article(context, q) ? prosecuted_before(context, before, q) : -1;
    return prosecuted >= 0 ? prosecuted : head_in(context, before, q);
  }
  for (int b = block - 1; b >= 0 && b > block - kBlocks; --b) {
    const Block& before = context.block(b);
    bool parent = b == own.parent;
    bool nested = before.level > own.level && before.kind != BlockKind::paragraph;
    if (nested || (before.level < own.level && !parent)) continue;
    int prosecuted = splits_by_article(context, q) ? prosecuted_before(context, before.range, q) : -1;
    if (int head = prosecuted >= 0 ? prosecuted : head_in(context, before.range, q); head >= 0) return head;
    if (parent) break;
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
    if (int near = owner_before_colon(context, q, m.last + 2); near >= 0) return near;
    if (parts_are_over(context, m.last, q)) break;
    const Lexeme& word = context.reading.lexemes[m.first];
    bool reasons = word.is_word("ly") || word.is_word("nguyen");
    bool begins = m.first <= std::max(context.sentence_range(q).begin, context.block(context.block_of(q)).marker.end);
    if (reasons && begins)
      if (int moved = movement_before(context, m.first, q); moved >= 0) return moved;
    int level = inside;
    LexemeIndex at = m.first;
    if (inside >= 0 && at == context.parenthesis(inside).open + 1) {  // "(trong đó …"
      level = context.parenthesis(inside).outer;
      at = context.parenthesis(inside).open;
    }
    int near = same_unit(context, context.scope.quantity_before(at, level), q);
    // "chia theo giới tính" splits the whole, not the part before it.
    bool anew = splits_anew(word);
    if (anew && begins)
      if (int head = head_to_split(context, m.first, context.block_of(q), q); head >= 0) return head;
    if (near >= 0 && anew && context.resolution(near).part && context.resolution(near).owner >= 0) near = context.resolution(near).owner;
    if (near >= 0) return near;
    const Block& block = context.block(context.block_of(q));
    if (m.first <= block.marker.end && block.parent >= 0) break;
  }
  return owner_before_colon(context, q, 0);
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

// "Khởi tố 28 vụ; 03 vụ chuyển PC04. Số khởi tố chia theo điều luật:": the last words of the block name which of its figures is
// split; else the one just before, `near`.
int named_behind(const ResolutionContext& context, int near, const Block& above, const Quantity& q) {
  constexpr int kBefore = 8;  // quantities looked at
  auto [from, to] = context.scope.phrases_in({context.quantity(near).group_last + 1, above.range.end});
  for (size_t i = from; i < to; ++i) {
    const Phrase& named = context.phrase(context.reading.phrases[i]);
    if (named.kind != PhraseKind::indicator || named.within >= 0) continue;
    if (context.reading.structure.sentence_of[context.reading.phrases[i].first] == context.sentence_of(context.quantity(near))) continue;
    if (named.index == context.resolution(near).indicator) return near;
    for (int other = near; other >= 0 && other > near - kBefore && context.same_block(context.quantity(other), context.quantity(near)); --other) {
      const Resolution& r = context.resolution(other);
      if (is_figure(r) && r.indicator == named.index && r.measure != Measure::change && may_have_unit(q, r.unit)) return other;
    }
  }
  return near;
}

// The block above ends in "trong đó:" or introduces parts.
int owner_in_parent(const ResolutionContext& context, const Quantity& q) {
  constexpr LexemeIndex kTitle = 20;  // words of a block that is nothing but a title
  constexpr LexemeIndex kEnd = 6;  // words at the end of the block above that introduce parts
  const Block& block = context.block(context.block_of(q));
  if (block.parent < 0) return -1;
  const Block& above = context.block(block.parent);
  if (!above.ends_in_colon && above.kind != BlockKind::bullet) return -1;
  auto [from, to] = context.scope.phrases_in({above.range.end > above.range.begin + kEnd ? above.range.end - kEnd : above.range.begin, above.range.end});
  bool of_which = false;
  for (size_t i = from; i < to; ++i) of_which |= is_of_which(context, context.reading.phrases[i]);
  int near = same_unit(context, context.scope.quantity_before(above.range.end - 1, -1), q);
  if (near >= 0) near = named_behind(context, near, above, q);
  // "4. Hiện nay: 292 người", "a) Phân theo nơi ở:", "- Ngoài xã hội: 187"
  if (near < 0 && above.ends_in_colon && above.range.end - above.range.begin < kTitle) {
    auto [first, last] = context.scope.phrases_in(above.range);
    for (size_t i = first; i < last && near < 0; ++i)
      if (is_of_which(context, context.reading.phrases[i]) && splits_anew(context.reading.lexemes[context.reading.phrases[i].first])) near = head_to_split(context, above.marker.end, block.parent, q);
  }
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
    if (context.resolution(i).taken_up >= 0) return context.resolution(i).taken_up;
    // "đã triệt xóa 02, còn 02": what is left is of the list, not of what was done.
    bool done = is_figure(context.resolution(i)) && context.indicator(context.resolution(i).indicator).measure != Measure::stock;
    if (moved && done && context.same_sentence(other, q)) continue;
    return is_figure(context.resolution(i)) ? i : -1;
  }
  return context.parenthesis_of(q) >= 0 ? -1 : sibling_in_bullet_before(context, index, moved);
}

}  // namespace doisoat
