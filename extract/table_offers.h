// The indicators that one label of a table's cell offers for the unit it is counted in.
#pragma once

#include <string>
#include <vector>

#include "extract/table_chain.h"

namespace doisoat {

// Whether the indicator may be counted in one of the units; empty or percent: in whatever it likes.
bool unit_fits(const Vocabulary& vocabulary, int indicator, const std::vector<std::string>& units);

// Best first; of several indicators only where the label leaves open which.
std::vector<LabelTopic> offers(const TableView& table, const std::vector<Link>& chain, size_t at,
                               const std::vector<std::string>& units);

}  // namespace doisoat
