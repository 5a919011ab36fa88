#include "extract/change_relations.h"

#include <algorithm>
#include <stdexcept>

namespace doisoat {
namespace {

// Whether part is the printed percentage of whole.
bool share_holds(const Figure& percent, const Figure& part, const Figure& whole) {
  if (whole.value.is_zero()) return false;
  try {
    return divide(part.value * Decimal(100), whole.value, percent.decimals) == percent.value;
  } catch (const std::overflow_error&) {
    return false;
  }
}

}  // namespace

void add_shares(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (f.measure != Measure::share || !context.in_text(f.id)) continue;
    FigureId part = context.owner(f.id);
    if (part < 0 || context.figure(part).unit == "percent") continue;
    if (const auto& whole = context.quantity(part).numeral.whole) {
      context.add(relations, RelationKind::share, {{f.id, Role::percent}, {part, Role::part}}, "part of a whole", 1, *whole);
      continue;
    }
    FigureId whole = context.owner(part);
    if (whole >= 0 && (context.figure(whole).unit != context.figure(part).unit ||
                       context.figure(whole).measure != context.figure(part).measure))
      whole = -1;
    FigureId nearest = whole;
    if (whole >= 0 && !share_holds(f, context.figure(part), context.figure(whole))) whole = -1;
    for (FigureId id = part; whole < 0 && id-- > 0 && id > part - 40;) {
      const Figure& other = context.figure(id);
      if (other.report != f.report || other.indicator != context.figure(part).indicator ||
          other.measure != context.figure(part).measure || other.unit != context.figure(part).unit)
        continue;
      if (other.breakdown.size() >= context.figure(part).breakdown.size() || other.to != context.figure(part).to) continue;
      if (!std::includes(context.figure(part).breakdown.begin(), context.figure(part).breakdown.end(), other.breakdown.begin(),
                         other.breakdown.end()))
        continue;
      if (nearest < 0) nearest = id;
      // Of several wholes the text may mean the one that fits.
      if (share_holds(f, context.figure(part), other)) whole = id;
    }
    if (whole < 0) whole = nearest;
    if (whole >= 0)
      context.add(relations, RelationKind::share, {{f.id, Role::percent}, {part, Role::part}, {whole, Role::whole}},
                  "part of a whole", kLikely);
  }
}

void add_changes(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (f.measure != Measure::change || !context.in_text(f.id)) continue;
    FigureId now = context.owner(f.id);
    if (now < 0 || context.figure(now).measure == Measure::change || context.figure(now).unit == "percent") continue;
    const Figure& n = context.figure(now);
    FigureId then = -1;
    for (const Figure& other : context.near(now)) {
      if (other.indicator != n.indicator || other.breakdown != n.breakdown || other.measure != n.measure ||
          other.unit != n.unit || other.report != n.report || !other.to || !n.to)
        continue;
      bool same_span = other.from.has_value() == n.from.has_value() && (!n.from || *other.from == add_years(*n.from, -1));
      if (*other.to == add_years(*n.to, -1) && same_span) then = other.id;
    }
    if (then < 0) continue;
    if (f.unit == "percent") {
      context.add(relations, RelationKind::rate, {{f.id, Role::percent}, {now, Role::now}, {then, Role::then}}, "change");
    } else {
      context.add(relations, RelationKind::change, {{f.id, Role::change}, {now, Role::now}, {then, Role::then}}, "change");
    }
  }
}

}  // namespace doisoat
