// Calendar days (proleptic Gregorian), as reports write them. No time of day, no time zone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace doisoat {

struct Date {
  int year = 0;
  int month = 0;  // 1–12
  int day = 0;    // 1–31

  friend auto operator<=>(const Date&, const Date&) = default;

  bool is_valid() const;               // a day that exists in the calendar
  std::string iso() const;             // "2024-05-31"
  std::string vietnamese() const;      // "31/05/2024"
  static std::optional<Date> parse_iso(std::string_view text);  // nullopt unless a valid day in ISO form
};

int days_in_month(int year, int month);
Date add_years(Date date, int years);  // 29 February becomes 28 February where there is none
Date day_after(Date date);
long days_between(Date from, Date to);

}  // namespace doisoat
