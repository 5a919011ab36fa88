#include "extract/date_reader.h"

namespace doisoat {

// d/m/y, d-m-y, d.m.y at i; the tokens it takes, 0 when it is none.
size_t TimeReader::numeric_day(size_t i, TimePoint& point, bool& sure) const {
  if (!small(i)) return 0;
  size_t j = i + 1;
  char32_t mark = 0;
  if (size_t n = slash(j)) {
    mark = '/';
    j += n;
    if (!same_line(j) || !small(j)) return 0;
    point.first_month = tok(j).value;
    n = slash(++j);
    if (!n || !same_line(j + n) || !digits(j + n)) return 0;
    j += n;
  } else if ((dash(j) || sign(j, '.')) && glued(j) && glued(j + 1) && small(j + 1) && sign(j + 2, tok(j).sign) && glued(j + 2) &&
             glued(j + 3) && digits(j + 3)) {
    mark = tok(j).sign;
    point.first_month = tok(j + 1).value;
    j += 3;
  } else {
    return 0;
  }
  point.day = tok(i).value;
  point.last_month = point.first_month;
  point.year = tok(j).value;
  size_t end = j + 1;
  if (runs_on(end)) return 0;
  bool possible = point.day >= 1 && point.day <= 31 && point.first_month >= 1 && point.first_month <= 12;
  if (length(j) == 4 || (mistyped_year(j) && mark == '/')) {
    if (mark == '/') return end - i;
    return (cued(i) || (possible && plausible_year(point.year) && starts_clean(i))) ? end - i : 0;
  }
  if (length(j) != 2) return 0;
  // Two digits of a year: only where a cue or full zero-padding says so, since 10/12/15 may be three counts.
  point.year += 2000;
  if (!possible || !starts_clean(i)) return 0;
  if (cued(i)) return end - i;
  sure = false;
  return mark == '/' && length(i) == 2 && tok(j).value >= 15 && tok(j).value <= 40 && counted_noun(end) == false &&
                 text_[tok(i).span.begin] == '0'
             ? end - i
             : 0;
}

// "05 tháng 02 năm 2024", "21 tháng 02/2024" at i, with or without the year; tokens taken.
size_t TimeReader::worded_day(size_t i, TimePoint& point) const {
  if (!small(i)) return 0;
  size_t j = i + 1;
  if (sign(j, ',') && near(j)) ++j;
  if (!next(j, W::month) || !near(j + 1) || !small(j + 1)) return 0;
  point.day = tok(i).value;
  point.first_month = point.last_month = tok(j + 1).value;
  j += 2;
  return j + year_behind(j, point) - i;
}

TimeKind TimeReader::day_kind(const TimePoint& point) const { return point.year ? TimeKind::day : TimeKind::day_month; }

// "26/6", "26/6 năm 2024", "15/12 năm trước" at i.
size_t TimeReader::day_and_month(size_t i, TimePoint& point) const {
  if (!small(i) || !slash(i + 1)) return 0;
  size_t j = i + 1 + slash(i + 1);
  if (!same_line(j) || !small(j) || runs_on(j + 1)) return 0;
  point.day = tok(i).value;
  point.first_month = point.last_month = tok(j).value;
  size_t n = next(j + 1, W::year) || next(j + 1, W::of) ? year_behind(j + 1, point) : 0;
  return j + 1 + n - i;
}

size_t TimeReader::read_day_word(size_t i) {
  size_t j = i + 1;
  if (sign(j, ':') && near(j)) ++j;
  if (sign(j, '.') && glued(j) && small(j + 1) && same_line(j + 1)) ++j;  // a speck of OCR
  if (!near(j)) return 0;
  if (size_t n = blank_day(i, j)) return n;
  if (!digits(j)) return 0;
  if (small(j) && next(j + 1, W::month) && (blank(j + 2) || next(j + 2, W::year))) {  // "ngày 05 tháng … năm 2024"
    size_t k = j + 2 + blank(j + 2);
    TimePoint point;
    point.day = tok(j).value;
    size_t n = next(k, W::year) ? year_behind(k, point) : 0;
    if (n) {
      add(TimeKind::blank_day, i, k + n).start = point;
      return k + n;
    }
  }
  TimePoint point;
  bool sure = true;
  if (size_t n = numeric_day(j, point, sure)) {
    add(TimeKind::day, i, j + n).start = point;
    return j + n;
  }
  point = {};
  if (size_t n = worded_day(j, point)) {
    if (!point.year && next(j + n, W::year)) {  // "ngày 05 tháng 6 năm …"
      size_t dots = blank(j + n + 1);
      if (dots || !near(j + n + 1)) {
        add(TimeKind::blank_day, i, j + n + 1 + dots).start = point;
        return j + n + 1 + dots;
      }
    }
    add(day_kind(point), i, j + n).start = point;
    return j + n;
  }
  if (size_t n = day_list(i, j)) return n;
  point = {};
  if (size_t n = day_and_month(j, point)) {
    add(day_kind(point), i, j + n).start = point;
    return j + n;
  }
  // "ngày 15": of a month said elsewhere; but "mỗi ngày 15 lượt" counts.
  if (small(j) && tok(j).value >= 1 && tok(j).value <= 31 && !(i > 0 && word(i - 1, W::every)) && !counted_noun(j + 1) &&
      !runs_on(j + 1) && !slash(j + 1) && tok(i).marked && word(i, W::day)) {
    TimeMention& m = add(TimeKind::day, i, j + 1);
    m.start.day = tok(j).value;
    return j + 1;
  }
  return 0;
}

// "ngày 10, 11 và 12/6/2024", "các ngày 10, 11 tháng 6 năm 2024": every day takes the month and year of the last.
size_t TimeReader::day_list(size_t i, size_t j) {
  std::vector<size_t> days{j};
  size_t k = j + 1;
  bool through = false;
  while (days.size() < 12) {
    bool comma = (sign(k, ',') || sign(k, ';') || word(k, W::and_)) && near(k);
    bool to = days.size() == 1 && dash(k) && same_line(k);
    if (!(comma || to) || !near(k + 1) || !small(k + 1)) break;
    through = to;
    days.push_back(k + 1);
    k += 2;
    if (to) break;
  }
  if (days.size() < 2) return 0;
  TimePoint point;
  bool sure = true;
  size_t last = days.back();
  size_t n = numeric_day(last, point, sure);
  if (!n) n = worded_day(last, point = {});
  if (!n) n = day_and_month(last, point = {});
  if (!n) return 0;
  if (through) {
    TimeMention& m = add(TimeKind::range, i, last + n);
    m.start = m.stop = point;
    m.start.day = tok(j).value;
    return last + n;
  }
  for (size_t d : days) {
    TimeMention& m = add(day_kind(point), d == j ? i : d, d == last ? last + n : d + 1);
    m.start = point;
    m.start.day = tok(d).value;
  }
  return last + n;
}

// "ngày   tháng 6 năm 2024", "ngày … tháng … năm …", "ngày    /6/2024": `i` is the word, `j` what follows.
size_t TimeReader::blank_day(size_t i, size_t j) {
  if (!word(i, W::day)) return 0;
  size_t dots = blank(j);
  size_t k = j + dots;
  TimePoint point;
  if (next(k, W::month)) {
    ++k;
    size_t more = blank(k);
    dots += more;
    k += more;
    bool month = near(k) && small(k);
    if (month) point.first_month = point.last_month = tok(k++).value;
    size_t n = year_behind(k, point);
    if (!n && next(k, W::year)) {
      n = 1 + blank(k + 1);
      dots += n - 1;
      if (small(k + n) && near(k + n)) {  // "năm 20…"
        n += 1 + blank(k + n + 1);
      }
    }
    if (!n && !month && !dots) return 0;
    if (!month && !point.year && !dots) return 0;  // "ngày tháng năm sinh"
    add(TimeKind::blank_day, i, k + n).start = point;
    return k + n;
  }
  if (size_t n = slash(k); n && same_line(k + n) && (dots || !glued(k))) {
    size_t m = k + n;
    if (small(m) && slash(m + 1) && year(m + 1 + slash(m + 1))) {
      point.first_month = point.last_month = tok(m).value;
      point.year = tok(m + 1 + slash(m + 1)).value;
      size_t end = m + 2 + slash(m + 1);
      add(TimeKind::blank_day, i, end).start = point;
      return end;
    }
    m += blank(m);
    if (slash(m) && year(m + slash(m))) {
      point.year = tok(m + slash(m)).value;
      add(TimeKind::blank_day, i, m + slash(m) + 1).start = point;
      return m + slash(m) + 1;
    }
  }
  return 0;
}

}  // namespace doisoat
