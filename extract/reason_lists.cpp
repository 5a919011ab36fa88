#include "extract/reason_lists.h"

#include <algorithm>

#include "extract/cues.h"
#include "extract/measures.h"
#include "extract/owners.h"

namespace doisoat {
namespace {

constexpr int kBefore = 16;            // quantities looked at
constexpr LexemeIndex kToOpener = 3;   // words between a movement's number and what opens its reasons

bool is_split(const ResolutionContext& context, const Resolution& r) {
  return is_figure(r) && (is_movement(r) || is_left_over(context, r));
}

// "do", "vì", "lý do", "trong đó", "gồm", "cụ thể", a colon: between the movement's number and the first of its reasons.
bool opens(const ResolutionContext& context, LexemeIndex from, LexemeIndex to) {
  const auto& lexemes = context.reading.lexemes;
  int level = context.reading.structure.parenthesis_of[from > 0 ? from - 1 : 0];
  LexemeIndex words = 0;
  for (LexemeIndex i = from; i < to && words < kToOpener; ++i) {
    if (context.reading.structure.parenthesis_of[i] != level || lexemes[i].is(')')) continue;  // "(chiếm 4%)"
    const Lexeme& l = lexemes[i];
    if ((l.is(':') && words == 0) || l.is_word("do") || l.is_word("vi") || l.is_word("gom")) return true;
    auto two = [&](const char* first, const char* second) { return l.is_word(first) && i + 1 < to && lexemes[i + 1].is_word(second); };
    if (two("trong", "do") || two("cu", "the") || two("ly", "do")) return true;
    if (l.is(',')) continue;
    if (l.is(';') || l.is(':') || l.is('-')) return false;
    // A sentence of its own: only one that begins with what opens a list.
    if (l.is('.') && i + 1 < to && !lexemes[i + 1].is_word("ly") && !lexemes[i + 1].is_word("do") && !lexemes[i + 1].is_word("gom")) return false;
    ++words;
  }
  return false;
}

// Where the words of the quantity's own item begin.
LexemeIndex item_begin(const ResolutionContext& context, const Quantity& q) {
  const auto& lexemes = context.reading.lexemes;
  LexemeIndex begin = q.first;
  LexemeIndex least = context.sentence_range(q).begin;
  while (begin > least) {
    const Lexeme& l = lexemes[begin - 1];
    if (l.is(',') || l.is(';') || l.is(':') || l.is('(') || l.kind == LexemeKind::digits) break;
    --begin;
  }
  return begin;
}

// "bỏ liều 09" is said in the words of leaving, and is a reason.
bool is_reason(const ResolutionContext& context, const PhraseMatch& cue) {
  constexpr LexemeIndex kLongestReason = 16;  // words
  int reason = context.vocabulary().dimension("reason");
  auto [begin, end] = context.mentions_in({cue.first > kLongestReason ? cue.first - kLongestReason : 0, cue.last + 1});
  return std::any_of(begin, end, [&](const BreakdownMention& m) { return m.dimension == reason && cue.first < m.range.end; });
}

// Whether the item tells another moment or movement: "; hiện còn 231", "; bổ sung 12".
bool tells_anew(const ResolutionContext& context, const Quantity& q) {
  LexemeIndex begin = item_begin(context, q);
  if (says_left_over(context.reading.lexemes, q.first)) return true;
  auto [from, to] = context.scope.phrases_in({begin, q.first});
  for (size_t i = from; i < to; ++i) {
    const PhraseMatch& m = context.reading.phrases[i];
    const Phrase& p = context.phrase(m);
    if (p.kind != PhraseKind::cue) continue;
    bool moment = p.value == "before" || p.value == "after" || p.value == "total" || p.value == "compared";
    bool moves = p.value == "added" || p.value == "removed" || p.value == "increase" || p.value == "decrease";
    if ((moment || moves) && !is_reason(context, m)) return true;
  }
  return false;
}

// What the reasons told so far add up to.
Decimal told(const ResolutionContext& context, int whole, int before) {
  Decimal sum;
  for (int i = whole + 1; i < before; ++i) {
    const Resolution& r = context.resolution(i);
    if (is_figure(r) && r.owner == whole && r.part && r.unit == context.resolution(whole).unit && r.breakdown.contains("reason")) sum = sum + r.value;
  }
  return sum;
}

}  // namespace

bool gives_reason(const ResolutionContext& context, const Quantity& q) {
  const auto& lexemes = context.reading.lexemes;
  LexemeIndex begin = item_begin(context, q);
  LexemeIndex behind = q.last + 1;
  bool words_behind = behind < context.sentence_range(q).end && lexemes[behind].kind == LexemeKind::word;
  return begin < q.first || words_behind;
}

int movement_split_at(const ResolutionContext& context, int index) {
  const Quantity& q = context.quantity(index);
  if (q.numeral.percent || q.sign != 0) return -1;
  int level = context.parenthesis_of(q);
  int whole = -1;
  LexemeIndex last = q.first;  // where what has been looked at begins
  for (int i = index - 1; i >= 0 && i > index - kBefore && whole < 0; --i) {
    const Quantity& other = context.quantity(i);
    if (!context.same_block(other, q)) break;
    if (other.numeral.percent) continue;
    const Resolution& r = context.resolution(i);
    int p = context.parenthesis_of(other);
    if (p == level) {
      bool part = is_figure(r) && r.part && r.owner >= 0 && r.owner < i && is_split(context, context.resolution(r.owner)) && r.breakdown.contains("reason");
      if (part)
        whole = r.owner;
      else if (is_split(context, r) && !(r.part && r.owner >= 0 && is_split(context, context.resolution(r.owner))) && opens(context, other.group_last + 1, last))
        whole = i;
      else
        return -1;
      if (part && !context.same_sentence(other, q)) return -1;
    } else if (level >= 0 && context.parenthesis(level).outer == p && other.last < context.parenthesis(level).open) {
      if (!is_split(context, r) || context.parenthesis(level).open > other.group_last + 2) return -1;
      whole = i;
    } else {
      continue;  // in a parenthesis between
    }
    last = other.first;
  }
  // "Giai đoạn 2 tăng: 41 người. Lý do tăng:" over a bullet for each reason.
  if (whole < 0 && level < 0) {
    Owner above = owner_of(context, q);
    const Block& parent = context.block(std::max(0, context.block(context.block_of(q)).parent));
    if (above.kind == Ownership::parent && parent.ends_in_colon && is_split(context, context.resolution(above.quantity))) whole = above.quantity;
  }
  if (whole < 0 || !may_have_unit(q, context.resolution(whole).unit)) return -1;
  if (tells_anew(context, q) || direction_of(context, index).within(kDirectionAtNumber)) return -1;
  Decimal sum = told(context, whole, index);
  return sum == context.resolution(whole).value && !sum.is_zero() ? -1 : whole;
}

}  // namespace doisoat
