#include "document/date.h"

#include <chrono>
#include <cstdio>

namespace doisoat {
namespace {

std::chrono::sys_days days(Date d) {
  return std::chrono::year(d.year) / std::chrono::month(static_cast<unsigned>(d.month)) /
         std::chrono::day(static_cast<unsigned>(d.day));
}

}  // namespace

int days_in_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool Date::is_valid() const { return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month); }

std::string Date::iso() const {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

std::string Date::vietnamese() const {
  char text[32];
  std::snprintf(text, sizeof text, "%02d/%02d/%04d", day, month, year);
  return text;
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto number = [&](size_t at, size_t length) {
    int value = 0;
    for (char c : text.substr(at, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (!date.is_valid()) return std::nullopt;
  return date;
}

Date add_years(Date date, int years) {
  date.year += years;
  if (date.day > days_in_month(date.year, date.month)) date.day = days_in_month(date.year, date.month);
  return date;
}

Date day_after(Date date) {
  if (++date.day <= days_in_month(date.year, date.month)) return date;
  date.day = 1;
  if (++date.month > 12) date.month = 1, ++date.year;
  return date;
}

long days_between(Date from, Date to) { return (days(to) - days(from)).count(); }

}  // namespace doisoat
