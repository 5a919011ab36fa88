// Quantities: numerals that count something, with the counter behind them and those they are counted together with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/vocabulary.h"
#include "extract/numerals.h"
#include "extract/phrases.h"
#include "extract/structure.h"

namespace doisoat {

struct Quantity {
  Numeral numeral;
  int counter = -1;                 // index into Vocabulary::counters; -1: none printed
  int label_counter = -1;           // "Số bản …: 05": the counter that the label names instead
  std::string counter_word;         // folded, words parted by a space; empty: none
  LexemeIndex first = 0, last = 0;  // numeral and counter, both included
  std::vector<std::string> units;   // that it can have; empty: any
  std::optional<Qualifier> qualifier;
  int sign = 0;                     // printed: "+07 vụ", "-03 đối tượng"; 0: none
  int group = 0;                    // quantities counted in one breath share it: "14 vụ, 16 đối tượng"
  LexemeIndex group_first = 0, group_last = 0;
  bool opening = false;             // "từ 12 lên 15 người": what there was before
  bool closing = false;             // … and what there is now
  bool negation = false;            // a zero said in words; `numeral` then spans the negation
};

// Whether it was counted in this unit by its own words, or at least can be where they name none.
bool has_unit(const Quantity& quantity, std::string_view unit);
bool may_have_unit(const Quantity& quantity, std::string_view unit);

// The numerals that are quantities, in reading order.
std::vector<Quantity> find_quantities(const std::vector<Lexeme>& lexemes, const std::vector<Numeral>& numerals,
                                      const std::vector<PhraseMatch>& phrases, const Structure& structure,
                                      const Vocabulary& vocabulary);

}  // namespace doisoat
