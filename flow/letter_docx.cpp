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
  small.space_before = 6;
  slanted.space_before = 4;
  // Under the sender's name a third of its line, under the motto its whole length (set in 13 point).
  DocxStyle under_sender{.rule = 1200}, under_motto{.rule = 3150};

  // By their place in the form: body above, sender (bold), rule, number, subject; then state, motto, rule, date.
  const DocxStyle left_styles[] = {plain, bold, under_sender, plain, small}, right_styles[] = {state, bold, under_motto, slanted};
  std::vector<Line> left, right;
  for (const std::string& text : letter.left_head) left.push_back({text, left_styles[left.size()]});
  for (const std::string& text : letter.right_head) right.push_back({text, right_styles[right.size()]});
  docx.side_by_side(left, right, 3800, 5555);
  docx.paragraph(letter.recipient, {.align = Align::centre, .size = 14, .space_after = 12});
  docx.paragraph(letter.opening, {.align = Align::justify, .first_line = true});

  std::vector<std::vector<std::string>> rows{letter.columns};
  for (size_t i = 0; i < letter.rows.size(); ++i)
    rows.push_back({std::to_string(i + 1), letter.rows[i].page, "“" + letter.rows[i].quote + "”", letter.rows[i].problem, ""});
  docx.table({{570, Align::centre}, {925, Align::centre}, {2860}, {3300}, {1700}}, rows, true);
  docx.paragraph(letter.request, {.align = Align::justify, .first_line = true, .space_after = 12, .with_next = true});

  DocxStyle copies{.size = 11, .space_after = 0}, copies_title = copies;
  copies_title.bold = copies_title.italic = true;
  copies_title.size = 12;
  std::vector<Line> left_foot, right_foot;
  for (const std::string& text : letter.left_foot) left_foot.push_back({text, left_foot.empty() ? copies_title : copies});
  for (const std::string& text : letter.right_foot) right_foot.push_back({text, bold});
  docx.side_by_side(left_foot, right_foot, 4700, 4655);
  return docx.bytes();
}

}  // namespace doisoat
