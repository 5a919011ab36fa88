#include "extract/movement_relations.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace doisoat {
namespace {

// Whether a cue of this name has a number behind it: in the block of the two stocks, or in the bullets over which they are
// spread.
bool counted_after(const RelationContext& context, FigureId id, FigureId other_stock, std::string_view name) {
  const Structure& s = context.reading.structure;
  auto block = static_cast<size_t>(context.origin(id).block);
  size_t first = block, last = block;
  if (context.origin(other_stock).block != context.origin(id).block) {
    while (first > 0 && s.blocks[first - 1].parent == s.blocks[block].parent) --first;
    while (last + 1 < s.blocks.size() && s.blocks[last + 1].parent == s.blocks[block].parent) ++last;
  }
  auto [begin, end] = context.scope.phrases_in({s.blocks[first].range.begin, s.blocks[last].range.end});
  for (size_t i = begin; i < end; ++i) {
    const Phrase& p = context.reading.vocabulary.phrases[static_cast<size_t>(context.reading.phrases[i].phrase)];
    if (p.kind != PhraseKind::cue || p.value != name) continue;
    auto q = std::partition_point(context.reading.quantities.begin(), context.reading.quantities.end(),
                                  [&](const Quantity& other) { return other.first <= context.reading.phrases[i].last; });
    if (q != context.reading.quantities.end() && q->first <= context.reading.phrases[i].last + 4 && !q->numeral.percent)
      return true;
  }
  return false;
}

// Whether a number between the two moments, on their level, is no part of the movement as understood: then half of it is missing.
bool something_between(const RelationContext& context, FigureId before, FigureId after, const std::vector<FigureId>& moved) {
  const Structure& s = context.reading.structure;
  int from = std::min(context.origin(before).quantity, context.origin(after).quantity), to = std::max(context.origin(before).quantity, context.origin(after).quantity);
  int level = s.parenthesis_of[context.quantity(before).first];
  for (int i = from + 1; i < to; ++i) {
    const Quantity& q = context.reading.quantities[static_cast<size_t>(i)];
    if (q.numeral.percent || q.negation || s.parenthesis_of[q.first] != level || !may_have_unit(q, context.figure(before).unit)) continue;
    FigureId id = context.figure_of[static_cast<size_t>(i)];
    if (id < 0 || (std::find(moved.begin(), moved.end(), id) == moved.end() && context.owner(id) < 0)) return true;
  }
  return false;
}

}  // namespace

void add_balances(const RelationContext& context, std::vector<Relation>& relations) {
  struct Movement {
    std::vector<FigureId> stocks, added, removed;
  };
  auto collect = [&](auto&& scope_of) {
    std::map<std::tuple<int, int, std::string, Breakdown>, Movement> movements;
    for (const Figure& f : context.figures) {
      if (!context.in_text(f.id) || f.indicator.empty() || f.unit == "percent" || f.breakdown.contains("reason")) continue;
      int place = scope_of(f.id);
      if (place < 0) continue;
      Movement& m = movements[{place, f.report, f.indicator, f.breakdown}];
      bool part = context.owner(f.id) >= 0 && context.figure(context.owner(f.id)).measure == f.measure &&
                  context.figure(context.owner(f.id)).breakdown == f.breakdown;
      if (f.measure == Measure::stock && std::string_view(context.resolution(f.id)->role) != "compared")
        m.stocks.push_back(f.id);
      if (f.measure == Measure::added && !part) m.added.push_back(f.id);
      if (f.measure == Measure::removed && !part) m.removed.push_back(f.id);
      // Hot spots leave their list by being eliminated.
      if (f.measure == Measure::flow && f.indicator.ends_with("_eliminated"))
        movements[{place, f.report, f.indicator.substr(0, f.indicator.size() - 11), f.breakdown}].removed.push_back(f.id);
    }
    return movements;
  };
  std::set<FigureId> used;
  auto judge = [&](auto&& movements) {
    for (auto& [key, m] : movements) {
      if (m.stocks.size() != 2 || (m.added.empty() && m.removed.empty())) continue;
      FigureId before = m.stocks[0], after = m.stocks[1];
      std::string_view first = context.resolution(before)->role, second = context.resolution(after)->role;
      bool said = first == "before" || second == "after";
      bool dated = first == second && context.figure(before).to && context.figure(after).to &&
                   *context.figure(before).to != *context.figure(after).to;
      bool swapped = dated ? *context.figure(after).to < *context.figure(before).to
                           : first == "after" || second == "before" ||
                                 (!said && context.figure(before).to && context.figure(after).to &&
                                  *context.figure(after).to < *context.figure(before).to);
      if (swapped) std::swap(before, after);
      bool told_apart = context.figure(before).to != context.figure(after).to || !first.empty() || !second.empty();
      if (!told_apart || used.contains(before)) continue;
      // What came or went is told, but was not understood: then the movement is not known.
      if (m.added.empty() && counted_after(context, before, after, "added")) continue;
      if (m.removed.empty() && counted_after(context, before, after, "removed")) continue;
      if ((m.added.empty() || m.removed.empty()) && something_between(context, before, after, m.added.empty() ? m.removed : m.added)) continue;
      std::vector<Member> members{{before, Role::before}};
      for (FigureId id : m.added) members.push_back({id, Role::added});
      for (FigureId id : m.removed) members.push_back({id, Role::removed});
      members.push_back({after, Role::after});
      used.insert(before);
      used.insert(after);
      // Additions or removals alone: the other may have been taken for something else.
      context.add(relations, RelationKind::balance, std::move(members), "movement",
                  m.added.empty() || m.removed.empty() ? kLikely : 1);
    }
  };
  judge(collect([&](FigureId id) { return context.origin(id).block; }));
  judge(collect([&](FigureId id) {
    int block = context.origin(id).block;
    if (block < 0 || used.contains(id)) return -1;
    const Block& own = context.reading.structure.blocks[static_cast<size_t>(block)];
    return own.parent >= 0 && own.kind == BlockKind::bullet ? own.parent : -1;
  }));
}

}  // namespace doisoat
