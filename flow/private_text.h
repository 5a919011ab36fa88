// Text of a document as it may be shown: names and birth years of private persons masked, code point for code point, so
// that lengths and offsets stay right; spaces stay, so that lines wrap as before.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "document/relation.h"

namespace doisoat {

// REQUIRES: document outlives it.
class PrivateText {
 public:
  // show_names: nothing is masked.
  PrivateText(const Document& document, const Extraction& extraction, bool show_names);

  std::string at(Span span) const;

 private:
  const Document& document_;
  std::vector<Span> masked_;  // sorted, not overlapping
};

}  // namespace doisoat
