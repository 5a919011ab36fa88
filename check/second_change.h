// What one more change adds to a first one.
#pragma once

#include "check/candidate.h"

namespace doisoat {

// Broken equations that share a figure with this one: whatever explains this one, they are to be explained, too.
std::vector<size_t> neighbours_of(const System& system, size_t equation);

// How much likelier the neighbours are mended by changes of figures that do not stand in the explained equation than left broken: what
// goes with every explanation that changes no figure.
double mended_apart(const System& system, const std::vector<size_t>& neighbours, const Equation& explained);

// The same after a first change that mends the equation: of the neighbours that it leaves broken, and of what it breaks; relative to
// `apart`. A neighbour may well be mended by itself: a first change that mends it, too, is only as much better as it is likelier.
double second_changes(const System& system, const std::vector<size_t>& neighbours, const Equation& explained, const Candidate& first,
                      double apart);

// Two numerals of one equation, the first of which a picture shows to be doubtful: added to `found`.
void add_doubtful_pairs(const System& system, const Equation& equation, std::vector<Candidate>& found);

}  // namespace doisoat
