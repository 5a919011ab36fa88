#include "normalize/normalize.h"

#include "normalize/encodings.h"
#include "normalize/nfc.h"
#include "normalize/ocr_slips.h"
#include "normalize/respan.h"

namespace doisoat {

Document normalize(const Document& document, const Catalogue& catalogue) {
  Document clean = document;
  if (clean.raw.empty()) {
    clean.raw = clean.text;
    clean.raw_map = {};
  }
  decode_legacy(clean, catalogue.encodings);
  clean_signs(clean);
  replace(clean, nfc(clean.text));
  repair_ocr_slips(clean);
  return clean;
}

}  // namespace doisoat
