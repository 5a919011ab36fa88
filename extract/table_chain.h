// The labels in which a cell of a table looks for its fields, in their order.
#pragma once

#include <vector>

#include "extract/table_view.h"

namespace doisoat {

struct Link {
  enum Where { row, column, beside, row_above, group, caption };
  const Said* said = nullptr;
  Where where = row;
};

// For `evidence`.
const char* name(Link::Where where);

// Whether the breakdown is one that the indicator has.
bool is_of(const Vocabulary& vocabulary, const BreakdownMention& mention, int indicator);

// Row, column, the column it splits, the rows above, the caption. Valid as long as the view.
std::vector<Link> chain_of(const TableView& table, int r, int c);

}  // namespace doisoat
