#include "extract/date_reader.h"

namespace doisoat {

size_t TimeReader::clock(size_t i) {
  if (!small(i) || !starts_clean(i)) return 0;
  bool hour = next(i + 1, W::hour), h = glued(i + 1) && word(i + 1, W::letter_h);
  if ((hour || h) && tok(i).value <= 24) {
    size_t k = i + 2;
    if (near(k) && small(k) && tok(k).value < 60 && same_line(k) && (next(k + 1, W::minute) || h || length(k) == 2)) {
      ++k;
      if (next(k, W::minute)) ++k;
      else if (!h && counted_noun(k)) --k;
    } else if (hour && !(i > 0 && (word(i - 1, W::on) || word(i - 1, W::until) || word(i - 1, W::from) || word(i - 1, W::before))) &&
               !(next(k, W::day) && near(k + 1) && digits(k + 1)) && !next(k, W::daytime)) {
      return 0;  // "24 giờ" is a length
    }
    add(TimeKind::clock, i, k);
    return k;
  }
  if (sign(i + 1, ':') && glued(i + 1) && glued(i + 2) && small(i + 2) && length(i + 2) == 2 && tok(i).value <= 24 &&
      tok(i + 2).value < 60 && !runs_on(i + 3) &&
      ((i > 0 && word(i - 1, W::on)) || (next(i + 3, W::day) && digits(i + 4)))) {
    add(TimeKind::clock, i, i + 3);
    return i + 3;
  }
  return 0;
}

size_t TimeReader::duration(size_t i) {
  if (!digits(i) || length(i) > 3 || !starts_clean(i) || !near(i + 1) || tok(i + 1).kind != Kind::word) return 0;
  TimeUnit unit = TimeUnit::none;
  switch (tok(i + 1).word) {
    case W::minute: unit = TimeUnit::minute; break;
    case W::hour: unit = TimeUnit::hour; break;
    case W::day: unit = TimeUnit::day; break;
    case W::week: unit = TimeUnit::week; break;
    case W::month: unit = TimeUnit::month; break;
    case W::quarter: unit = TimeUnit::quarter; break;
    case W::year: unit = TimeUnit::year; break;
    default: return 0;
  }
  if (!tok(i + 1).marked) return 0;
  size_t end = i + 2;
  if (unit == TimeUnit::day && next(end, W::day)) return 0;
  TimeMention& m = add(TimeKind::duration, i, end);
  m.amount = tok(i).value;
  m.unit = unit;
  if (unit == TimeUnit::year && near(end) && year(end))  // "02 năm 2022, 2023"
    if (size_t behind = years(end, end)) return behind;
  return end;
}

size_t TimeReader::relative(RelativeTime what, size_t first, size_t last, TimePoint point) {
  TimeMention& m = add(TimeKind::relative, first, last);
  m.relative = what;
  if (word(first, W::until)) m.cue = TimeCue::until;
  m.start = point;
  return last;
}

size_t TimeReader::same_period(size_t i) {  // "cùng kỳ [của] [năm 2023 | năm trước | 2023 | tháng 6/2023 | 6 tháng đầu năm 2023]"
  size_t k = i + 2;
  if (next(k, W::of)) ++k;
  TimePoint point;
  if (next(k, W::year)) {
    if (near(k + 1) && any_year(k + 1) && !(mistyped_year(k + 1) && runs_on(k + 2))) {
      point.year = tok(k + 1).value;
      return relative(RelativeTime::same_period, i, k + 2, point);
    }
    if (size_t n = shift_behind(k, point)) return relative(RelativeTime::same_period, i, k + n, point);
  }
  if (near(k) && year(k) && !runs_on(k + 1)) {
    point.year = tok(k).value;
    return relative(RelativeTime::same_period, i, k + 1, point);
  }
  // A part of a year said in full is that part; the words only say what it is compared with.
  size_t before = found_.size();
  size_t end = near(k) ? read_core(k) : 0;
  if (end && found_.size() == before + 1 && found_.back().first == k) {
    TimeMention& m = found_.back().mention;
    TimeKind kind = m.kind;
    if (kind == TimeKind::month || kind == TimeKind::quarter || kind == TimeKind::half || kind == TimeKind::months) {
      found_.back().first = i;
      m.kind = TimeKind::relative;
      m.relative = RelativeTime::same_period;
      return end;
    }
  }
  found_.resize(before);
  return relative(RelativeTime::same_period, i, i + 2, point);
}

size_t TimeReader::read_relative(size_t i) {
  const TimeToken& t = tok(i);
  if (t.kind != Kind::word || !near(i + 1)) return 0;
  size_t b = i + 1;
  switch (t.word) {
    case W::same:
      return word(b, W::period) ? same_period(i) : 0;
    case W::present:  // hiện nay, hiện tại
      return word(b, W::now) || word(b, W::at) ? relative(RelativeTime::now, i, i + 2) : 0;
    case W::now:  // "[đến] nay"; "nay" alone opens many a sentence
      return 0;
    case W::until: {
      if (exact(b, W::now)) return relative(RelativeTime::now, i, b + 1);
      if (word(b, W::present) && next(b + 1, W::now)) return relative(RelativeTime::now, i, b + 2);
      size_t k = word(b, W::moment) && next(b + 1, W::point) ? b + 2 : b;
      if (next(k, W::day) && k == b) ++k;
      if (next(k, W::report1) && next(k + 1, W::report2) && k > b) return relative(RelativeTime::now, i, k + 2);
      if (k == b + 2 && next(k, W::present) && near(k + 1) && (word(k + 1, W::now) || word(k + 1, W::at)))
        return relative(RelativeTime::now, i, k + 2);
      if (k == b + 2 && next(k, W::this_)) return relative(RelativeTime::now, i, k + 1);
      return 0;
    }
    case W::moment:
      if (word(b, W::point) && next(b + 1, W::report1) && next(b + 2, W::report2)) return relative(RelativeTime::now, i, b + 3);
      return 0;
    case W::in_:
      return word(b, W::period) && t.marked ? relative(RelativeTime::this_period, i, i + 2) : 0;
    case W::first_part: case W::last_part: {
      bool start = t.word == W::first_part;
      if (!t.marked) return 0;
      if (word(b, W::period)) return relative(start ? RelativeTime::period_start : RelativeTime::period_end, i, i + 2);
      if (exact(b, W::year)) {
        TimePoint point;
        size_t n = year_behind(b, point);
        return relative(start ? RelativeTime::year_start : RelativeTime::year_end, i, b + (n ? n : 1), point);
      }
      return 0;
    }
    case W::period:
      if (!t.marked) return 0;
      if (word(b, W::this_) || (exact(b, W::report1) && next(b + 1, W::report2)))
        return relative(RelativeTime::this_period, i, word(b, W::this_) ? b + 1 : b + 2);
      if (word(b, W::before)) return relative(RelativeTime::last_period, i, b + 1);
      return 0;
    case W::week:
      if (word(b, W::before)) return relative(RelativeTime::last_week, i, b + 1);
      if (word(b, W::this_) || word(b, W::now)) return relative(RelativeTime::this_week, i, b + 1);
      return 0;
    default: return 0;
  }
}

}  // namespace doisoat
