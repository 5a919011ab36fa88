// The words that speak of time, cut and recognised once so that the grammar of dates compares numbers, not strings.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace doisoat {

enum class TimeWord : std::uint8_t {
  none, day, month, year, quarter, week, hour, minute, half_of,  // ngày tháng năm quý tuần giờ phút nửa
  daytime,                                                       // sáng, trưa, chiều, tối, đêm, hôm
  first_part, last_part, of, in_, and_,                          // đầu cuối của trong và
  from, until, before, after, since, counted, up_to_end, cho,    // từ đến/tới trước sau kể tính hết cho
  moment, point, at, on,                                         // thời điểm tại vào
  same, period, now, this_, last_, adjacent, present, this_day,  // cùng kỳ nay này ngoái/qua liền/kề tại hiện
  report1, report2,                                              // báo cáo
  born, birth_year, every, plural,                               // sinh SN mỗi/hàng/hằng/một những/nhiều/các/mấy
  document, law,                                                 // số/định/tư/… before a number that is a document's; luật
  stage1, stage2,                                                // giai đoạn
  counter,                                                       // vụ, người …: what is counted, so the number is no date
  letter_t, letter_h, roman,                                     // T6/2024, 22h30, quý II
  three, six, nine,                                              // ba sáu chín
};

enum class Gap : std::uint8_t { none, space, line, hard };  // hard: a tab, an empty line or a start of text

struct TimeToken {
  Span span;
  enum class Kind : std::uint8_t { word, digits, sign } kind = Kind::sign;
  Gap gap = Gap::hard;             // before it
  TimeWord word = TimeWord::none;
  bool marked = false;             // the word carries exactly its right marks
  bool lower = false;              // begins with a small letter
  char32_t sign = 0;
  int value = 0;                   // of digits (capped at 99,999,999) and Roman numerals
};

std::vector<TimeToken> cut_time_tokens(std::string_view text);

}  // namespace doisoat
