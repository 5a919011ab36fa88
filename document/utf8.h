// UTF-8, code point by code point, strictly: overlong forms, surrogates and values above U+10FFFF are no UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doisoat {

inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;
inline constexpr char32_t kReplacement = 0xFFFD;

// The code point that begins at byte `at`, which moves behind it. Where the bytes are no UTF-8: kNotUtf8, and `at` moves
// on by one byte. Precondition: at < text.size().
char32_t next_code_point(std::string_view text, size_t& at);

// Appends the code point; one that cannot be encoded becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

bool is_utf8(std::string_view text);

}  // namespace doisoat
