// Slips of OCR inside numerals, repaired by the grammar of numerals and of what stands beside them; never by wish: what could
// be meant as it stands stays, words are never touched.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doisoat {

struct SlipContext {
  std::string_view before, after;  // the words beside it; empty at a line's begin, at a column's ends
  bool in_numeric_column = false;  // a cell of a table whose column holds numerals
  bool in_row = false;             // a row of cells or columns: rules of a table may look like letters
};

struct Repair {
  std::string text;
  double confidence = 1;  // at most this sure that the repaired reading is right
};

// The repair of one word as OCR gave it, punctuation and all; nullopt when there is nothing to repair.
//
//   1O/2O24 → 10/2024      O, Q and I, l, | in a run of digits
//   2S0, 1B.000 → 250 …    S, B, Z only between digits, where nothing but a digit can stand
//   O5, Ó5 → 05
//   II vụ → 11 vụ          before a word that counts, unless a Roman number may stand there ("quý II", "loại II", a line's
//   begin) DMI, DM| → DM1         the lists DM1, DM2, DM3: no others exist PCO4 → PC04            units of the police 13,6%o →
//   13,6%
std::optional<Repair> repair_word(std::string_view word, const SlipContext& context);

// Two words that are one numeral torn apart: the numeral; nullopt when they may be two.
//
//   24/1 1/2015 → 24/11/2015     24/11/ 2015 → 24/11/2015     24/11/20 15 → 24/11/2015
//   tháng 1 1/2024 → 11/2024     153/ KH-UBND → 153/KH-UBND    đến I 5/6/2024 → 15/6/2024
//   3.510 .000 → 3.510.000       194.000. 000 → 194.000.000       13 ,6% → 13,6%
std::optional<std::string> join_numeral(std::string_view left, std::string_view right, const SlipContext& context);

// Whether a numeral before this word counts it: "vụ", "người", "gam" … With or without its marks.
bool counts(std::string_view word);

}  // namespace doisoat
