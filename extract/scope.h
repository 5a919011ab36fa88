// Nearness: how far a phrase is from a quantity in the sense of the sentence, not of the line.
//
// A quantity sees outwards only: its own parenthesis, then what stands before that parenthesis, its sentence, earlier sentences
// of its block, the labels of the blocks above. It does not see into other parentheses. Every separator crossed costs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/ages.h"
#include "extract/dates.h"
#include "extract/enumerations.h"
#include "extract/phrases.h"
#include "extract/quantities.h"
#include "extract/structure.h"

namespace doisoat {

// All that is known of the text before resolution.
struct Reading {
  const Document& document;
  const Vocabulary& vocabulary;
  std::vector<Lexeme> lexemes;
  std::vector<TimeMention> times;
  std::vector<PhraseMatch> phrases;
  Structure structure;
  std::vector<Numeral> numerals;
  std::vector<Quantity> quantities;
  std::vector<AgeBand> ages;
  std::vector<Enumeration> enumerations;
};

enum class Side { before, after, over };  // the phrase stands before, behind, or over the quantity's counter

struct Distance {
  double cost = 0;
  Side side = Side::before;
  const char* from = "clause";  // clause | parenthesis owner | sentence | block
  int exits = 0;        // parentheses left on the way
  int commas = 0, semicolons = 0, sentences = 0, quantities = 0;
  int words = 0;        // between
  int colons = 0;
  bool label = false;   // the phrase ends at a colon that governs what follows: "Tang vật thu giữ: …"
};

class Scope {
 public:
  explicit Scope(const Reading& reading);

  // From the phrase to the quantity, in the same block; nullopt when it is not visible from there.
  std::optional<Distance> distance(Range phrase, const Quantity& quantity) const;

  // The matches that begin in the range.
  std::pair<size_t, size_t> phrases_in(Range range) const;
  // The label of a block: all of a heading, else what stands before its first colon; empty where it has none.
  const Range& label(int block) const { return labels_[static_cast<size_t>(block)]; }
  // The quantity that a parenthesis or "trong đó" explains: the nearest before `at` in its sentence, on the level of `parenthesis`.
  int quantity_before(LexemeIndex at, int parenthesis) const;

 private:
  int count(const std::vector<std::vector<LexemeIndex>>& separators, int parenthesis, LexemeIndex from, LexemeIndex to) const;

  LexemeIndex counted_at(const Block& block) const;
  Range find_label(int block) const;

  const Reading& reading_;
  std::vector<Range> labels_;  // by block
  // By parenthesis (0: none): where the separators of that level stand.
  std::vector<std::vector<LexemeIndex>> commas_, semicolons_, colons_, groups_;
};

}  // namespace doisoat
