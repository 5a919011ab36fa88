// Numbers written in Vietnamese words: "một trăm linh hai triệu" = 102 000 000.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "document/decimal.h"
#include "extract/lexemes.h"

namespace doisoat {

// The number that the words say, all of them; words for the currency and "chẵn" at the end may stand. Marks are compared
// loosely (OCR loses them), the grammar strictly: "hai mươi mười" is no number. nullopt: not a number in words.
std::optional<Decimal> parse_number_words(std::span<const Lexeme> words);

}  // namespace doisoat
