// From figures to flags: what must hold does hold, or which number is the likely culprit.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "document/flag.h"
#include "document/relation.h"

namespace doisoat {

struct Checked {
  std::vector<Flag> flags;        // in reading order
  std::vector<FigureId> doubted;  // figures whose numerals deserve a second reading, most doubtful first
};

// Pure and deterministic. Sees no pixels and no database.
Checked check(const Extraction& extraction, const Catalogue& catalogue);

}  // namespace doisoat
