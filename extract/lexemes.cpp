#include "extract/lexemes.h"

#include <algorithm>

namespace doisoat {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF || c == 0xAD;
}

}  // namespace

std::vector<Lexeme> cut_lexemes(std::string_view text) {
  std::vector<Lexeme> lexemes;
  lexemes.reserve(text.size() / 5);
  bool space = true, cell = false, row = false;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      space = true;
      if (c == '\t') cell = row = true;
      if (c == '\n' || c == '\f') {
        size_t stop = text.find_first_of("\t\n\f", at);
        bool next_row = stop != text.npos && text[stop] == '\t';
        cell = cell || row || next_row;
        row = next_row;
      }
      continue;
    }
    Lexeme lexeme;
    lexeme.space_before = space;
    lexeme.cell_before = cell;
    space = cell = false;
    if (is_digit(c)) {
      lexeme.kind = LexemeKind::digits;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    } else if (is_letter(c)) {
      lexeme.kind = LexemeKind::word;
      lexeme.capital = is_upper(c);
      lexeme.all_capitals = lexeme.capital;
      for (size_t next = at; next < text.size(); at = next) {
        char32_t l = next_code_point(text, next);
        if (!is_letter(l)) break;
        if (!is_upper(l) && !(l >= 0x300 && l < 0x370)) lexeme.all_capitals = false;
      }
    }
    lexeme.span = {static_cast<Offset>(begin), static_cast<Offset>(at)};
    std::string_view piece = text.substr(begin, at - begin);
    if (lexeme.kind == LexemeKind::digits) {
      lexeme.folded = {std::string(piece), std::string(piece)};
    } else {
      lexeme.folded = fold_word(piece);
    }
    lexemes.push_back(std::move(lexeme));
  }
  return lexemes;
}

LexemeIndex lexeme_at(const std::vector<Lexeme>& lexemes, Offset at) {
  auto it = std::partition_point(lexemes.begin(), lexemes.end(), [&](const Lexeme& l) { return l.span.end <= at; });
  return static_cast<LexemeIndex>(it - lexemes.begin());
}

}  // namespace doisoat
