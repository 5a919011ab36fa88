#include "extract/sum_relations.h"

#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace doisoat {
namespace {

// A programme's sum is of its own money only.
bool of_programme(const Figure& part, const Figure& sum) {
  auto programme = sum.breakdown.find("programme");
  if (programme == sum.breakdown.end()) return true;
  auto own = part.breakdown.find("programme");
  return own != part.breakdown.end() && own->second == programme->second;
}

Decimal sum_of(const RelationContext& context, const std::vector<Member>& members, size_t from, size_t to) {
  Decimal sum;
  for (size_t i = from; i < to; ++i) sum = sum + context.figure(members[i].figure).value;
  return sum;
}

// Whether the parts behind the first member, the whole, add up to it.
bool adds_up(const RelationContext& context, const std::vector<Member>& members) {
  return members.size() > 2 && sum_of(context, members, 1, members.size()) == context.figure(members.front().figure).value;
}

// "lần đầu 360 triệu, cấp thêm 115,5 triệu, cả hai lần 475,5 triệu; …": a part that is the sum of those right before it is told
// twice.
void drop_subtotals(const RelationContext& context, std::vector<Member>& members) {
  for (size_t i = 3; i < members.size(); ++i)
    for (size_t from = i - 2; from > 0; --from)
      if (sum_of(context, members, from, i) == context.figure(members[i].figure).value) {
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i--));
        break;
      }
}

}  // namespace

void add_sums(const RelationContext& context, std::vector<Relation>& relations) {
  std::vector<FigureId> totals;
  for (const Figure& f : context.figures)
    if (context.in_text(f.id) && f.indicator == "budget" && std::string_view(context.resolution(f.id)->role) == "total")
      totals.push_back(f.id);
  std::set<FigureId> summed;
  for (FigureId total : totals) {
    const Figure& t = context.figure(total);
    std::vector<Member> members{{total, Role::whole}};
    // In its own block first.
    for (const Figure& f : context.near(total))
      if (f.id < total && context.in_text(f.id) && f.indicator == t.indicator && f.unit == t.unit &&
          context.origin(f.id).block == context.origin(total).block && !summed.contains(f.id) &&
          std::string_view(context.resolution(f.id)->role) != "total" && f.to == t.to && of_programme(f, t))
        members.push_back({f.id, Role::part});
    if (members.size() < 3) {
      members.resize(1);
      std::vector<Member> unnamed;  // "Ngân sách huyện": of no programme
      for (const Figure& f : context.near(total)) {
        if (f.id >= total || !context.in_text(f.id) || f.indicator != t.indicator || f.unit != t.unit || f.report != t.report ||
            summed.contains(f.id))
          continue;
        if (f.to != t.to || f.from != t.from || !of_programme(f, t)) continue;
        if (f.breakdown.empty()) {
          if (std::string_view(context.resolution(f.id)->role) != "total") unnamed.push_back({f.id, Role::part});
          continue;
        }
        auto part = f.breakdown.find("part");
        if (part != f.breakdown.end() && part->second == "planned") continue;
        members.push_back({f.id, Role::part});
      }
      // Money of no programme belongs to the sum where the sum says so.
      if (!unnamed.empty() && !adds_up(context, members)) {
        std::vector<Member> all = members;
        all.insert(all.end(), unnamed.begin(), unnamed.end());
        if (adds_up(context, all)) members = std::move(all);
      }
    }
    drop_subtotals(context, members);
    if (members.size() < 3) continue;
    for (size_t i = 1; i < members.size(); ++i) summed.insert(members[i].figure);
    context.add(relations, RelationKind::total, std::move(members), "sum");
  }
}

void add_sums_over_time(const RelationContext& context, std::vector<Relation>& relations) {
  constexpr size_t kMost = 40;  // of one kind: no report lists more years
  std::map<std::tuple<int, std::string, Breakdown, std::string, std::string>, std::vector<FigureId>> kinds;
  for (const Figure& f : context.figures)
    if (context.in_text(f.id) && f.measure == Measure::flow && f.indicator != "budget" && f.from && f.to && f.unit != "percent")
      kinds[{f.report, f.indicator, f.breakdown, f.unit, f.area.name}].push_back(f.id);
  for (auto& [key, ids] : kinds) {
    if (ids.size() < 3 || ids.size() > kMost) continue;
    for (FigureId total : ids) {
      std::vector<Member> members{{total, Role::whole}};
      Date next = *context.figure(total).from;
      for (bool found = true; found && members.size() <= ids.size();) {
        found = false;
        for (FigureId id : ids) {
          const Figure& part = context.figure(id);
          if (id == total || *part.from != next || *part.to > *context.figure(total).to ||
              (part.from == context.figure(total).from && part.to == context.figure(total).to))
            continue;
          members.push_back({id, Role::part});
          next = day_after(*part.to);
          found = true;
          break;
        }
      }
      if (members.size() < 3 || next != day_after(*context.figure(total).to)) continue;
      context.add(relations, RelationKind::total, std::move(members), "sum", kLikely);
    }
  }
}

}  // namespace doisoat
