// One page → what stands on it: from its text layer or its picture, whichever is to be trusted.
#pragma once

#include "ingest/ocr.h"
#include "ingest/page_reading.h"
#include "ingest/pdf_content.h"
#include "ingest/pdf_file.h"

namespace doisoat {

PageReading read_pdf_page(PdfFile& file, PdfContent* content, Recognizer& recognizer, int number);

// A decoded picture of a page.
PageReading read_picture(Decoded picture, Recognizer& recognizer);

}  // namespace doisoat
