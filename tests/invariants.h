// The invariants that document/document.h promises, checked.
#pragma once

#include <string>

#include "document/document.h"
#include "document/utf8.h"

namespace doisoat {

// What is broken, in a few words; empty when all hold.
inline std::string broken_invariant(const Document& document) {
  if (!is_utf8(document.text)) return "text is no UTF-8";
  auto good = [&](Span span) {
    auto boundary = [&](Offset at) {
      return at == document.text.size() || (static_cast<unsigned char>(document.text[at]) & 0xC0) != 0x80;
    };
    return span.begin <= span.end && span.end <= document.text.size() && boundary(span.begin) && boundary(span.end);
  };
  auto in_order = [&](const auto& items) {
    Offset last = 0;
    for (const auto& item : items) {
      if (!good(item.span) || item.span.begin < last) return false;
      last = item.span.end;
    }
    return true;
  };
  if (!in_order(document.pages)) return "pages";
  if (!in_order(document.lines)) return "lines";
  if (!in_order(document.tokens)) return "tokens";
  if (!in_order(document.tables)) return "tables";
  for (const Line& line : document.lines)
    if (document.at(line.span).find_first_of("\n\f") != std::string_view::npos) return "a line holds a line's end";
  for (const Page& page : document.pages)
    if (document.at(page.span).find('\f') != std::string_view::npos) return "a page holds a page's end";
  for (const Table& table : document.tables) {
    int row = 0, column = -1;
    for (const Cell& cell : table.cells) {
      if (!good(cell.span) || !table.span.contains(cell.span)) return "a cell lies outside its table";
      if (cell.row < row || (cell.row == row && cell.column <= column)) return "cells are out of order";
      row = cell.row;
      column = cell.column;
      if (cell.row_span < 1 || cell.column_span < 1 || cell.row + cell.row_span > table.rows ||
          cell.column + cell.column_span > table.columns)
        return "a cell spans more than its table";
    }
  }
  Offset here = 0, there = 0;
  for (const TextMap::Edit& edit : document.raw_map.edits()) {
    // Between edits the texts are equal.
    if (edit.here.begin < here || edit.there.begin < there || edit.here.end > document.text.size() ||
        edit.there.end > document.raw.size())
      return "raw_map is out of order";
    if (document.text.compare(here, edit.here.begin - here, document.raw, there, edit.there.begin - there) != 0)
      return "raw_map misses a change";
    here = edit.here.end;
    there = edit.there.end;
  }
  if (!document.raw.empty() && document.text.compare(here, std::string::npos, document.raw, there, std::string::npos) != 0)
    return "raw_map misses a change at the end";
  return "";
}

}  // namespace doisoat
