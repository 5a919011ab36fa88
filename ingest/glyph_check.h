// Numerals of a page's running text and tables compared with their own glyphs after the engine has read them.
#pragma once

#include <vector>

#include "ingest/glyph_reader.h"
#include "ingest/page_reading.h"

namespace doisoat {

// Doubtful words with digits: what the glyphs surely say otherwise replaces the engine's reading, which stays as an
// alternative; what they say alike makes it surer. Only the numeral in the word is touched, not the punctuation around it.
void check_numerals(std::vector<Word>& words, const GlyphReader& glyphs, int dpi);

// Whether any word is doubtful enough for that.
bool has_doubtful_numerals(const std::vector<Word>& words);

// The numeral with each full stop that reaches below the line as the comma it is: "20.0" → "20,0". A full stop that parts
// three digits may be meant and has to look like a comma plainly.
std::string with_true_commas(std::string numeral, const GlyphReader& glyphs, const Box& box, int dpi);

}  // namespace doisoat
