#include "cli/csv.h"

#include "document/decimal.h"

namespace doisoat {
namespace {

std::string csv_cell(std::string cell) {
  bool formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
  if (formula && !Decimal::parse(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\n\r\t'") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
  return line + "\r\n";
}

}  // namespace doisoat
