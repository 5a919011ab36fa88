// Word's automatic numbers and bullets (ECMA-376 part 1, 17.9), written out as a reader sees them.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>

#include "ingest/docx_styles.h"

namespace doisoat::docx {

inline constexpr int kListLevels = 9;

class Numbering {
 public:
  Numbering() = default;
  explicit Numbering(pugi::xml_node root);

  // The label of the next paragraph at that place ("II.", "1.2", "-"), which is counted; empty in no list. `style` is the
  // paragraph's: a level may belong to a style.
  std::string next(ListPlace place, const std::string& style);

 private:
  struct Level {
    int start = 1;
    int restart = -1;  // after a paragraph of a level below this number; -1: of any higher level
    std::string format = "decimal", text, font, style;
    bool legal = false;  // all numbers of the label as digits
  };
  using Levels = std::array<Level, kListLevels>;
  struct Abstract {
    Levels levels;
    std::string style_link;  // the numbering style that holds the levels instead
  };
  struct List {
    int abstract = -1;
    std::map<int, Level> overrides;
    std::map<int, int> starts;
    bool used = false;
  };

  static Level read_level(pugi::xml_node node);
  const Level& level_of(const List& list, const Abstract& abstract, int level) const;

  std::map<int, Abstract> abstracts_;
  std::map<std::string, int> style_links_;  // numbering style → abstract
  std::map<int, List> lists_;
  // Lists made from one abstract go on counting where the other stopped.
  std::map<int, std::array<int, kListLevels>> counters_;
};

// A number in one of Word's formats: decimal, decimalZero, upperRoman, lowerLetter …; digits where the format is not known.
std::string format_number(int number, std::string_view format);

}  // namespace doisoat::docx
