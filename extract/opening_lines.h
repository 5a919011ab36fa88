// What a line of a report's opening is: motto, organisation, number, title, the first of the body.
//
// `bare` is always bare_words of the same line; `line` comes without the ornaments around it (unadorned).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doisoat::opening {

constexpr size_t kLongLine = 240;  // bytes; a line of a header is shorter

std::string_view trim(std::string_view text);
// Without Markdown's stars and the specks that OCR leaves around a line.
std::string_view unadorned(std::string_view text);
inline bool starts(std::string_view text, std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; }

struct Letters {
  int capitals = 0, small = 0;
};
Letters count_letters(std::string_view text);
bool all_capitals(std::string_view text);  // but for a few that OCR misread
bool begins_with_letter(std::string_view text);
bool first_is_capital(std::string_view text);

// Small letters without marks, one blank between words and one at the end, so that a word is compared whole.
std::string bare_words(std::string_view text);

bool is_organisation(std::string_view fragment);          // "CÔNG AN HUYỆN …"
bool is_motto(const std::string& bare);                   // "Cộng hòa xã hội chủ nghĩa Việt Nam", "Đảng Cộng sản Việt Nam"
bool is_motto_rest(const std::string& bare);              // "Độc lập - Tự do - Hạnh phúc"
std::string_view before_motto(std::string_view fragment);  // what stands left of it when both columns were read as one line
bool is_stamp(std::string_view fragment);                 // "MẬT", "KHẨN"
bool is_annex(std::string_view line, const std::string& bare);
bool is_title(std::string_view line, const std::string& bare);
bool is_spaced_title(std::string_view line, const std::string& bare);  // "B Á O  C Á O"
bool is_period_line(const std::string& bare);             // "Từ ngày …", "Số liệu …": still part of the title
bool ends_open(std::string_view line);                    // its last word asks for more: "huyện", "về", a comma
bool is_heading(std::string_view line, const std::string& bare);  // "I.", "1.1", "a)", "-", "Phần thứ nhất": the body has begun
bool opens_body(std::string_view line, const std::string& bare);  // words with which a report's first sentence begins

// The number in "Số: 57-BC/ĐU", without blanks and dots; nullopt when the line has none. `end`, where given, is set behind it.
std::optional<std::string> number_of(std::string_view fragment, size_t* end = nullptr);

}  // namespace doisoat::opening
