// Replacing pieces of a document's text, with everything that points into the text carried over.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace doisoat {

struct Replacement {
  Span span;         // of the text as it is; never empty
  std::string text;  // what stands there instead; may be empty
};

// Rewrites document.text, moves the spans of pages, lines, tokens, tables and cells, and joins the change to raw_map, so that
// it still leads to `raw`. A span that begins inside a replaced piece begins at the piece's new text, one that ends inside ends
// behind it; neighbours that would overlap then are parted at the end of the first.
// Precondition: the replacements are in order, do not overlap, begin and end on code points. Linear.
void replace(Document& document, const std::vector<Replacement>& replacements);

// The map from the newest text to the oldest: `newer` leads to a middle text, `older` from there on.
TextMap compose(const TextMap& newer, const TextMap& older);

}  // namespace doisoat
