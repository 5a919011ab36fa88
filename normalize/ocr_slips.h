// Repairs of what OCR misreads, on pages that were OCRed, and of signs that only look like letters, on every page but plain
// text.
#pragma once

#include "document/document.h"

namespace doisoat {

// Numerals by numeral_slips.h, word by word; numerals torn apart become one token. The reading as OCR gave it stays in raw, and
// among the token's alternatives, with what confidence the repair leaves for it. Precondition: text is NFC.
void repair_ocr_slips(Document& document);

// Đ for Ð (U+00D0, Icelandic), and in text that comes from layout programs: spaces of every width as one kind, and without soft
// hyphens, joiners and other signs that nobody sees. Not for plain text files, whose code points must keep their places.
void clean_signs(Document& document);

}  // namespace doisoat
