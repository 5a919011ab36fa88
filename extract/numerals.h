// Numerals: every run of digits of the text, read by Vietnamese number grammar, or classed as what it is instead of a quantity.
//
// Decimal comma, thousands dot ("26.500.000", "1.267,44"); "x.d" and "x.dd" are mistyped decimals; "x,ddd" is a decimal.
// "03/22" is a part of a whole. A word of scale behind belongs to the number ("1,47 triệu").
#pragma once

#include <optional>
#include <vector>

#include "catalogue/vocabulary.h"
#include "document/figure.h"
#include "extract/lexemes.h"
#include "extract/phrases.h"

namespace doisoat {

struct Numeral {
  Span span;                     // the digits with their inner marks; of a part of a whole, both numbers
  LexemeIndex first = 0, last = 0;
  Decimal value;
  std::optional<Decimal> whole;  // of "03/22"
  int decimals = 0;              // digits printed behind the decimal mark
  bool percent = false;
  // figure: a quantity, to be resolved. Others: what it is instead.
  LedgerClass ledger_class = LedgerClass::figure;
};

// All numerals outside `taken` (the digit runs of dates), in reading order; together with `taken` they cover every run of digits.
std::vector<Numeral> find_numerals(std::string_view text, const std::vector<Lexeme>& lexemes, const std::vector<Span>& taken,
                                   const std::vector<PhraseMatch>& phrases, const Vocabulary& vocabulary);

// The value of "26.500.000" and the like; nullopt when the marks follow no number grammar. `decimals` is set.
std::optional<Decimal> parse_numeral(std::string_view text, int& decimals);

}  // namespace doisoat
