// Unicode normal form C: letter and marks as one code point where there is one.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/respan.h"

namespace doisoat {

// What has to be replaced to make the text NFC; nothing when it is already. `text` is valid UTF-8. Pure; linear.
std::vector<Replacement> nfc(std::string_view text);

}  // namespace doisoat
