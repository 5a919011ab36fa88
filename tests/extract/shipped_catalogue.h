// The catalogue of the source tree, loaded once for all tests of the program.
#pragma once

#include "catalogue/catalogue.h"

namespace doisoat {

inline const Catalogue& shipped_catalogue() {
  static const Catalogue catalogue = load_catalogue(DOISOAT_SOURCE_DIR "/catalogue");
  return catalogue;
}

}  // namespace doisoat
