// Mentions of time in a report's text: days, months, quarters, spans, years, lengths, clock times, and the words that only a
// report gives a date to ("cùng kỳ năm trước", "hiện nay").
//
// One pass over the words; nothing backtracks further than a few words, so time is linear in the text. What a mention leaves
// unsaid (the year of "26/6") stays unsaid: `with_year` fills it in once the report is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/date.h"
#include "document/document.h"

namespace doisoat {

enum class TimeKind {
  day,        // 31/5/2024, ngày 21 tháng 02 năm 2024; "ngày 15" (month and year 0)
  day_month,  // ngày 26/6, 15/12 năm trước
  month,      // tháng 6 năm 2024, 06/2024, tháng 6
  quarter,    // quý I/2024
  half,       // 6 tháng đầu năm 2024
  months,     // the first or last n months of a year, n neither 3, 6 nor 12
  year,       // năm 2023
  range,      // từ ngày 15/12/2023 đến ngày 31/5/2024, giai đoạn 2021 - 2025
  blank_day,  // ngày … tháng 6 năm 2024: a dateline not filled in
  duration,   // 03 tháng, 24 giờ
  clock,      // 22 giờ 30 phút
  relative,   // cùng kỳ năm 2023, hiện nay, đầu kỳ
};
const char* name(TimeKind kind);

// How the words before the mention use it.
enum class TimeCue { at, before, until, as_of, from, since, after };
const char* name(TimeCue cue);

enum class RelativeTime {
  none,
  same_period,   // cùng kỳ: the report's span in the year before, or in the mention's year
  now,           // hiện nay, hiện tại, đến nay, đến thời điểm báo cáo
  period_start,  // đầu kỳ
  period_end,    // cuối kỳ
  this_period,   // trong kỳ, kỳ này
  last_period,   // kỳ trước
  year_start,    // đầu năm [2024]
  year_end,      // cuối năm [2023]
  this_year, last_year,
  this_quarter, last_quarter,
  this_month, last_month,
  this_week, last_week,
};
const char* name(RelativeTime relative);

enum class TimeUnit { none, minute, hour, day, week, month, quarter, year };

// What is said of one point or stretch of time; 0 where it is not said.
struct TimePoint {
  int year = 0;
  int first_month = 0, last_month = 0;  // equal for a month; 1–3 for quý I; 7–12 for 6 tháng cuối năm
  int day = 0;
  std::optional<int> year_shift;  // năm trước −1, năm nay 0: against the report's year

  // The first and last day; nullopt while the year (or, where there is a day, the month) is not known.
  std::optional<Date> first() const;
  std::optional<Date> last() const;
};

struct TimeMention {
  Span span;  // with the words that belong to it: "ngày", "năm", "tính đến", "từ … đến …"
  TimeKind kind = TimeKind::day;
  TimeCue cue = TimeCue::at;
  RelativeTime relative = RelativeTime::none;  // of a range: of its end ("đến nay") or its start ("từ đầu năm")
  TimePoint start, stop;                       // stop: of ranges only, equal to start otherwise
  std::optional<Date> from, to;                // both days included; nullopt where the text does not settle it
  bool valid = true;   // false: no such day, month or year ("31/02/2024", "năm 20190")
  bool sure = true;    // false: may be something else, such as a part of a whole ("26/6" without a cue)
  bool birth = false;  // of a person: "sinh năm 1988"
  int amount = 0;                       // duration: 3 of "03 tháng"
  TimeUnit unit = TimeUnit::none;       // duration
  std::vector<Span> digits;             // the runs of digits inside that belong to it
};

// All mentions in reading order, none overlapping. `text` is NFC.
std::vector<TimeMention> find_dates(std::string_view text);

// The mention with what it leaves open filled in from the year of the report: "26/6" becomes a day of `year`, "15/12 năm trước"
// one of the year before. Mentions that are complete, relative or lengths are returned as they are.
TimeMention with_year(TimeMention mention, int year);

std::string dump(const TimeMention& mention);  // one short line, for tests: "day 2024-05-31..2024-05-31 until"

}  // namespace doisoat
