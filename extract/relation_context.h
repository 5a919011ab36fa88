// What relations are found from: the figures, and the words that each of them comes from.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extract/relations.h"

namespace doisoat {

// A relation that the passage suggests rather than says; check looks whether another figure fits it better.
inline constexpr double kLikely = 0.97;

// Refers to all it holds; only for as long as find_relations() runs.
struct RelationContext {
  // How far apart by number figures may have to do with each other: more than any report has, so that a text of any length
  // takes time in its length.
  static constexpr FigureId kNear = 1000;

  const Reading& reading;
  const Scope& scope;
  const std::vector<Resolution>& resolutions;  // by quantity
  const std::vector<Figure>& figures;
  const std::vector<FigureOrigin>& origins;  // by figure
  const std::vector<int>& figure_of;         // by quantity; -1 where it became none
  const std::vector<PersonMention>& persons;

  const Figure& figure(FigureId id) const { return figures[static_cast<size_t>(id)]; }
  const FigureOrigin& origin(FigureId id) const { return origins[static_cast<size_t>(id)]; }
  bool in_text(FigureId id) const { return origin(id).quantity >= 0; }
  // Of a figure of the text.
  const Quantity& quantity(FigureId id) const { return reading.quantities[static_cast<size_t>(origin(id).quantity)]; }
  const Resolution* resolution(FigureId id) const;  // nullptr outside of the text
  FigureId owner(FigureId id) const;                // what it is a part, change or share of; -1: of none
  std::span<const Figure> near(FigureId id) const;  // the figures no further than kNear from it

  // Appends a relation whose quote covers those of its members.
  void add(std::vector<Relation>& relations, RelationKind kind, std::vector<Member> members, const char* from,
           double confidence = 1, std::optional<Decimal> stated = {}) const;
};

}  // namespace doisoat
