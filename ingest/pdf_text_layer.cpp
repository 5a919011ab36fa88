#include "ingest/pdf_text_layer.h"

#include <string_view>

#include "document/utf8.h"

namespace doisoat {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters of Vietnamese beyond ASCII, composed or as combining marks.
bool is_vietnamese(char32_t c) {
  if (c >= 0x1ea0 && c <= 0x1ef9) return true;
  if (c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169 ||
      c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0) {
    return true;
  }
  if (c == 0x300 || c == 0x301 || c == 0x302 || c == 0x303 || c == 0x306 || c == 0x309 || c == 0x31b || c == 0x323) return true;
  if (c < 0xc0 || c > 0xfd) return false;
  static constexpr std::u32string_view kLatin = U"ÀÁÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";
  return kLatin.find(c) != kLatin.npos;
}

// Code points that say nothing: private ones (but those of symbol fonts, which draw bullets) and the replacement character.
bool is_meaningless(char32_t c) {
  return c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff && !(c >= 0xf020 && c <= 0xf0ff)) || c >= 0xf0000;
}

bool is_vowel(char32_t c) {
  if (c < 0x80) return std::u32string_view(U"aeiouyAEIOUY").find(c) != std::u32string_view::npos;
  return is_vietnamese(c) && c != 0x110 && c != 0x111 && c != 0xd0;
}

}  // namespace

bool is_trustworthy(const std::vector<Word>& words) {
  int meaningless = 0, visible = 0, syllables = 0, without_vowel = 0;
  for (const Word& word : words) {
    int letters = 0, small = 0, others = 0;
    bool vowel = false;
    for (std::size_t at = 0; at < word.text.size();) {
      char32_t c = next_code_point(word.text, at);
      ++visible;
      if (is_meaningless(c)) ++meaningless;
      if (c >= 'a' && c <= 'z') ++small;
      if (is_ascii_letter(c) || is_vietnamese(c)) {
        ++letters;
        vowel = vowel || is_vowel(c);
      } else {
        // Latin-1 signs inside a word are letters of TCVN3 or VNI, which normalize decodes.
        if (c >= 0x80) vowel = true;
        ++others;
      }
    }
    if (small >= 2 && letters >= others) {  // abbreviations in capitals need no vowel
      ++syllables;
      if (!vowel) ++without_vowel;
    }
  }
  if (visible == 0 || meaningless * 50 > visible) return false;
  // Every Vietnamese syllable has a vowel; letters mapped to other letters lose it.
  return without_vowel * 4 <= syllables;
}

}  // namespace doisoat
