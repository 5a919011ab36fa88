#include "normalize/normalize.h"

#include "normalize/encodings.h"
#include "normalize/nfc.h"
#include "normalize/respan.h"

namespace doisoat {

Document normalize(const Document& document, const Catalogue& catalogue) {
  Document clean = document;
  if (clean.raw.empty()) {
    clean.raw = clean.text;
    clean.raw_map = {};
  }
  decode_legacy(clean, catalogue.encodings);
  replace(clean, nfc(clean.text));
  return clean;
}

}  // namespace doisoat
