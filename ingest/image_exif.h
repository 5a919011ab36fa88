// The orientation that cameras write into JPEG files.
#pragma once

#include <string_view>

namespace doisoat {

// EXIF orientation 1–8 (1: upright, as is; also when there is none).
int exif_orientation(std::string_view jpeg);

}  // namespace doisoat
