// What stands in one cell of a table: values, or a mark that there are none.
#pragma once

#include <vector>

#include "extract/scope.h"

namespace doisoat {

// A number in a cell that holds nothing but numbers, their signs and counters.
struct CellValue {
  size_t numeral = 0;  // index into Reading::numerals
  int sign = 0;        // printed: +1, -1; 0: none
  bool percent = false;
  Range counter;  // the words behind it; empty: none
};

// The values of a cell; empty where it holds none or words of its own.
std::vector<CellValue> values_in(const Reading& reading, Range cell);
// "Không", "Không có": the value 0 in words.
bool is_none(const Reading& reading, Range cell);
// "-", "x", "…", "/": a cell that says that there is nothing to say.
bool is_blank_mark(const Reading& reading, Range cell);

}  // namespace doisoat
