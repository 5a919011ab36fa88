#include "extract/name_words.h"

#include <unicode/uchar.h>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

bool is_capital_word(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    char32_t c = next_code_point(text, at);
    if (is_letter(c) && !is_upper(c) && static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))) != c) return false;
  }
  return true;
}

}  // namespace

std::vector<NameWord> cut_name_words(std::string_view text) {
  std::vector<NameWord> words;
  bool joined = false;
  char sign = 0;
  int breaks = 0, signs = 0;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) {
      NameWord word;
      bool digits = is_digit(c);
      while (at < text.size()) {
        size_t next = at;
        char32_t d = next_code_point(text, next);
        // "M'nông", "H’Drai": the apostrophe belongs to the name.
        bool apostrophe = (d == '\'' || d == 0x2019) && next < text.size() && !digits;
        if (apostrophe) {
          size_t behind = next;
          apostrophe = is_letter(next_code_point(text, behind));
        }
        if (!(digits ? is_digit(d) : is_letter(d) || apostrophe)) break;
        at = next;
      }
      word.span = {static_cast<Offset>(begin), static_cast<Offset>(at)};
      word.number = digits;
      word.capital = !digits && is_upper(c);
      word.all_capitals = word.capital && is_capital_word(text.substr(begin, at - begin));
      word.joined = joined && breaks < 2;
      word.sign_before = signs == 1 && breaks < 2 ? sign : 0;
      words.push_back(word);
      joined = true;
      sign = 0;
      breaks = signs = 0;
    } else if (c == '\n' || c == '\f') {
      ++breaks;
    } else if (c == ' ' || c == 0xA0 || c == '\r') {
    } else {
      joined = false;
      ++signs;
      sign = c < 0x80 ? static_cast<char>(c) : '?';
      if (c == '\t') breaks = 2;
    }
  }
  return words;
}

}  // namespace doisoat
