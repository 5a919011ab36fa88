// A Word document from scratch: paragraphs and tables, nothing more. WordprocessingML (ECMA-376) in a ZIP.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace doisoat {

enum class Align { left, centre, justify };

struct DocxStyle {
  Align align = Align::left;
  bool bold = false, italic = false;
  int size = 14;              // points
  bool first_line = false;    // indented by 1 cm
  int space_after = 6;        // points
  int space_before = 0;       // points
  bool with_next = false;     // on the same page as what follows
  int rule = 0;               // twentieths of a point: no text but a line of this length in the middle of a cell
};

struct DocxColumn {
  int width = 0;   // twentieths of a point
  Align align = Align::left;
};

class DocxWriter {
 public:
  // Text must be UTF-8; characters that XML cannot hold are left out, '\n' breaks the line.
  void paragraph(std::string_view text, const DocxStyle& style = {});
  // Cells hold paragraphs of the same style. `ruled`: with borders, the first row repeated on every page.
  void table(const std::vector<DocxColumn>& columns, const std::vector<std::vector<std::string>>& rows, bool ruled, int size = 12);
  // Two columns without borders on one page, each line a paragraph of its own style.
  struct Line {
    std::string text;
    DocxStyle style;
  };
  void side_by_side(const std::vector<Line>& left, const std::vector<Line>& right, int left_width, int right_width);

  // The file's bytes: A4, margins of Decree 30/2020, pages numbered above from the second on. Throws std::runtime_error when memory
  // runs out.
  std::string bytes() const;

 private:
  std::string body_;
};

}  // namespace doisoat
