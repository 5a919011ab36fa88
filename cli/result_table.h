// What was read from one file, for people: its reports, its figures, its flags, its ledger.
#pragma once

#include <string>

#include "flow/read.h"

namespace doisoat {

std::string result_table(const Result& result, const Catalogue& catalogue, Language language, bool show_names);

}  // namespace doisoat
