#include "document/utf8.h"

namespace doisoat {

char32_t next_code_point(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first <= 0xF4  ? 3
                   : first >= 0xE0 && first < 0xF0 ? 2
                   : first >= 0xC2 && first < 0xE0 ? 1
                                                   : 0;
  if (more == 0 || text.size() - at < static_cast<size_t>(more)) return kNotUtf8;
  char32_t value = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return kNotUtf8;
    value = value << 6 | (byte & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  if (value < kLeast[more] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kNotUtf8;
  at += more;
  return value;
}

void append_utf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned char kMarks[] = {0, 0xC0, 0xE0, 0xF0};
  char bytes[4] = {static_cast<char>(kMarks[more] | c >> (6 * more))};
  for (int i = 1; i <= more; ++i) bytes[i] = static_cast<char>(0x80 | ((c >> (6 * (more - i))) & 0x3F));
  text.append(bytes, static_cast<size_t>(more + 1));
}

bool is_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();)
    if (next_code_point(text, at) == kNotUtf8) return false;
  return true;
}

}  // namespace doisoat
