// Uneven light taken out of a scan or photo.
#pragma once

#include "ingest/image.h"

namespace doisoat {

// A scanner's deep shadows (gutter, lid) hold nothing and are painted white; those of a hand or telephone over a photographed
// sheet lie on its text.
enum class Lighting { scanner, photo };

// 8-bit gray, the brightest of R, G, B (erases red stamps and blue ink), divided by the paper's brightness around: paper is
// white everywhere, ink as dark as it was beside its paper.
Image even_out(const Image& source, Lighting lighting);

}  // namespace doisoat
