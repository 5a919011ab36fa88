// What Word's styles say that matters for text: lists, hidden text, borders of tables.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

namespace doisoat::docx {

struct ListPlace {
  int list = 0;    // w:numId; 0: in no list
  int level = -1;  // from 0; -1: not said
};

class Styles {
 public:
  Styles() = default;
  explicit Styles(pugi::xml_node root);

  // The list a paragraph of this style is in, from the style or from those it is based on.
  ListPlace list(const std::string& style) const;
  bool is_hidden(const std::string& style) const;
  bool has_borders(const std::string& style) const;

 private:
  struct Style {
    std::string based_on;
    ListPlace place;
    bool hidden = false, borders = false;
  };
  // The style and its ancestors, a bounded number of them (a file may hold a circle).
  template <class Visit>
  void walk(const std::string& style, Visit visit) const;

  std::map<std::string, Style> styles_;
};

// Whether a w:tblBorders or w:tcBorders draws a line.
bool draws_lines(pugi::xml_node borders);

}  // namespace doisoat::docx
