// A trouble in people's words: what happened and what to do.
#pragma once

#include <string>

#include "catalogue/messages.h"
#include "document/trouble.h"

namespace doisoat {

// `file` is what the trouble is about, for those thrown where its name is not known.
std::string trouble_text(const Trouble& trouble, const std::string& file, const Messages& messages, Language language);

}  // namespace doisoat
