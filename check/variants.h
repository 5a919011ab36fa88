// Other numerals that one may have been meant to be: what a picture shows wrongly, what fingers type wrongly.
#pragma once

#include <vector>

#include "catalogue/rules.h"
#include "document/figure.h"

namespace doisoat {

// How one numeral turns into another by a slip.
enum class Slip { digit, transposed, lost, doubled, mark, sign, other };  // sign: a percent sign read as a digit

// The value is what would stand there but for the slip.
struct Variant {
  Decimal value;
  Slip slip = Slip::digit;
};

// All values one slip away from the figure's, at its printed precision: about 20 a digit.
std::vector<Variant> variants(const Figure& figure, const Prices& prices);

// Chance that a person who means to type `meant`, and errs, types the figure as it stands. Slip `other` has none of its own.
double typing_chance(const Figure& figure, Decimal meant);
// Chance that a picture of `printed`, misread, is read as the figure stands.
double reading_chance(const Figure& figure, Decimal printed, const Prices& prices);

}  // namespace doisoat
