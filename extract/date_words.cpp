#include "extract/date_words.h"

#include <string>
#include <unordered_map>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

using W = TimeWord;

struct Entry {
  const char* written;  // with its marks
  W word;
  bool strict;  // other marks make another word
};

// A word whose marks are lost or misread is still taken where it is not strict: the grammar asks for more around it then.
constexpr Entry kWords[] = {
    {"ngày", W::day, false}, {"tháng", W::month, false}, {"năm", W::year, false}, {"quý", W::quarter, false},
    {"quí", W::quarter, true}, {"tuần", W::week, true}, {"giờ", W::hour, true}, {"phút", W::minute, false}, {"nửa", W::half_of, false},
    {"sáng", W::daytime, true}, {"trưa", W::daytime, true}, {"chiều", W::daytime, true}, {"tối", W::daytime, true},
    {"đêm", W::daytime, true}, {"hôm", W::daytime, true},
    {"đầu", W::first_part, false}, {"cuối", W::last_part, false}, {"của", W::of, true}, {"trong", W::in_, false}, {"và", W::and_, true},
    {"từ", W::from, true}, {"tu", W::from, true}, {"đến", W::until, false}, {"tới", W::until, true}, {"trước", W::before, false},
    {"sau", W::after, true}, {"kể", W::since, true}, {"tính", W::counted, true}, {"hết", W::up_to_end, true}, {"cho", W::cho, true},
    {"thời", W::moment, false}, {"điểm", W::point, false}, {"tại", W::at, false}, {"vào", W::on, false}, {"lúc", W::on, true},
    {"hồi", W::on, true}, {"cùng", W::same, false}, {"kỳ", W::period, false}, {"kì", W::period, true}, {"nay", W::now, true},
    {"này", W::this_, true}, {"ngoái", W::last_, true}, {"qua", W::last_, true}, {"liền", W::adjacent, true}, {"kề", W::adjacent, true},
    {"hiện", W::present, false}, {"báo", W::report1, false}, {"cáo", W::report2, false},
    {"sinh", W::born, true}, {"sn", W::birth_year, true}, {"mỗi", W::every, true}, {"hàng", W::every, true}, {"hằng", W::every, true},
    {"một", W::every, true}, {"các", W::plural, true}, {"những", W::plural, true},
    {"nhiều", W::plural, true}, {"mấy", W::plural, true},
    {"số", W::document, true}, {"định", W::document, true}, {"tư", W::document, true}, {"quyết", W::document, true},
    {"lệnh", W::document, true}, {"văn", W::document, true}, {"luật", W::law, true},
    {"giai", W::stage1, false}, {"đoạn", W::stage2, false},
    {"vụ", W::counter, true}, {"người", W::counter, false}, {"đối", W::counter, true}, {"trường", W::counter, true},
    {"bị", W::counter, true}, {"hồ", W::counter, true}, {"hộ", W::counter, true}, {"cây", W::counter, true}, {"gam", W::counter, true},
    {"gram", W::counter, true}, {"kg", W::counter, true}, {"viên", W::counter, true}, {"buổi", W::counter, true},
    {"lượt", W::counter, true}, {"cuộc", W::counter, true}, {"xã", W::counter, true}, {"phường", W::counter, true},
    {"thị", W::counter, true}, {"huyện", W::counter, true}, {"thôn", W::counter, true}, {"bản", W::counter, true},
    {"xóm", W::counter, true}, {"ấp", W::counter, true}, {"khu", W::counter, true}, {"tổ", W::counter, true}, {"tụ", W::counter, true},
    {"đợt", W::counter, true}, {"lớp", W::counter, true}, {"xe", W::counter, true}, {"tin", W::counter, true}, {"mẫu", W::counter, true},
    {"đơn", W::counter, true}, {"cơ", W::counter, true}, {"tỉnh", W::counter, true}, {"đồng", W::counter, true},
    {"triệu", W::counter, true}, {"tỷ", W::counter, true}, {"tỉ", W::counter, true}, {"nghìn", W::counter, true},
    {"ngàn", W::counter, true}, {"đ", W::counter, true}, {"đt", W::counter, true}, {"tờ", W::counter, true}, {"mô", W::counter, true},
    {"hội", W::counter, true}, {"chỉ", W::counter, true}, {"cán", W::counter, true}, {"đảng", W::counter, true}, {"học", W::counter, true},
    {"t", W::letter_t, true}, {"h", W::letter_h, true}, {"ba", W::three, true}, {"sáu", W::six, true}, {"chín", W::nine, true},
};

struct Known {
  W word = W::none;
  bool marked = false;
};

// By marked spelling first; by bare letters where some spelling of them is not strict.
struct Words {
  std::unordered_map<std::string, W> marked, bare;
  Words() {
    for (const Entry& entry : kWords) {
      FoldedWord folded = fold_word(entry.written);
      marked.emplace(folded.marked, entry.word);
      if (!entry.strict) bare.emplace(folded.bare, entry.word);
    }
  }
  Known find(const FoldedWord& folded) const {
    if (auto at = marked.find(folded.marked); at != marked.end()) return {at->second, true};
    if (auto at = bare.find(folded.bare); at != bare.end()) return {at->second, false};
    return {};
  }
};

// 1–4 for a quarter's Roman numeral, however its strokes were read; 0 for anything else.
int roman(const std::string& bare) {
  int strokes = 0;
  for (char c : bare) {
    if (c == 'i' || c == 'l') {
      ++strokes;
    } else if (c == 'v' && strokes == 1 && bare.size() == 2) {
      return 4;
    } else {
      return 0;
    }
  }
  return strokes <= 3 ? strokes : 0;
}

}  // namespace

std::vector<TimeToken> cut_time_tokens(std::string_view text) {
  static const Words words;
  std::vector<TimeToken> tokens;
  tokens.reserve(text.size() / 5 + 16);
  Gap gap = Gap::hard;
  int breaks = 0;
  bool in_row = false;  // of a table: what stands in the next row is another thing
  size_t at = 0;
  while (at < text.size()) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (c == ' ' || c == 0xA0 || c == '\r' || c == 0x200B || c == 0xFEFF || (c >= 0x2000 && c <= 0x200A)) {
      if (gap == Gap::none) gap = Gap::space;
      continue;
    }
    if (c == '\n' || c == '\f') {
      if (c == '\n') ++breaks;
      if (gap != Gap::hard) gap = breaks > 1 || in_row ? Gap::hard : Gap::line;
      in_row = false;
      continue;
    }
    if (c == '\t') {
      gap = Gap::hard;
      in_row = true;
      continue;
    }
    TimeToken token;
    token.gap = gap;
    gap = Gap::none;
    breaks = 0;
    if (is_digit(c)) {
      token.kind = TimeToken::Kind::digits;
      token.value = static_cast<int>(c - '0');
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (token.value < 10'000'000) token.value = token.value * 10 + (text[at] - '0');
        ++at;
      }
    } else if (is_letter(c)) {
      token.kind = TimeToken::Kind::word;
      token.lower = !is_upper(c);
      while (at < text.size()) {
        size_t next = at;
        if (!is_letter(next_code_point(text, next))) break;
        at = next;
      }
      if (at - begin <= 12) {  // the longest of the words in UTF-8, with marks that OCR put in
        FoldedWord folded = fold_word(text.substr(begin, at - begin));
        Known known = words.find(folded);
        token.word = known.word;
        token.marked = known.marked;
        if (known.word == W::none && folded.bare.size() <= 3) {
          token.value = roman(folded.bare);
          if (token.value) token.word = W::roman;
        }
      }
    } else {
      token.sign = c;
    }
    token.span = {static_cast<Offset>(begin), static_cast<Offset>(at)};
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace doisoat
