// From text as it was read to clean text: old encodings decoded, NFC, slips of OCR repaired, with the map back to raw.
#pragma once

#include "catalogue/catalogue.h"
#include "document/document.h"

namespace doisoat {

// For plain text files the clean text is NFC(raw), code point for code point, so that offsets hold.
Document normalize(const Document& document, const Catalogue& catalogue);

}  // namespace doisoat
