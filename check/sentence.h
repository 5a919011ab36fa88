// A failing equation as a flag: its rule, its two numbers and the parameters of its message; and the message of an explanation.
#pragma once

#include <string>

#include "check/system.h"
#include "document/flag.h"

namespace doisoat {

// REQUIRES: the equation fails. Parameters: sum (the side that the others imply, "450 + 390 − 216", in Vietnamese form),
// expected, reported, difference, and confirmed ("words" where the amount in words agrees with the reported digits, else "no").
Flag broken(const System& system, size_t equation);

// Key of the message that says an explanation to people, of those under "explanation.": its parameters are `figure`, the value of
// the explanation's figure as it stands, and `value`. `confidence` is that with which the figure was read: where a picture shows plainly
// what stands there, an author's error is said to be one in spite of it.
std::string explanation_message(const Explanation& explanation, double confidence = 1);

}  // namespace doisoat
