// What one more change adds to a first one.
#pragma once

#include "check/candidate.h"

namespace doisoat {

// The factor by which second changes make the first one likelier: they mend equations that it leaves or makes broken. An equation that
// was broken before could be mended without the first change as well; only what the first adds to that speaks for it.
double second_changes(const System& system, const Candidate& first);

// Two numerals of one equation, the first of which a picture shows to be doubtful: added to `found`.
void add_doubtful_pairs(const System& system, const Equation& equation, std::vector<Candidate>& found);

}  // namespace doisoat
