#include "extract/part_relations.h"

#include <algorithm>
#include <map>
#include <set>

namespace doisoat {
namespace {

// "gồm", "phân ra" between the whole and its first part.
bool introduced_as_whole(const RelationContext& context, FigureId whole, FigureId first) {
  LexemeIndex begin = context.quantity(whole).group_last + 1, end = context.quantity(first).first;
  auto [from, to] = context.scope.phrases_in({begin, end});
  bool of_which = false;
  for (size_t i = from; i < to; ++i) {
    const Phrase& p = context.reading.vocabulary.phrases[static_cast<size_t>(context.reading.phrases[i].phrase)];
    of_which |= p.kind == PhraseKind::cue && p.value == "of_which" &&
                context.reading.lexemes[context.reading.phrases[i].first].is_word("trong");
  }
  bool listed = false;
  for (LexemeIndex i = begin; i < end && i < begin + 12; ++i)
    listed |= context.reading.lexemes[i].is_word("gom") ||
              (context.reading.lexemes[i].is_word("ra") && i > begin &&
               (context.reading.lexemes[i - 1].is_word("phan") || context.reading.lexemes[i - 1].is_word("chia")));
  return listed && !of_which;
}

// Whether no number of the list was left out: one that was taken for something else would make a false contradiction.
bool understood(const RelationContext& context, FigureId whole, const std::vector<FigureId>& members) {
  const Structure& s = context.reading.structure;
  const Quantity& last = context.quantity(members.back());
  int level = s.parenthesis_of[last.first], sentence = s.sentence_of[last.first];
  auto index = static_cast<size_t>(context.origin(whole).quantity) + 1;
  for (; index < context.reading.quantities.size() && s.sentence_of[context.reading.quantities[index].first] <= sentence;
       ++index) {
    const Quantity& q = context.reading.quantities[index];
    if (s.parenthesis_of[q.first] != level || q.numeral.percent || q.sign != 0) continue;
    bool same = q.units.empty() || std::find(q.units.begin(), q.units.end(), context.figure(whole).unit) != q.units.end();
    if (!same || q.group == context.quantity(whole).group) continue;
    FigureId id = context.figure_of[index];
    if (id >= 0 && std::find(members.begin(), members.end(), id) != members.end()) continue;
    if (id >= 0 && (context.figure(id).measure == Measure::change || context.figure(id).unit != context.figure(whole).unit ||
                    context.owner(id) < 0 || context.owner(id) != whole)) {
      if (q.first > last.last && q.counter < 0 && q.first - last.last < 8 && context.figure(id).measure != Measure::change)
        return false;
      if (q.first > last.last || context.figure(id).measure == Measure::change)
        continue;  // what comes behind the list is told apart
      if (context.figure(id).unit == context.figure(whole).unit && context.figure(id).measure == context.figure(whole).measure)
        return false;
      continue;
    }
    if (id >= 0) continue;  // split in another way
    if (q.first < last.first || q.first - last.last < 8) return false;
  }
  return true;
}

}  // namespace

void add_parts(const RelationContext& context, std::vector<Relation>& relations) {
  std::map<std::pair<FigureId, std::string>, std::vector<FigureId>> groups;
  for (const Figure& f : context.figures) {
    FigureId whole = context.in_text(f.id) ? context.owner(f.id) : -1;
    if (whole < 0 || !context.resolution(f.id)->part || f.unit != context.figure(whole).unit ||
        f.indicator != context.figure(whole).indicator || f.measure != context.figure(whole).measure)
      continue;
    std::vector<std::string> fresh;
    for (auto& [dimension, value] : f.breakdown) {
      auto it = context.figure(whole).breakdown.find(dimension);
      if (it == context.figure(whole).breakdown.end() && dimension != "source") fresh.push_back(dimension);
    }
    // Money is split by programmes and purses alike: "Dự án 2 …, ngân sách huyện …".
    if (f.unit == "vnd" && f.indicator == "budget" && fresh.size() <= 1) fresh = {"programme"};
    if (fresh.size() == 1) groups[{whole, fresh.front()}].push_back(f.id);
  }
  for (auto& [key, members] : groups) {
    int index = context.reading.vocabulary.dimension(key.second);
    if (index < 0) continue;
    const Dimension& dimension = context.reading.vocabulary.dimensions[static_cast<size_t>(index)];
    std::set<std::string> values;
    for (FigureId id : members)
      if (auto part = context.figure(id).breakdown.find(key.second); part != context.figure(id).breakdown.end()) values.insert(part->second);
    // "16 đơn vị (15 xã, 01 thị trấn) …, 09 xã biên giới": what is told of outside the parenthesis is another matter.
    if (dimension.always_partition) {
      int inside = context.reading.structure.parenthesis_of[context.quantity(members.front()).first];
      members.erase(std::remove_if(members.begin(), members.end(), [&](FigureId id) { return context.reading.structure.parenthesis_of[context.quantity(id).first] != inside; }), members.end());
    }
    bool complete = dimension.always_partition && members.size() > 1;
    for (const auto& set : dimension.partition) complete |= std::includes(values.begin(), values.end(), set.begin(), set.end());
    std::vector<Member> relation{{key.first, Role::whole}};
    for (FigureId id : members) relation.push_back({id, Role::part});
    // "2.017 cây, gồm 1.996 cây thuốc phiện, 12 cây cần sa" says that there are no others.
    bool listed = members.size() > 1 && introduced_as_whole(context, key.first, members.front());
    complete = (complete || listed) && understood(context, key.first, members);
    context.add(relations, complete ? RelationKind::total : RelationKind::subset, std::move(relation), "parts");
  }
}

}  // namespace doisoat
