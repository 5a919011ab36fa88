#include "flow/capitals.h"

#include "document/utf8.h"

namespace doisoat {
namespace {

// By the order of Unicode's blocks: 32 apart in Latin-1, capital and small letter side by side beyond.
char32_t capital(char32_t c) {
  bool latin_1 = (c >= U'a' && c <= U'z') || (c >= U'à' && c <= U'ý' && c != U'÷');
  if (latin_1) return c - 32;
  bool pairs_from_even = c == U'ă' || c == U'đ' || c == U'ĩ' || c == U'ũ' || c == U'ơ' || (c >= U'ạ' && c <= U'ỹ');
  if (pairs_from_even) return c & ~char32_t{1};
  return c == U'ư' ? U'Ư' : c;  // alone in a block of odd capitals
}

}  // namespace

std::string capitals(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t from = at;
    char32_t c = next_code_point(text, at);
    if (char32_t large = capital(c); large != c) append_utf8(out, large);
    else out += text.substr(from, at - from);
  }
  return out;
}

}  // namespace doisoat
