#include "extract/change_relations.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>

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

// "xét nghiệm 1.204 lượt người, trong đó 172 lượt dương tính, chiếm 14,9%": what the part's indicator counts some of, told just
// before it of the same time. -1: none.
FigureId counted_before(const RelationContext& context, FigureId part) {
  constexpr FigureId kBefore = 4;  // figures looked at
  const Figure& p = context.figure(part);
  const auto& vocabulary = context.reading.vocabulary;
  int indicator = vocabulary.indicator(p.indicator);
  int whole = indicator < 0 ? -1 : vocabulary.indicators[static_cast<size_t>(indicator)].part_of;
  if (whole < 0 || !p.breakdown.empty()) return -1;
  for (FigureId id = part; id-- > 0 && id + kBefore >= part;) {
    const Figure& w = context.figure(id);
    if (w.indicator != vocabulary.indicators[static_cast<size_t>(whole)].code || !context.in_text(id)) continue;
    bool same = w.breakdown.empty() && w.measure == p.measure && w.unit == p.unit && w.from == p.from && w.to == p.to && w.report == p.report;
    return same ? id : -1;
  }
  return -1;
}

// "137 người, so với 154 người của cùng kỳ giảm 15 người": what the change is of, told just before it in the same words. -1: none.
FigureId changed_before(const RelationContext& context, FigureId change) {
  constexpr FigureId kBefore = 6;  // figures looked at
  const Figure& c = context.figure(change);
  for (FigureId id = change; id-- > 0 && id + kBefore >= change;) {
    const Figure& n = context.figure(id);
    if (!context.in_text(id) || context.origin(id).block != context.origin(change).block) return -1;
    const Structure& s = context.reading.structure;
    if (s.parenthesis_of[context.quantity(id).first] != s.parenthesis_of[context.quantity(change).first]) continue;
    bool same = n.indicator == c.indicator && n.breakdown == c.breakdown && n.unit == c.unit && n.report == c.report && n.area == c.area;
    if (same && n.measure != Measure::change && n.measure != Measure::share && n.from == c.from && n.to == c.to) return id;
  }
  return -1;
}

}  // namespace

void add_shares(const RelationContext& context, std::vector<Relation>& relations) {
  std::set<FigureId> shared;  // parts whose share has been told: another percentage beside one is of something else
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
    if (whole < 0 && shared.insert(part).second) whole = counted_before(context, part);
    if (whole >= 0)
      context.add(relations, RelationKind::share, {{f.id, Role::percent}, {part, Role::part}, {whole, Role::whole}},
                  "part of a whole", kLikely);
  }
}

void add_changes(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (f.measure != Measure::change || !context.in_text(f.id)) continue;
    FigureId now = context.owner(f.id);
    // "tăng 01 đối tượng (tăng 5,8%)": the rate of that change.
    if (now >= 0 && context.figure(now).measure == Measure::change && f.unit == "percent") {
      FigureId moved = now;
      now = context.owner(moved);
      if (now < 0) now = changed_before(context, moved);
    }
    bool owned = now >= 0 && context.owner(f.id) == now;
    if (!owned && f.unit != "percent") now = changed_before(context, f.id);
    if (now < 0 || context.figure(now).measure == Measure::change || context.figure(now).unit == "percent") continue;
    const Figure& n = context.figure(now);
    FigureId then = -1;
    for (const Figure& other : context.near(now)) {
      if (other.indicator != n.indicator || other.breakdown != n.breakdown || other.measure != n.measure ||
          other.unit != n.unit || other.report != n.report || !other.to || !n.to)
        continue;
      bool same_span = other.from.has_value() == n.from.has_value() && (!n.from || *other.from == add_years(*n.from, -1));
      // Stocks told year by year leave open which of them the change is from: "năm 2023 có 187, năm 2024 còn 181, giảm 33".
      if (!owned && n.measure == Measure::stock && std::string_view(context.resolution(other.id) ? context.resolution(other.id)->role : "") != "compared") continue;
      if (*other.to == add_years(*n.to, -1) && same_span) then = other.id;
    }
    if (then < 0) continue;
    if (f.unit == "percent") {
      context.add(relations, RelationKind::rate, {{f.id, Role::percent}, {now, Role::now}, {then, Role::then}}, "change", owned ? 1 : kLikely);
    } else {
      context.add(relations, RelationKind::change, {{f.id, Role::change}, {now, Role::now}, {then, Role::then}}, "change", owned ? 1 : kLikely);
    }
  }
}

}  // namespace doisoat
