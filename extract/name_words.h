// Words as names are made of them: with their capitals and what stands between them.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace doisoat {

struct NameWord {
  Span span;
  bool capital = false;       // begins with a capital letter
  bool all_capitals = false;
  bool number = false;
  bool joined = false;        // to the word before by nothing but blanks or one line's end
  char sign_before = 0;       // the one sign (',' ';' ':' …) between it and the word before; 0 for none, several, or an empty line
};

// In reading order. An apostrophe inside a word belongs to it ("M'nông").
std::vector<NameWord> cut_name_words(std::string_view text);

}  // namespace doisoat
