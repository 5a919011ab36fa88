// One numeral supposed to be another: how probable the slip is, and what it does to the equations that the numeral stands in.
#pragma once

#include <optional>
#include <vector>

#include "check/system.h"

namespace doisoat {

// What is supposed of a report, beside what stands in it.
struct Supposition {
  explicit Supposition(const System& system) : values(system.extraction) {}
  Supposed values;
  std::vector<FigureId> changed;       // in the order in which they were supposed
  std::vector<FigureId> words_follow;  // those whose words were written along with the wrong digits
};

struct Candidate {
  FigureId figure = 0;
  Decimal value;
  // An author who works a number out wrongly writes the wrong one wherever he tells it again, in figures and in words; a misread or
  // mistyped numeral is wrong in one place.
  bool copied = false;
  double misread = 0, author = 0;  // relative to leaving every equation as it stands
  double effect = 1;               // what the equations say: a factor in both, with that of the suppositions before
  std::vector<size_t> open;        // equations of all changed figures that fail after the change
  double total() const { return misread + author; }
};

// Candidates with the figure's values that mend the equation, if all else is as supposed. A percentage is mended by a range of counts:
// those that other broken equations of the figure ask for are among them.
std::vector<Candidate> candidates(const System& system, const Equation& equation, FigureId figure, const Supposition& supposed);

Supposition supposing(Supposition before, const System& system, const Candidate& candidate);

}  // namespace doisoat
