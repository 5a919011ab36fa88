// Where the phrases of the catalogue stand in a text.
#pragma once

#include <vector>

#include "catalogue/vocabulary.h"
#include "extract/lexemes.h"

namespace doisoat {

struct PhraseMatch {
  int phrase = 0;  // index into Vocabulary::phrases
  LexemeIndex first = 0, last = 0;  // both included
  int words = 0, mismatches = 0;
};

// All matches, by first lexeme, longest first. A match of one kind (indicator, breakdown of one dimension, counter, cue) that
// lies inside a longer one of the same kind is dropped: "người nghiện" in "người nghi nghiện ma túy".
// `breaks`: what may stand between the words of a phrase (the number of a page).
std::vector<PhraseMatch> find_phrases(const std::vector<Lexeme>& lexemes, const Vocabulary& vocabulary, const std::vector<Span>& breaks = {});

}  // namespace doisoat
