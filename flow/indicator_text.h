// What a figure counts, in people's words.
#pragma once

#include <string>

#include "catalogue/catalogue.h"
#include "db/queries.h"

namespace doisoat {

// "Người nghiện ma túy có hồ sơ quản lý · nữ"
std::string indicator_text(const std::string& code, const Breakdown& breakdown, const Catalogue& catalogue, Language language);

// The same of the figure that a flag is about: the one it says is reported, else its first; empty where that is not known.
std::string subject_text(const FlagRow& flag, const Catalogue& catalogue, Language language);

}  // namespace doisoat
