// What was seen on one page, before it is laid out as text. Inside the worker only.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace doisoat {

// A word as the engine or the text layer gave it. Boxes are points on the righted page: turned upright and deskewed.
struct Word {
  std::string text;
  Box box;
  double confidence = 1;  // 0–1
  std::vector<Alternative> alternatives;
  int line = -1;        // words of one engine line share a number; -1: nothing is known about lines
  double baseline = 0;  // points from the top; the lower edge of the line's letters
};

// A straight printed line, thin in one direction; a side of table cells, or the rule under a heading.
struct Rule {
  bool horizontal = true;
  double at = 0;              // y of a horizontal, x of a vertical rule
  double begin = 0, end = 0;  // its extent in the other direction
};

struct PageReading {
  PageSource source = PageSource::text_layer;
  PageState state = PageState::ok;
  int rotation = 0;
  double width = 0, height = 0;
  std::vector<Word> words;
  std::vector<Rule> rules;
  std::string tesseract, poppler;  // versions of the engines that took part
};

}  // namespace doisoat
