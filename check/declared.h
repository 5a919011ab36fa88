// Relations that hold between indicators whether the text says so or not (catalogue/rules/declared.toml).
#pragma once

#include <vector>

#include "check/equation.h"

namespace doisoat {

// Adds an equation for every declared relation whose figures stand in one report, for the same area, time and breakdown. Where an
// indicator is stated more than once for them, nothing can be told apart and nothing is added.
void add_declared(const Extraction& extraction, const Rules& rules, std::vector<Equation>& equations);

}  // namespace doisoat
