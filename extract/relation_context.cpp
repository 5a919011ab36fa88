#include "extract/relation_context.h"

#include <algorithm>

namespace doisoat {

const Resolution* RelationContext::resolution(FigureId id) const {
  int q = origin(id).quantity;
  return q < 0 ? nullptr : &resolutions[static_cast<size_t>(q)];
}

FigureId RelationContext::owner(FigureId id) const {
  const Resolution* r = resolution(id);
  return r && r->owner >= 0 ? figure_of[static_cast<size_t>(r->owner)] : -1;
}

std::span<const Figure> RelationContext::near(FigureId id) const {
  FigureId first = std::max(0, id - kNear);
  FigureId end = std::min(static_cast<FigureId>(figures.size()), id + kNear);
  return std::span(figures).subspan(static_cast<size_t>(first), static_cast<size_t>(end - first));
}

void RelationContext::add(std::vector<Relation>& relations, RelationKind kind, std::vector<Member> members, const char* from,
                          double confidence, std::optional<Decimal> stated) const {
  Relation relation{kind, std::move(members), stated, {}, from, confidence};
  Span quote = figure(relation.members.front().figure).quote;
  for (const Member& member : relation.members) quote = cover(quote, figure(member.figure).quote);
  relation.quote = quote;
  relations.push_back(std::move(relation));
}

}  // namespace doisoat
