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

// What no report prints inside its words: private and unassigned code points, the replacement character, and the Latin-1
// signs that TCVN3 and other old encodings put in the place of letters.
bool is_strange(char32_t c, bool beside_letter) {
  if (c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff && !(c >= 0xf020 && c <= 0xf0ff)) || c >= 0xf0000) return true;
  if (c >= 0x80 && c < 0xa0) return true;
  if (c >= 0xa1 && c <= 0xff && !is_vietnamese(c))
    return beside_letter && c != 0xab && c != 0xbb && c != 0xb0 && c != 0xb2 && c != 0xb3;
  return false;
}

}  // namespace

bool is_trustworthy(const std::vector<Word>& words) {
  int strange = 0, visible = 0;
  for (const Word& word : words) {
    bool has_letter = false;
    for (std::size_t at = 0; at < word.text.size();) {
      char32_t c = next_code_point(word.text, at);
      has_letter = has_letter || is_ascii_letter(c);
    }
    for (std::size_t at = 0; at < word.text.size();) {
      char32_t c = next_code_point(word.text, at);
      ++visible;
      if (is_strange(c, has_letter)) ++strange;
    }
  }
  if (visible == 0) return false;
  if (strange * 50 > visible) return false;
  return true;
}

}  // namespace doisoat
