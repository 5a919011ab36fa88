// The words of table labels that no phrase of the catalogue explains: those that say nothing, those that change everything.
#pragma once

#include "extract/lexemes.h"
#include "extract/structure.h"

namespace doisoat {

// Leaves the label's meaning as it is: "tổng", "số", "của".
bool is_label_filler(const Lexeme& word);

// Changes what is counted, so that a label with such a word that no phrase explains is another thing: "mới", "chưa", "tái".
bool qualifies_label(const Lexeme& word);

// How many lexemes at `i` name what the columns or rows below them are sorted by, or that something is counted at all: "Giới
// tính", "Độ tuổi", "Khối lượng", "Kết quả". 0: none.
LexemeIndex neutral_words_at(const std::vector<Lexeme>& lexemes, LexemeIndex i, LexemeIndex end);

// "Tỷ lệ", "phần trăm". 0: none.
LexemeIndex rate_words_at(const std::vector<Lexeme>& lexemes, LexemeIndex i, LexemeIndex end);

}  // namespace doisoat
