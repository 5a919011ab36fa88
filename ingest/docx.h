// Word files (DOCX, DOCM, DOTX: Office Open XML, transitional or strict) as Documents.
#pragma once

#include <string_view>

#include "document/document.h"

namespace doisoat {

// One page (Word breaks pages when it prints) with source docx; name and sha256 are left to the caller. Pure.
//
// The text is what a reader sees: automatic numbers and bullets written out, deletions of tracked changes gone and insertions
// kept, hidden text gone, fields by their last result, footnotes as lines "¹ …" behind their paragraph or table, text boxes
// behind theirs. A paragraph is a line that begins_paragraph; a manual line break begins a line that does not. A row of a table
// is one line with a field for each column of the grid. A letterhead or signature set as a borderless table of two columns
// becomes lines "left TAB right" and no table. Rows set with TABs in
// paragraphs are tables as in plain text (text_tables.h). Headers and footers only where they say what stands nowhere else.
// Soft hyphens (U+00AD) are kept: in TCVN3 they are the letter ư; normalize drops the others.
//
// A file without text that holds pictures has page state unreadable; one with neither is blank.
// Throws Trouble: file.damaged, file.password, file.too_large {most}.
Document read_docx(std::string_view bytes);

}  // namespace doisoat
