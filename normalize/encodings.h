// Text in an encoding from before Unicode, found out and decoded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/encodings.h"
#include "document/document.h"
#include "normalize/respan.h"

namespace doisoat {

// What a text reads best as.
struct EncodingGuess {
  std::string name;      // "tcvn3", "vni" …, "utf8" for UTF-8 taken for Windows-1252; empty: as it stands
  bool is_clear = true;  // false: it is not Unicode Vietnamese, but no encoding is ahead of the others by a margin
};

// Such text reaches us as the Windows-1252 characters of its bytes (from fonts that draw other letters), or as control
// characters where Windows-1252 has none. A reading is judged by its words with letters beyond ASCII: how many are Vietnamese
// syllables, how many are not. `lines` are the lines to judge together.
EncodingGuess guess_encoding(const std::vector<std::string_view>& lines, const Encodings& encodings);

// The replacements that decode one line's text in that encoding; spans count from the line's begin.
std::vector<Replacement> decode(std::string_view line, const std::string& encoding, const Encodings& encodings);

// Decodes the lines of the document that are in the encoding found for it; a line that reads as well as it stands is left
// alone, so that a letterhead in Unicode above a text in TCVN3 stays. Pages by OCR are left out: what OCR writes is Unicode. A
// page whose letters make no sense in any encoding gets the state damaged.
void decode_legacy(Document& document, const Encodings& encodings);

}  // namespace doisoat
