// The picture of a page, as it is read by OCR: the same each time, so that a box found in it means the same place later.
#pragma once

#include "ingest/image.h"
#include "ingest/image_clean.h"
#include "ingest/ocr.h"
#include "ingest/pdf_content.h"
#include "ingest/pdf_file.h"

namespace doisoat {

// The original scan where the page is one JPEG, else a rendering at the resolution of its largest picture. `content` may be
// null (qpdf gave up on the file); `drawn` is what it says of the page.
Decoded pdf_picture(PdfFile& file, PdfContent* content, const PageContent& drawn, int number);

// Righted, cleaned, and of no more dots than the engine reads best.
struct RightedPage {
  Cleaned cleaned;
  int rotation = 0;  // degrees clockwise by which the source was turned
  int dpi = 0;
  double width() const;  // points
  double height() const;
};

// `rotation`: what is known already; -1: lines that run down the page make it be turned, as orientation detection says.
RightedPage right(Image source, int stated_dpi, Recognizer& recognizer, int rotation = -1);

}  // namespace doisoat
