// Comma-separated values (RFC 4180), safe to open in a spreadsheet: a cell that a spreadsheet would take for a formula
// (it begins with = + - @ TAB or CR and is no number) gets an apostrophe in front.
#pragma once

#include <string>
#include <vector>

namespace doisoat {

std::string csv_line(const std::vector<std::string>& cells);

}  // namespace doisoat
