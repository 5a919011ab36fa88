// What the rows and columns of a table say must hold: columns add up to the total row, formula rows, "Tổng số … Trong đó",
// movements, changes and their rates, rows 1.1 and 1.2 under row 1.
//
// Where the layout alone does not prove that parts make up a whole, the numbers have the say: most of the rows (or columns)
// must agree, else the parts are taken for a selection.
#pragma once

#include <vector>

#include "document/relation.h"
#include "extract/table_figures.h"

namespace doisoat {

// Members are indices of `figures`, by which `first` (the first of this table) is already counted in.
std::vector<Relation> find_table_relations(const Reading& reading, const TableShape& shape,
                                           const std::vector<TableFigure>& figures, FigureId first);

}  // namespace doisoat
