#include "check/other_numeral.h"

#include "catalogue/fold.h"
#include "check/printed.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

char digit_like(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<char>(c);
  if (c > 0x10FFFF) return 0;  // no character
  if (c == 0xD8) return '0';  // Ø
  if (c == 0xA7) return '8';  // §
  if (c == 0xB0) return '0';  // °
  std::string letter;
  append_utf8(letter, c);
  if (c >= 0x80 && is_letter(c)) letter = fold_bare(letter);
  switch (letter.size() == 1 ? letter.front() : 0) {
    case 'O': case 'o': case 'Q': return '0';
    case 'I': case 'i': case 'l': case '|': case '!': case ']': case '[': return '1';
    case 'Z': case 'z': return '2';
    case 'S': case 's': return '5';
    case 'G': case 'b': return '6';
    case 'B': return '8';
    case 'g': case 'q': return '9';
    default: return 0;
  }
}

}  // namespace

std::string as_digits(std::string_view reading) {
  constexpr std::u32string_view kAround = U" ()[]{}|:;.,*'\"“”‘’«»+-–—_~%";
  std::u32string text;
  for (size_t at = 0; at < reading.size();) text += next_code_point(reading, at);
  auto around = [&](char32_t c) { return kAround.find(c) != kAround.npos; };
  while (!text.empty() && around(text.back())) text.pop_back();
  while (!text.empty() && around(text.front())) text.erase(text.begin());
  std::string digits;
  bool any_digit = false;
  for (char32_t c : text) {
    char read = c == '.' || c == ',' ? static_cast<char>(c) : digit_like(c);
    if (!read) return {};
    any_digit = any_digit || (c >= '0' && c <= '9');
    digits += read;
  }
  // Letters alone are a word.
  return any_digit ? digits : std::string();
}

std::optional<Decimal> value_of(const Figure& figure, const Alternative& alternative) {
  // Vietnamese form: dots part thousands, one comma before the decimals; a dot before any but three digits is a mistaken comma.
  std::string text = as_digits(alternative.text);
  size_t dot = text.rfind('.');
  bool groups = dot != std::string::npos && text.find(',') == std::string::npos && text.size() - dot - 1 == 3;
  bool point = dot != std::string::npos && text.find(',') == std::string::npos && !groups && text.find('.') == dot;
  std::string canonical;
  int decimals = -1;
  for (char c : text) {
    if ((c == ',' || (c == '.' && point)) && decimals < 0) {
      canonical += '.';
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      canonical += c;
      if (decimals >= 0) ++decimals;
    } else if (c == ',') {
      return std::nullopt;
    }
  }
  auto value = Decimal::parse(canonical);
  if (!value) return std::nullopt;
  try {
    // The multiple of the unit in which the figure is printed: 1000 for "1,2 kg" in grams.
    Decimal multiple = last_digit(figure);
    for (int i = 0; i < figure.decimals; ++i) multiple = multiple * Decimal(10);
    Decimal result = *value * multiple;
    return figure.value.is_negative() ? -result : result;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace doisoat
