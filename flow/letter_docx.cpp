#include "flow/docx_writer.h"
#include "flow/letter.h"

namespace doisoat {

std::string letter_docx(const Letter& letter) {
  using Line = DocxWriter::Line;
  DocxWriter docx;
  DocxStyle plain{.align = Align::centre, .size = 13, .space_after = 0};
  DocxStyle bold = plain, slanted = plain, small = plain;
  bold.bold = true;
  slanted.italic = true;
  DocxStyle state = bold;
  state.size = 12;
  small.size = 12;

  // By their place in the form: body above, sender (bold), rule, number, subject; then state, motto, rule, date.
  std::vector<Line> left, right;
  for (size_t i = 0; i < letter.left_head.size(); ++i) left.push_back({letter.left_head[i], i == 1 ? bold : i == 4 ? small : plain});
  for (size_t i = 0; i < letter.right_head.size(); ++i)
    right.push_back({letter.right_head[i], i == 0 ? state : i == 1 ? bold : i == 3 ? slanted : plain});
  docx.side_by_side(left, right, 3800, 5555);
  docx.paragraph(letter.recipient, {.align = Align::centre, .size = 14, .space_after = 12});
  docx.paragraph(letter.opening, {.align = Align::justify, .first_line = true});

  std::vector<std::vector<std::string>> rows{letter.columns};
  for (size_t i = 0; i < letter.rows.size(); ++i)
    rows.push_back({std::to_string(i + 1), letter.rows[i].page, "“" + letter.rows[i].quote + "”", letter.rows[i].problem, ""});
  docx.table({{600, Align::centre}, {855, Align::centre}, {2850}, {3250}, {1800}}, rows, true);
  docx.paragraph(letter.request, {.align = Align::justify, .first_line = true, .space_after = 12});

  DocxStyle copies{.size = 11, .space_after = 0}, copies_title = copies;
  copies_title.bold = copies_title.italic = true;
  copies_title.size = 12;
  std::vector<Line> left_foot, right_foot;
  for (const std::string& text : letter.left_foot) left_foot.push_back({text, left_foot.empty() ? copies_title : copies});
  DocxStyle signature = plain;
  signature.italic = true;
  for (const std::string& text : letter.right_foot) right_foot.push_back({text, right_foot.empty() ? bold : signature});
  docx.side_by_side(left_foot, right_foot, 4700, 4655);
  return docx.bytes();
}

}  // namespace doisoat
