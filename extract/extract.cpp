#include "extract/extract.h"

namespace doisoat {

Extraction extract(const Document&, const Catalogue&) { return {}; }

}  // namespace doisoat
