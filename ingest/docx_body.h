// From Word's XML to blocks.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "ingest/docx_blocks.h"
#include "ingest/docx_numbering.h"
#include "ingest/docx_styles.h"

namespace doisoat::docx {

// Reads the body, notes, headers of one Word file, in reading order: list numbers and note numbers go on counting from one call
// to the next. The XML given must outlive it. Throws Trouble file.damaged for elements nested deeper than anybody's text, and
// file.too_large {most} when the blocks grow past a cap.
// A level of nesting, while it lives.
class Depth {
 public:
  explicit Depth(int& level);
  ~Depth() { --level_; }

 private:
  int& level_;
};

class BodyReader {
 public:
  BodyReader(Styles styles, Numbering numbering, pugi::xml_node footnotes, pugi::xml_node endnotes);

  // The paragraphs and tables of a w:body, w:hdr, w:ftr, w:footnote …, with footnotes behind their paragraph or table.
  std::vector<Block> read(pugi::xml_node container);

  // The endnotes referred to so far.
  std::vector<Block> take_endnotes();

 private:
  using Notes = std::map<std::string, pugi::xml_node>;
  struct Field {
    bool in_code = true;  // between its begin and its separator
    bool page_number = false;
  };
  struct Run {
    bool superscript = false;
    std::string font;
  };

  // Paragraphs (docx_body.cpp).
  void read_blocks(pugi::xml_node container, std::vector<Block>& blocks);
  void read_paragraph(pugi::xml_node paragraph, std::vector<Block>& blocks);
  void read_inline(pugi::xml_node parent, const Run& run, std::string& text);
  void read_leaf(pugi::xml_node node, const Run& run, std::string& text);
  void read_run(pugi::xml_node node, std::string& text);
  void read_alternatives(pugi::xml_node node, const Run& run, std::string& text);
  void read_field(pugi::xml_node node);
  bool is_shown() const;
  void read_boxes(pugi::xml_node drawing);
  void refer(pugi::xml_node reference, Notes& notes, int& count, std::vector<Block>& to, std::string& text);
  void add(std::string& text, std::string_view words, const std::string& font);
  void grow(std::size_t bytes);
  void flush_notes(std::vector<Block>& blocks);
  // Tables (docx_table.cpp).
  Grid read_table(pugi::xml_node table);
  void read_rows(pugi::xml_node parent, Grid& grid, int grid_columns);
  void read_cells(pugi::xml_node parent, GridRow& row, int& column, int grid_columns);
  void read_cell(pugi::xml_node node, GridRow& row, int& column, int grid_columns);

  Styles styles_;
  Numbering numbering_;
  Notes footnotes_, endnotes_;
  int footnote_count_ = 0, endnote_count_ = 0;
  std::vector<Block> boxes_, notes_, end_;  // found on the way, to be set behind what holds them
  std::vector<Field> fields_;
  std::string carried_;  // text of a paragraph whose end was deleted: it runs on into the next
  bool in_note_ = false;
  int depth_ = 0;
  int table_depth_ = 0;
  std::size_t size_ = 0;   // bytes of text so far
  std::size_t cells_ = 0;  // table cells so far
  std::size_t drawn_ = 0;  // of them, with borders of their own
};

}  // namespace doisoat::docx
