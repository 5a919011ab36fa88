// Which indicator a table's cell counts, and how its labels break it down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/figure.h"
#include "extract/table_chain.h"

namespace doisoat {

struct Topic {
  int indicator = -1;
  Breakdown breakdown;  // that the wording itself says
  Range range;
  size_t link = 0;  // of the chain, that says it
};

// `units` are those the cell may be counted in; empty: nothing is said. nullopt: the labels name none, more than one, or hold
// words nobody knows that may change what is counted.
std::optional<Topic> topic_of(const TableView& table, const std::vector<Link>& chain, const std::vector<std::string>& units);

// Adds to `evidence` where each part of the breakdown is said.
Breakdown breakdown_of(const TableView& table, const std::vector<Link>& chain, const Topic& topic, Measure measure,
                       std::vector<Evidence>& evidence);

}  // namespace doisoat
