// Byte offsets of a text as offsets in code points, which is how the contract counts.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace doisoat {

// REQUIRES: the text outlives it. A look-up reads at most kStep bytes.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  Offset at(Offset byte) const;

 private:
  static constexpr size_t kStep = 256;
  std::string_view text_;
  std::vector<Offset> before_;  // code points before each multiple of kStep
};

}  // namespace doisoat
