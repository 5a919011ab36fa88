// Photos of a sheet of paper on a table: the sheet is found and laid flat, as a scanner would have seen it.
#pragma once

#include "ingest/image.h"

namespace doisoat {

// The sheet alone, 8-bit gray (the brightest of R, G, B), about as large as it is in the photo but at most A4 at 300 dpi;
// null where no whole sheet is seen on a darker ground: scans, and photos in which the sheet runs out of the frame.
//
// The sheet is the largest bright area, by several thresholds, whose outline is four smooth sides. Perspective is undone by
// the projective map of its corners (Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989), curl by blending how
// far each side bends off its chord (a Coons patch): paper bends one way only, so the text between bends as the sides do.
Image flatten_sheet(const Image& photo);

}  // namespace doisoat
