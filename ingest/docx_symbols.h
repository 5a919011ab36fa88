// Signs of Word's symbol fonts, whose code points mean nothing outside them.
#pragma once

#include <string>
#include <string_view>

namespace doisoat::docx {

// The Unicode sign for a code point of the fonts Symbol and Wingdings (F020–F0FF or 20–FF); a bullet where none is known;
// the code point itself for any other font.
char32_t symbol(std::string_view font, char32_t code_point);

// Text of Word, in which a private-use sign may stand for a bullet: signs for readers, control characters gone.
void append_text(std::string& text, std::string_view words, std::string_view font = {});

// "12" as "¹²".
std::string superscript(std::string_view digits);

}  // namespace doisoat::docx
