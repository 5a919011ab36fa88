#include "extract/repeat_relations.h"

#include <map>
#include <tuple>

namespace doisoat {
namespace {

// Not a part of something, not opening or closing of a movement.
bool plain(const RelationContext& context, FigureId id) {
  const Resolution* r = context.resolution(id);
  const Quantity& q = context.quantity(id);
  bool named = q.counter >= 0 || (q.first > 0 && context.reading.lexemes[q.first - 1].is(':'));
  return r->owner < 0 && *r->role != 'b' && named && !context.quantity(id).qualifier && !r->part;
}

}  // namespace

void add_repeats(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (f.measure != Measure::stock || f.indicator.empty() || f.unit != "person" || !f.breakdown.empty() ||
        !context.in_text(f.id) || !plain(context, f.id))
      continue;
    for (FigureId id = f.id; id-- > 0 && id + RelationContext::kNear >= f.id;) {
      const Figure& other = context.figure(id);
      if (other.report != f.report || other.indicator != f.indicator || other.measure != f.measure ||
          !other.breakdown.empty() || other.unit != f.unit || other.to != f.to || !(other.area == f.area) ||
          !context.in_text(id) || !plain(context, id))
        continue;
      if (context.origin(id).block == context.origin(f.id).block) continue;
      context.add(relations, RelationKind::repeat, {{id, Role::stated}, {f.id, Role::stated}}, "repeat", 0.9);
      relations.back().quote = f.quote;
      break;
    }
  }
}

void add_repeated_pairs(const RelationContext& context, std::vector<Relation>& relations) {
  using Key = std::tuple<int, std::string, std::optional<Date>, std::optional<Date>>;
  std::map<Key, std::vector<FigureId>> pairs;  // by their first figures
  for (const Figure& f : context.figures) {
    if (!context.in_text(f.id) || f.measure != Measure::flow || f.unit != "case" || !f.breakdown.empty()) continue;
    FigureId second = f.id + 1;
    if (second >= static_cast<FigureId>(context.figures.size()) || !context.in_text(second) ||
        context.quantity(second).group != context.quantity(f.id).group || context.figure(second).unit != "person" ||
        context.figure(second).measure != Measure::flow || !context.figure(second).breakdown.empty())
      continue;
    for (FigureId other : pairs[{f.report, f.indicator, f.from, f.to}]) {
      if (context.origin(other).block == context.origin(f.id).block ||
          context.figure(other + 1).indicator != context.figure(second).indicator || !(context.figure(other).area == f.area))
        continue;
      bool cases = context.figure(other).value == f.value,
           persons = context.figure(other + 1).value == context.figure(second).value;
      // Small numbers are alike by chance.
      if (cases == persons || (cases ? f.value : context.figure(second).value) < Decimal(5)) continue;
      context.add(relations, RelationKind::repeat,
                  {{cases ? other + 1 : other, Role::stated}, {cases ? second : f.id, Role::stated}}, "repeat", 0.9);
      relations.back().quote = cover(f.quote, context.figure(second).quote);
      break;
    }
    auto& known = pairs[{f.report, f.indicator, f.from, f.to}];
    if (known.size() < 8) known.push_back(f.id);
  }
}

}  // namespace doisoat
