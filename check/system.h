// The equations of a document as one system: which hold, which fail, and which equations each figure stands in.
#pragma once

#include <vector>

#include "check/equation.h"

namespace doisoat {

struct System {
  const Extraction& extraction;
  const Rules& rules;
  std::vector<Equation> equations;
  std::vector<Outcome> outcomes;              // of the equations, as the figures stand
  std::vector<std::vector<size_t>> standing;  // by figure: the equations it stands in that pass or fail, failing ones first
  std::vector<bool> confirmed_by_words;       // by figure: its amount in words agrees with its digits
  double blur = 0;                            // share of the numerals read from pictures that were not read safely
};

System system_of(const Extraction& extraction, const Rules& rules);

// Failing equations, without those that only say again what an earlier one says: about the same figures, or about figures
// that the text states twice with the same value.
std::vector<size_t> failing(const System& system);

}  // namespace doisoat
