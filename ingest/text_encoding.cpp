#include "ingest/text_encoding.h"

#include "document/utf8.h"

namespace doisoat {
namespace {

// Windows-1252, 80–9F; 0 where it has no character.
constexpr char16_t kCp1252[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string decode_utf16(std::string_view bytes, bool little_endian) {
  std::string text;
  text.reserve(bytes.size());
  auto unit = [&](size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little_endian ? first | second << 8 : first << 8 | second);
  };
  for (size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(text, c == 0 ? kReplacement : c);  // a lone surrogate becomes U+FFFD, too
  }
  return text;
}

// UTF-8 with damage: far more letters of several bytes than bytes that fit nowhere.
bool is_mostly_utf8(std::string_view bytes) {
  size_t good = 0, broken = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    if (next_code_point(bytes, at) == kNotUtf8)
      ++broken;
    else if (at - begin > 1)
      ++good;
  }
  return broken * 4 <= good;
}

std::string mend_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == kNotUtf8 || c == 0)
      append_utf8(text, kReplacement);
    else
      text += bytes.substr(begin, at - begin);
  }
  return text;
}

std::string decode_cp1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (unsigned char byte : bytes) {
    const bool special = byte >= 0x80 && byte < 0xA0 && kCp1252[byte - 0x80] != 0;
    append_utf8(text, byte == 0 ? kReplacement : special ? kCp1252[byte - 0x80] : byte);
  }
  return text;
}

}  // namespace

std::string decode_text(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE"))
    text = decode_utf16(bytes.substr(2), true);
  else if (bytes.starts_with("\xFE\xFF"))
    text = decode_utf16(bytes.substr(2), false);
  else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    text = is_mostly_utf8(bytes) ? mend_utf8(bytes) : decode_cp1252(bytes);
  }
  if (text.find('\n') == std::string::npos)
    for (char& c : text)
      if (c == '\r') c = '\n';
  return text;
}

}  // namespace doisoat
