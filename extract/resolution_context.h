// What the resolution of a quantity can look at: the text around it, and what became of the quantities before it.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/breakdowns.h"
#include "extract/resolution.h"
#include "extract/scope.h"

namespace doisoat {

// Refers to all it holds; only for as long as resolve() runs.
struct ResolutionContext {
  const Reading& reading;
  const Scope& scope;
  const std::vector<BreakdownMention>& mentions;
  const std::vector<Resolution>& resolutions;  // one for each quantity; those behind the one being resolved are still empty

  const Vocabulary& vocabulary() const { return reading.vocabulary; }
  const Phrase& phrase(const PhraseMatch& m) const { return vocabulary().phrases[static_cast<size_t>(m.phrase)]; }
  const Indicator& indicator(int i) const { return vocabulary().indicators[static_cast<size_t>(i)]; }
  const Dimension& dimension(int i) const { return vocabulary().dimensions[static_cast<size_t>(i)]; }
  const Counter& counter(int i) const { return vocabulary().counters[static_cast<size_t>(i)]; }

  const Quantity& quantity(int i) const { return reading.quantities[static_cast<size_t>(i)]; }
  const Resolution& resolution(int i) const { return resolutions[static_cast<size_t>(i)]; }
  bool is_last(int i) const { return static_cast<size_t>(i) + 1 >= reading.quantities.size(); }

  const Block& block(int i) const { return reading.structure.blocks[static_cast<size_t>(i)]; }
  const Parenthesis& parenthesis(int i) const { return reading.structure.parentheses[static_cast<size_t>(i)]; }
  // -1 outside of every one; what is resolved always stands in a block.
  int block_of(const Quantity& q) const { return reading.structure.block_of[q.first]; }
  int sentence_of(const Quantity& q) const { return reading.structure.sentence_of[q.first]; }
  int parenthesis_of(const Quantity& q) const { return reading.structure.parenthesis_of[q.first]; }
  bool same_block(const Quantity& a, const Quantity& b) const { return block_of(a) == block_of(b); }
  bool same_sentence(const Quantity& a, const Quantity& b) const { return sentence_of(a) == sentence_of(b); }
  bool same_parenthesis(const Quantity& a, const Quantity& b) const { return parenthesis_of(a) == parenthesis_of(b); }
  Range sentence_range(const Quantity& q) const {
    int s = sentence_of(q);
    return s < 0 ? Range{} : reading.structure.sentences[static_cast<size_t>(s)];
  }

  // The mentions of breakdowns that begin in the range.
  std::pair<const BreakdownMention*, const BreakdownMention*> mentions_in(Range range) const {
    auto from = [&](LexemeIndex at) {
      return mentions.data() + (std::partition_point(mentions.begin(), mentions.end(), [&](const BreakdownMention& m) { return m.range.begin < at; }) - mentions.begin());
    };
    return {from(range.begin), from(range.end)};
  }

  Span span(Range range) const { return {reading.lexemes[range.begin].span.begin, reading.lexemes[range.end - 1].span.end}; }
  Span span(const Quantity& q) const { return span(Range{q.first, q.last + 1}); }
};

}  // namespace doisoat
