// A report with one table, for tests of the tables' part of extract/.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "document/document.h"

namespace doisoat {

// A report of a district for the first half of 2024, with what stands above the table and the table itself: rows are lines,
// cells are parted by "|". "^" continues the cell above, "<" the cell on its left, as merged cells of a Word file do.
inline Document table_document(const std::string& caption, const std::vector<std::string>& rows, const std::string& behind = "") {
  Document d;
  d.kind = DocumentKind::docx;
  auto line = [&](const std::string& text) {
    auto begin = static_cast<Offset>(d.text.size());
    d.text += text;
    d.lines.push_back({{begin, static_cast<Offset>(d.text.size())}, std::nullopt, true});
    d.text += "\n";
  };
  line("CÔNG AN HUYỆN SƠN LA GIANG");
  line("Số: 12/BC-CAH");
  line("Sơn La Giang, ngày 15 tháng 6 năm 2024");
  line("BÁO CÁO");
  line("Kết quả công tác 6 tháng đầu năm 2024");
  line("(Từ ngày 15/12/2023 đến ngày 14/6/2024)");
  for (size_t at = 0; at < caption.size();) {
    size_t end = std::min(caption.find('\n', at), caption.size());
    line(caption.substr(at, end - at));
    at = end + 1;
  }
  Table table;
  std::vector<std::vector<int>> owner;
  auto begin = static_cast<Offset>(d.text.size());
  for (const std::string& row : rows) {
    auto line_begin = static_cast<Offset>(d.text.size());
    owner.emplace_back();
    size_t at = 0;
    int column = 0;
    while (at <= row.size()) {
      size_t end = std::min(row.find('|', at), row.size());
      std::string text = row.substr(at, end - at);
      if (column > 0) d.text += "\t";
      auto here = static_cast<Offset>(d.text.size());
      if (text == "^") {
        int above = owner[owner.size() - 2][static_cast<size_t>(column)];
        owner.back().push_back(above);
        Cell& cell = table.cells[static_cast<size_t>(above)];
        cell.row_span = table.rows - cell.row + 1;
      } else if (text == "<") {
        int left = owner.back().back();
        owner.back().push_back(left);
        table.cells[static_cast<size_t>(left)].column_span = column - table.cells[static_cast<size_t>(left)].column + 1;
      } else {
        d.text += text;
        owner.back().push_back(static_cast<int>(table.cells.size()));
        table.cells.push_back({{here, static_cast<Offset>(d.text.size())}, table.rows, column, 1, 1, std::nullopt});
      }
      ++column;
      at = end + 1;
    }
    table.columns = std::max(table.columns, column);
    d.lines.push_back({{line_begin, static_cast<Offset>(d.text.size())}, std::nullopt, false});
    d.text += "\n";
    ++table.rows;
  }
  table.span = {begin, static_cast<Offset>(d.text.size() - 1)};
  d.tables.push_back(table);
  if (!behind.empty()) line(behind);
  Page page;
  page.span = {0, static_cast<Offset>(d.text.size())};
  d.pages.push_back(page);
  return d;
}

}  // namespace doisoat
