#include "catalogue/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>

namespace doisoat {
namespace {

constexpr char32_t kGrave = 0x300, kAcute = 0x301, kTilde = 0x303, kHook = 0x309, kDot = 0x323;
constexpr char32_t kCircumflex = 0x302, kBreve = 0x306, kHorn = 0x31B;

bool is_tone(char32_t c) { return c == kGrave || c == kAcute || c == kTilde || c == kHook || c == kDot; }
bool is_shape(char32_t c) { return c == kCircumflex || c == kBreve || c == kHorn; }

// A letter taken apart: its plain lower-case letter, its shape mark, its tone.
struct Letter {
  char32_t base = 0;
  char32_t shape = 0;
  char32_t tone = 0;
};

Letter take_apart(char32_t c) {
  c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (c == 0x111 || c == 0xF0 || c == 0x256) return {0x111, 0, 0};  // đ and its look-alikes ð, ɖ
  Letter letter{c, 0, 0};
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (c > 0x7F && U_SUCCESS(status) && nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
    letter.base = static_cast<char32_t>(parts.char32At(0));
    for (int i = 1; i < parts.length(); ++i) {
      auto mark = static_cast<char32_t>(parts.char32At(i));
      if (is_tone(mark)) letter.tone = mark;
      if (is_shape(mark)) letter.shape = mark;
    }
  }
  return letter;
}

// Letters of Vietnamese lie below U+0250 and in U+1E00–U+1EFF: both ranges are taken apart once.
const Letter& letter(char32_t c) {
  static const auto low = [] {
    std::array<Letter, 0x250> table;
    for (char32_t i = 0; i < table.size(); ++i) table[i] = take_apart(i);
    return table;
  }();
  static const auto high = [] {
    std::array<Letter, 0x100> table;
    for (char32_t i = 0; i < table.size(); ++i) table[i] = take_apart(0x1E00 + i);
    return table;
  }();
  if (c < 0x250) return low[c];
  if (c >= 0x1E00 && c < 0x1F00) return high[c - 0x1E00];
  thread_local Letter other;
  return other = take_apart(c);
}

}  // namespace

FoldedWord fold_word(std::string_view word) {
  FoldedWord folded;
  char32_t tone = 0;
  for (size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {  // most letters even of Vietnamese
      char plain = word[at++];
      if (plain >= 'A' && plain <= 'Z') plain = static_cast<char>(plain - 'A' + 'a');
      folded.bare += plain;
      folded.marked += plain;
      continue;
    }
    char32_t c = next_code_point(word, at);
    if (is_tone(c)) {
      tone = c;
      continue;
    }
    if (is_shape(c)) {
      append_utf8(folded.marked, c);
      continue;
    }
    const Letter& l = letter(c);
    append_utf8(folded.bare, l.base == 0x111 ? U'd' : l.base);
    append_utf8(folded.marked, l.base);
    if (l.shape) append_utf8(folded.marked, l.shape);
    if (l.tone) tone = l.tone;
  }
  if (tone) append_utf8(folded.marked, tone);
  return folded;
}

std::string fold_bare(std::string_view text) { return fold_word(text).bare; }

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
bool is_upper(char32_t c) { return c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isupper(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

}  // namespace doisoat
