#include "ingest/docx_symbols.h"

#include <array>

#include "document/utf8.h"

namespace doisoat::docx {
namespace {

struct Sign {
  unsigned char code;
  char32_t sign;
};

constexpr char32_t kBullet = 0x2022;

// What reports use of the font Symbol; digits, brackets and punctuation stand where ASCII has them.
constexpr Sign kSymbol[] = {{0x2A, U'*'},   {0x2D, U'-'},   {0x6D, 0x00B5}, {0xA3, 0x2264}, {0xA5, 0x221E}, {0xAE, 0x2192},
                            {0xAB, 0x2194}, {0xB0, 0x00B0}, {0xB1, 0x00B1}, {0xB2, 0x2033}, {0xB3, 0x2265}, {0xB4, 0x00D7},
                            {0xB8, 0x00F7}, {0xB9, 0x2260}, {0xBB, 0x2248}, {0xBC, 0x2026}, {0xD0, 0x00B0}, {0xDE, 0x21D2}};
constexpr Sign kWingdings[] = {{0x6E, 0x25A0}, {0x6F, 0x2610}, {0x71, 0x2610}, {0x76, 0x2756}, {0xA7, 0x25AA}, {0xA8, 0x2610},
                               {0xD8, 0x27A2}, {0xE0, 0x2192}, {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612}, {0xFE, 0x2611}};

template <size_t N>
char32_t find(const Sign (&signs)[N], char32_t code) {
  for (const Sign& sign : signs)
    if (sign.code == code) return sign.sign;
  return 0;
}

bool is_private(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

}  // namespace

char32_t symbol(std::string_view font, char32_t c) {
  const char32_t code = is_private(c) ? c - 0xF000 : c;
  if (font.starts_with("Wingdings") || font.starts_with("Webdings")) {
    const char32_t sign = find(kWingdings, code);
    return sign ? sign : kBullet;
  }
  if (font.starts_with("Symbol")) {
    if (const char32_t sign = find(kSymbol, code)) return sign;
    return code >= 0x20 && code < 0x40 ? code : kBullet;
  }
  if (!is_private(c)) return c;
  // The font is not said. Bullets of Wingdings and Symbol do not collide; ASCII is what hyphens and digits are.
  if (const char32_t sign = find(kWingdings, code); sign && code >= 0xA7) return sign;
  return code < 0x7F ? code : kBullet;
}

void append_text(std::string& text, std::string_view words, std::string_view font) {
  for (size_t at = 0; at < words.size();) {
    const char32_t c = next_code_point(words, at);
    if (c == kNotUtf8)
      append_utf8(text, kReplacement);
    else if (c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029 || c == 0x85)
      text += ' ';
    else if (c >= 0x20 && c != 0x7F && c != 0xFEFF)
      append_utf8(text, is_private(c) ? symbol(font, c) : c);
  }
}

std::string superscript(std::string_view digits) {
  constexpr std::array kDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (char digit : digits) text += kDigits[static_cast<size_t>(digit - '0')];
  return text;
}

}  // namespace doisoat::docx
