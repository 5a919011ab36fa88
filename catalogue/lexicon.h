// The phrases of the catalogue as one automaton over words: finds, in one pass, every place where a phrase stands.
//
// A phrase is a small regular expression whose letters are syllables: "[tổng] số (người|đối tượng) nghiện". Words rather than
// characters, because Vietnamese writes syllables apart, and the differences that must not matter (tone placement, lost or
// misread marks, a doubled word, a comma, a line break) are differences between words. All phrases together are one position
// automaton (Glushkov 1961); time is linear in the text for the phrases at hand, there is no backtracking. Read only once
// built: safe to share between threads.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/fold.h"

namespace doisoat {

class Lexicon {
 public:
  using Id = std::int32_t;  // what the caller calls the phrase

  // Several phrases may share an id, and several ids a wording. Throws std::invalid_argument (with "@" and the byte offset of
  // the fault) when brackets do not match or the phrase matches nothing at all.
  void add(std::string_view phrase, Id id);

  // A word of the text, as find() sees it.
  struct Item {
    const FoldedWord* word;  // letters, digits, or a single sign ("%", ":")
    bool skippable;          // commas, emphasis marks and the like may stand between the words of a phrase
    std::uint32_t bare = 0, marked = 0;  // of the words that phrases are made of; 0: no phrase has it
  };
  // Of a word that outlives the item; once all phrases are added.
  Item item(const FoldedWord& word, bool skippable) const;

  struct Match {
    Id id;
    std::uint32_t first, last;  // items, both included
    std::uint32_t words;        // words matched
    std::uint32_t mismatches;   // words whose marks differ from the phrase's
  };

  // Adds all matches that begin at `start`, shortest first. A wording of one word must carry the right marks; a longer one may
  // differ in them, and of several phrases that match the same words only the best agreeing are given.
  void find(std::span<const Item> items, std::uint32_t start, std::vector<Match>& matches) const;

  size_t positions() const { return positions_.size(); }

 private:
  struct Position {  // one word of one phrase
    std::uint32_t bare, marked;  // words, by number
    std::vector<std::uint32_t> follow;
    bool last = false;  // the phrase may end here
    Id id = 0;
  };
  friend class PhraseParser;

  std::uint32_t number_of(const std::string& word);

  std::vector<Position> positions_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of words, from 1 on: comparing numbers is what find() does most
  std::vector<std::vector<std::uint32_t>> first_;           // by bare word
};

// Cuts a wording as the text's words are cut: runs of letters, runs of digits, single signs.
std::vector<FoldedWord> cut_wording(std::string_view wording);

}  // namespace doisoat
