// Relations between the figures of a text: what the words say must hold.
#pragma once

#include <vector>

#include "document/relation.h"
#include "extract/persons.h"
#include "extract/resolve.h"
#include "extract/scope.h"

namespace doisoat {

// What relations need to know of a figure beyond itself.
struct FigureOrigin {
  int quantity = -1;  // index into Reading::quantities
  int block = -1;
};

// `origins`: one for each figure. `figure_of`: by quantity, -1 where it became none.
std::vector<Relation> find_relations(const Reading& reading, const Scope& scope, const std::vector<Resolution>& resolutions,
                                     const std::vector<Figure>& figures, const std::vector<FigureOrigin>& origins,
                                     const std::vector<int>& figure_of, const std::vector<PersonMention>& persons);

}  // namespace doisoat
