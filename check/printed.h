// How precisely a figure was printed.
#pragma once

#include "document/figure.h"

namespace doisoat {

// The value of one unit of the last printed digit: 1 for "56", 0.001 for "5,524 gam", 100000 for "26,5 triệu đồng".
//
// A figure keeps its value in its unit (1200 g for "1,2 kg") and how many digits stood behind the mark; that it was printed in
// a larger unit shows in a whole value in spite of decimals, of a unit that is also written by the thousand or million.
Decimal last_digit(const Figure& figure);

// The same if `value` had been printed in the figure's place. A percent sign is easily read as one more digit and a comma is easily
// lost: a percentage that is what stands there without its last digit, or with a comma in it, was printed in as many decimals.
Decimal last_digit_if(const Figure& figure, Decimal value);

// The figure as an integer of its last printed digits: 5524 for "5,524".
Decimal printed_integer(const Figure& figure, Decimal value);

// Whether a value could have been printed for the figure: no fraction of a person, nothing below zero but changes.
bool could_stand(const Figure& figure, Decimal value);

}  // namespace doisoat
