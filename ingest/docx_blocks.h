// A Word text as blocks: paragraphs and tables, as a reader sees them.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace doisoat::docx {

struct Paragraph {
  std::string text;  // its list label first; '\n' at manual line breaks, '\t' at tabs
};

struct Block;

struct GridCell {
  int column = 0, column_span = 1, row_span = 1;
  bool continues = false;  // the lower part of a merged cell: nothing of its own
  std::vector<Block> blocks;
};

struct GridRow {
  std::vector<GridCell> cells;
};

struct Grid {
  std::vector<GridRow> rows;
  int columns = 0;
  bool borders = false;
};

struct Block {
  std::variant<Paragraph, Grid> content;
};

// All text of the blocks in one line, runs of white space as one space.
std::string flat_text(const std::vector<Block>& blocks);

// The lines of the blocks, those of nested tables too.
std::vector<std::string> text_lines(const std::vector<Block>& blocks);

// A table that is only there to set text side by side: no borders, two columns, few rows; or a frame around other things (one
// column). Its content is text and no data.
bool is_layout(const Grid& grid);

// The text of a layout table as paragraphs: of two columns, line by line, "left TAB right".
std::vector<Block> unfold(const Grid& grid);

}  // namespace doisoat::docx
