// Folding of Vietnamese words for comparison: what is the same word must compare equal, however it was typed.
//
// `bare` drops every mark (nguoi nghien), `marked` keeps the letters' shapes and puts the tone at the end, so that both ways of
// placing it are one ("tuý", "túy" → "tuy´"; "hoà", "hòa" → "hoa`"). Both are lower case; đ/Đ (and the look-alike Ð U+00D0)
// fold to "d" in `bare` and "đ" in `marked`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "document/utf8.h"

namespace doisoat {

struct FoldedWord {
  std::string bare;
  std::string marked;
  friend bool operator==(const FoldedWord&, const FoldedWord&) = default;
};

// One word (letters and marks, no spaces); NFC or decomposed. Characters that are no Latin letters stay as they are.
FoldedWord fold_word(std::string_view word);

// `marked` of a word that stands in the source, folded once: words()[i] == marked_of<"tên">().
template <size_t size>
struct SourceWord {
  consteval SourceWord(const char (&written)[size]) { std::copy_n(written, size, text); }
  char text[size];
};
template <SourceWord word>
const std::string& marked_of() {
  static const std::string folded = fold_word(word.text).marked;
  return folded;
}

// The word without marks but with its letters otherwise kept; text of any length, spaces kept.
std::string fold_bare(std::string_view text);

bool is_letter(char32_t c);  // L or M
bool is_upper(char32_t c);
bool is_digit(char32_t c);  // ASCII

}  // namespace doisoat
