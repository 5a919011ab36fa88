// From a file to a Document: identify, unpack, render, OCR, text layers, Word. The only folder that sees file formats.
#pragma once

#include <filesystem>

#include "document/document.h"

namespace doisoat {

// Reads the file, whatever it is; decides by content, not by name. Parsing happens in worker processes.
// Throws Trouble (docs/errors.md: file.*) when nothing can be read.
Document ingest(const std::filesystem::path& file);

}  // namespace doisoat
