// One page → what stands on it: from its text layer or its picture, whichever is to be trusted.
#pragma once

#include "ingest/ocr.h"
#include "ingest/page_picture.h"
#include "ingest/page_reading.h"
#include "ingest/pdf_content.h"
#include "ingest/pdf_file.h"

namespace doisoat {

// `picture`: where given, receives the picture that was read, righted, for second readings; its image is null where there was none.
PageReading read_pdf_page(PdfFile& file, PdfContent* content, Recognizer& recognizer, int number, RightedPage* picture = nullptr);

// A decoded picture of a page.
PageReading read_picture(Decoded picture, Recognizer& recognizer, RightedPage* righted = nullptr);

}  // namespace doisoat
