// The unit of a table's cell: said in the cell, its row, its column or over the table.
#pragma once

#include <string>
#include <vector>

#include "extract/table_view.h"

namespace doisoat {

struct UnitChoice {
  std::vector<std::string> units;  // empty: nothing said
  Decimal factor = 1;
  int divisor = 1;

  bool percent() const { return !units.empty() && units.front() == "percent"; }
};

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b);

// `part` of `parts`: "vụ/đối tượng" gives each of the two figures of its cell one.
UnitChoice unit_of(const TableView& table, int r, int c, const CellValue& value, size_t part, size_t parts);

// Which unit of the indicator; empty: the labels leave it open. Takes the caption's where nothing nearer says one.
std::string settle_unit(const TableView& table, int indicator, const Breakdown& breakdown, UnitChoice& choice);

}  // namespace doisoat
