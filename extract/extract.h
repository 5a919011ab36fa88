// From a Document to its figures: numerals, structure, phrases, resolution.
#pragma once

#include "catalogue/catalogue.h"
#include "document/document.h"
#include "document/relation.h"

namespace doisoat {

// Pure. `document` is normalized. Linear in the length of the text.
Extraction extract(const Document& document, const Catalogue& catalogue);

}  // namespace doisoat
