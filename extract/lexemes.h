// A document's text cut into words, runs of digits and single signs, folded for comparison.
#pragma once

#include <cstdint>
#include <vector>

#include "catalogue/fold.h"
#include "document/document.h"

namespace doisoat {

enum class LexemeKind { word, digits, sign };

struct Lexeme {
  Span span;
  LexemeKind kind = LexemeKind::sign;
  FoldedWord folded;
  bool space_before = true;  // white space, a line or page end, or the begin of the text
  bool cell_before = false;  // another cell of a table ends before it: a TAB, or the end of a line at a line with TABs
  bool capital = false;      // begins with a capital letter
  bool all_capitals = false;

  bool is(char sign) const { return kind == LexemeKind::sign && folded.bare.size() == 1 && folded.bare[0] == sign; }
  bool is_word(std::string_view bare) const { return kind == LexemeKind::word && folded.bare == bare; }
};

using LexemeIndex = std::uint32_t;

// In reading order. White space makes no lexeme.
std::vector<Lexeme> cut_lexemes(std::string_view text);

// The first lexeme that ends behind `at`.
LexemeIndex lexeme_at(const std::vector<Lexeme>& lexemes, Offset at);

}  // namespace doisoat
