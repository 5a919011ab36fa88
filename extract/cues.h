// Cues: the words that say how a number is meant ("tăng", "bổ sung", "đầu kỳ", "tổng"), found nearest to it.
#pragma once

#include <initializer_list>
#include <string_view>

#include "extract/resolution_context.h"

namespace doisoat {

struct Cue {
  std::string_view name;  // as the catalogue calls it; empty: there is none
  double cost = 1e9;      // of the way from the cue to the quantity
  Range range;

  bool found() const { return !name.empty(); }
  bool within(double limit) const { return found() && cost < limit; }
};

// Costs of a cue up to which it speaks of the number itself, of a direction that does, and from which it comes from a label.
inline constexpr double kCueAtNumber = 2;
inline constexpr double kDirectionAtNumber = 2.5;
inline constexpr double kCueNearNumber = 3;
inline constexpr double kCueInLabel = 10;

// The nearest cue of these names at the quantity: in its segment, or (where `labels` are asked, too) in the label that governs
// it.
Cue nearest_cue(const ResolutionContext& context, const Quantity& quantity, std::initializer_list<std::string_view> names,
                bool labels = true);

// Whether a cue stands anywhere in the quantity's sentence, before or behind it.
bool cue_in_sentence(const ResolutionContext& context, const Quantity& quantity, std::string_view name);

// "còn", "hiện", "nay" right before the word: what is left or there now; without their marks they would be other words.
bool says_left_over(const std::vector<Lexeme>& lexemes, LexemeIndex before);

// Where the number is said to move: increase, decrease or undecided_direction, from the words, the printed sign, or the
// quantity counted in one breath before it.
Cue direction_of(const ResolutionContext& context, int quantity);

}  // namespace doisoat
