// What all fuzz targets share: a broken promise stops the run, trouble with a strange file is an answer.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/invariants.h"

namespace doisoat {

inline void require_invariants(const Document& document) {
  const std::string broken = broken_invariant(document);
  if (broken.empty()) return;
  std::fprintf(stderr, "broken invariant: %s\n", broken.c_str());
  std::abort();
}

}  // namespace doisoat

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
