// Which discrepancy a person should look at first.
#pragma once

#include <vector>

#include "db/queries.h"

namespace doisoat {

// The chance that something is wrong, in the report or in its reading: for a contradiction, that the text means what is contradicted
// (the parts are meant to make up the whole); for a numeral not read safely, that it was misread. 0–1.
double chance_wrong(const FlagRow& flag);

// chance_wrong times the weight of the flag's severity: 1 for an error, 0.5 for a warning, 0.1 for a note.
double urgency(const FlagRow& flag);

// The most urgent first; equally urgent ones in the order in which they came.
void sort_by_urgency(std::vector<FlagRow>& flags);

}  // namespace doisoat
