// Extractions made by hand, for tests of check.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "catalogue/data_file.h"
#include "catalogue/rules.h"
#include "check/check.h"

namespace doisoat {

// The catalogue's rules, loaded once.
inline const Catalogue& rules_only() {
  static const Catalogue catalogue = [] {
    Catalogue made;
    made.rules = load_rules(DOISOAT_SOURCE_DIR "/catalogue/rules");
    return made;
  }();
  return catalogue;
}

struct Made {
  Extraction extraction;
  Offset at = 0;

  // `printed` in canonical form: "5.50" has two decimals.
  FigureId figure(const std::string& printed, const std::string& indicator = "addicts", const std::string& unit = "person") {
    Figure made;
    made.id = static_cast<FigureId>(extraction.figures.size());
    made.indicator = indicator;
    made.unit = unit;
    made.value = Decimal::parse(printed).value();
    size_t point = printed.find('.');
    made.decimals = point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
    made.numeral = made.quote = {at, at + static_cast<Offset>(printed.size())};
    at += static_cast<Offset>(printed.size()) + 1;
    extraction.figures.push_back(made);
    return made.id;
  }

  Figure& operator[](FigureId id) { return extraction.figures[id]; }

  Relation& relation(RelationKind kind, std::initializer_list<std::pair<Role, FigureId>> members,
                     std::optional<Decimal> stated = std::nullopt) {
    Relation made;
    made.kind = kind;
    for (auto [role, id] : members) made.members.push_back({id, role});
    made.stated = stated;
    made.quote = {at++, at};
    extraction.relations.push_back(made);
    return extraction.relations.back();
  }

  Relation& total(FigureId whole, std::initializer_list<FigureId> parts) {
    Relation& made = relation(RelationKind::total, {{Role::whole, whole}});
    for (FigureId part : parts) made.members.push_back({part, Role::part});
    return made;
  }

  Relation& words(FigureId id, Decimal amount) { return relation(RelationKind::words, {{Role::whole, id}}, amount); }

  Checked check() const { return doisoat::check(extraction, rules_only()); }
};

inline std::string brief(const Flag& flag) {
  return flag.rule + " " + (flag.expected ? flag.expected->str() : "-") + " " + (flag.reported ? flag.reported->str() : "-");
}

inline std::string brief(const Explanation& explanation) {
  return std::string(name(explanation.kind)) + " " + (explanation.figure ? std::to_string(*explanation.figure) : "-") + " " +
         (explanation.value ? explanation.value->str() : "-");
}

}  // namespace doisoat
