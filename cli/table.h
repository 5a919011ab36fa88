// A table of text for people, its columns aligned by the room that the letters take. On a terminal it is cut to the width.
#pragma once

#include <string>
#include <vector>

namespace doisoat {

struct Column {
  std::string title;
  bool right = false;    // numbers
  bool elastic = false;  // gives up room first when the terminal is narrow
};

class TextTable {
 public:
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> row);  // as many cells as columns; control characters become spaces
  bool empty() const { return rows_.empty(); }
  // width: columns of the terminal; 0: as wide as it gets.
  std::string str(size_t width) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace doisoat
