#include "check/declared.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace doisoat {
namespace {

// What two figures must share to be comparable.
auto place_and_time(const Figure& figure) {
  return std::tuple(figure.report, figure.area.code, figure.area.name, figure.from, figure.to, figure.breakdown);
}

using Key = decltype(place_and_time(Figure{}));

}  // namespace

void add_declared(const Extraction& extraction, const Rules& rules, std::vector<Equation>& equations) {
  std::map<std::pair<std::string, Measure>, std::map<Key, std::vector<FigureId>>> stated;
  for (const Figure& figure : extraction.figures)
    if (!figure.indicator.empty()) stated[{figure.indicator, figure.measure}][place_and_time(figure)].push_back(figure.id);

  for (const DeclaredRelation& relation : rules.declared) {
    for (const auto& [key, wholes] : stated[{relation.whole, relation.measure}]) {
      if (wholes.size() != 1) continue;
      Equation equation;
      equation.kind = RelationKind::subset;
      equation.form = Form::at_most;
      equation.subject = wholes.front();
      equation.confidence = relation.confidence;
      equation.exclusive_parts = relation.parts.size() > 1;
      for (const std::string& part : relation.parts) {
        const auto& figures = stated[{part, relation.measure}];
        auto found = figures.find(key);
        if (found == figures.end() || found->second.size() != 1) break;
        equation.terms.push_back({found->second.front(), 1});
      }
      if (equation.terms.size() != relation.parts.size()) continue;
      equation.terms.push_back({wholes.front(), -1});
      const Figure& whole = extraction.figures[wholes.front()];
      equation.report = whole.report;
      equation.quote = extraction.figures[equation.terms.front().figure].quote;
      equations.push_back(std::move(equation));
    }
  }
}

}  // namespace doisoat
