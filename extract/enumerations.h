// Numbered lists inside running text: "(1) …; (2) …", "1) …, 2) …", and bullets with numbers. Their numbers count nothing.
#pragma once

#include <vector>

#include "extract/lexemes.h"
#include "extract/structure.h"

namespace doisoat {

struct Enumeration {
  std::vector<Range> markers;  // "(1)", "2."; from 1 upwards without a gap, two at least
};

// In reading order of their first markers; linear in the text.
std::vector<Enumeration> find_enumerations(const std::vector<Lexeme>& lexemes, const Structure& structure);

}  // namespace doisoat
