// From what was seen on a page to a Document of that one page: text in reading order with its spans.
#pragma once

#include "document/document.h"
#include "ingest/page_reading.h"

namespace doisoat {

Document compose(const PageReading& page, int number);

// Appends a page's document to the whole; pages are parted by '\f'.
void append(Document& whole, const Document& page);

}  // namespace doisoat
