// A text as a Document, for tests of extract/ (which does not know ingest/): pages at form feeds, lines, a paragraph after each
// blank line, one table for neighbouring lines with TABs. As ingest gives it, so far as extract looks at it.
#pragma once

#include <algorithm>
#include <string>

#include "document/document.h"

namespace doisoat {

inline Document plain_document(std::string text) {
  Document document;
  document.text = document.raw = std::move(text);
  const std::string& all = document.text;
  for (size_t begin = 0; begin <= all.size();) {
    size_t end = std::min(all.find('\f', begin), all.size());
    Page page;
    page.number = static_cast<int>(document.pages.size()) + 1;
    page.span = {static_cast<Offset>(begin), static_cast<Offset>(end)};
    document.pages.push_back(page);
    bool after_blank = document.pages.size() == 1;
    bool in_table = false;
    for (size_t at = begin; at < end;) {
      size_t line_end = std::min({all.find('\n', at), end});
      Span span{static_cast<Offset>(at), static_cast<Offset>(line_end)};
      std::string_view words = document.at(span);
      if (words.find_first_not_of(" \t\r") == std::string_view::npos) {
        after_blank = true;
        in_table = false;
      } else {
        document.lines.push_back({span, std::nullopt, after_blank});
        after_blank = false;
        if (words.find('\t') == std::string_view::npos) {
          in_table = false;
        } else {
          if (!in_table) document.tables.push_back({span, 0, 0, {}});
          in_table = true;
          Table& table = document.tables.back();
          table.span.end = span.end;
          int column = 0;
          for (Offset cell = span.begin; cell <= span.end; ++column) {
            auto tab = static_cast<Offset>(std::min<size_t>(all.find('\t', cell), span.end));
            table.cells.push_back({{cell, tab}, table.rows, column});
            cell = tab + 1;
          }
          ++table.rows;
          table.columns = std::max(table.columns, column);
        }
      }
      at = line_end + 1;
    }
    begin = end + 1;
  }
  return document;
}

}  // namespace doisoat
