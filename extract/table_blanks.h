// Cells of a table that are left empty where a figure is asked for. "-", "x" and "/" say that there is none; blank is not zero.
#pragma once

#include <vector>

#include "document/relation.h"
#include "extract/table_figures.h"

namespace doisoat {

// One for each row, whatever number of its cells is empty. `figures` are those of this table.
std::vector<Observation> find_table_blanks(const TableView& table, const std::vector<TableFigure>& figures);

}  // namespace doisoat
