// What can be a Vietnamese syllable: an onset, a rime and a tone that go together. It says nothing of whether the word exists,
// but text in a wrong encoding, or misread, hardly ever passes.
#pragma once

#include <string_view>

namespace doisoat {

// One word of letters and marks, either case, NFC or decomposed, tone mark anywhere on the rime.
bool is_syllable(std::string_view word);

}  // namespace doisoat
