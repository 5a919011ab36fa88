// A plain text file as a Document.
#pragma once

#include <string_view>

#include "document/document.h"

namespace doisoat {

// The bytes of a text file: text, pages (parted by form feeds), lines, tables. Pure; `name` and `sha256` are left to the
// caller.
//
// The text keeps every code point of the file (but a BOM), so that a place in it is a place in the file; a '\r' before '\n'
// stays and belongs to no line. Blank lines are no lines. begins_paragraph: after a blank line, at the top of a page after a
// blank line, and for every line of a file that has its paragraphs on one line each (a line of more than 200 code points).
Document read_text(std::string_view bytes);

// Text of PageSource::text, already UTF-8. For the other readers of text-like formats and for tests.
Document document_of_text(std::string text);

}  // namespace doisoat
