// A flag of the database for people: what contradicts what, where it stands, what probably went wrong, what was decided.
#pragma once

#include <string>

#include "cli/wording.h"
#include "db/queries.h"

namespace doisoat {

// explain: with the members of the sum and how surely each was read.
std::string flag_text(const FlagRow& flag, const Wording& wording, bool explain);

}  // namespace doisoat
