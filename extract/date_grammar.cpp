#include "extract/date_reader.h"

namespace doisoat {

std::vector<ReadMention> TimeReader::run() {
  for (size_t i = 0; i < tokens_.size();) {
    size_t before = found_.size();
    size_t end = read_at(i);
    if (end > i && found_.size() > before) {
      if (before > 0) take_clock_in(before);
      for (size_t k = before; k < found_.size(); ++k) finish(found_[k], k == 0 ? 0 : found_[k - 1].last, k == before);
      i = end;
    } else {
      ++i;
    }
  }
  return std::move(found_);
}

TimeMention& TimeReader::add(TimeKind kind, size_t first, size_t last) {
  ReadMention read;
  read.mention.kind = kind;
  read.first = first;
  read.last = last;
  found_.push_back(std::move(read));
  return found_.back().mention;
}

// "từ 7h00 ngày 15/5/2026 đến 7h00 ngày 22/5/2026": where a cue stands before the clock time, it is the day's.
void TimeReader::take_clock_in(size_t& index) {
  ReadMention &clock = found_[index - 1], &day = found_[index];
  if (clock.mention.kind != TimeKind::clock || (day.mention.kind != TimeKind::day && day.mention.kind != TimeKind::day_month)) return;
  if (clock.last != day.first || !near(day.first) || clock.first == 0 || !near(clock.first)) return;
  const TimeToken& cue = tok(clock.first - 1);
  if (cue.word != W::from && cue.word != W::until && cue.word != W::before && cue.word != W::after) return;
  day.first = clock.first;
  found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(index) - 1);
  --index;
}

// Cue words before a mention, back to the one before it; then span, digits and dates.
void TimeReader::finish(ReadMention& read, size_t floor, bool first_of_list) {
  TimeMention& m = read.mention;
  if (first_of_list && m.kind != TimeKind::clock && m.kind != TimeKind::duration) cue(read, floor);
  if (m.kind != TimeKind::range) m.stop = m.start;
  m.span = {tok(read.first).span.begin, tok(read.last - 1).span.end};
  for (size_t i = read.first; i < read.last; ++i)
    if (digits(i)) m.digits.push_back(tok(i).span);
  settle(m);
}

void TimeReader::cue(ReadMention& read, size_t floor) {
  size_t i = read.first;
  bool from = false, until = false, before = false, after = false, since = false, counted = false, moment = false;
  auto take = [&](size_t k) {
    const TimeToken& t = tok(k);
    if (t.kind != Kind::word) return false;
    switch (t.word) {
      case W::from: from = true; return true;
      case W::until: until = true; return true;
      case W::before: before = true; return true;
      case W::after: after = true; return true;
      case W::up_to_end: return true;
      case W::day: return t.marked;
      default: return false;
    }
  };
  while (i > floor && near(i)) {
    if (take(i - 1)) {
      --i;
    } else if (i >= floor + 2 && near(i - 1) && word(i - 1, W::point) && word(i - 2, W::moment)) {
      moment = true;
      i -= 2;
    } else if ((from || until) && word(i - 1, W::counted)) {
      counted = true;
      --i;
    } else if (from && word(i - 1, W::since)) {
      since = true;
      --i;
    } else if (until && word(i - 1, W::cho)) {
      --i;
    } else {
      break;
    }
  }
  TimeMention& m = read.mention;
  read.first = i;
  if (until && counted) m.cue = TimeCue::as_of;
  else if (before) m.cue = TimeCue::before;
  else if (until) m.cue = TimeCue::until;
  else if (from && (since || counted)) m.cue = TimeCue::since;
  else if (from) m.cue = TimeCue::from;
  else if (after) m.cue = TimeCue::after;
  else if (moment) m.cue = TimeCue::as_of;
}

// A word right before i that makes a bare number a date.
bool TimeReader::cued(size_t i) const {
  if (i == 0 || !near(i)) return false;
  switch (tok(i - 1).kind == Kind::word ? tok(i - 1).word : W::none) {
    case W::day: case W::daytime: case W::from: case W::until: case W::before: case W::after: case W::up_to_end: return true;
    default: break;
  }
  return continues_list(i, TimeKind::day_month) || continues_list(i, TimeKind::day);
}

// Right behind a mention of that kind, after a comma or "và".
bool TimeReader::continues_list(size_t i, TimeKind kind) const {
  if (found_.empty() || found_.back().mention.kind != kind || found_.back().last + 1 != i) return false;
  return near(i) && near(i - 1) && (sign(i - 1, ',') || word(i - 1, W::and_));
}

// "năm 2024" | "/2024" | "-2024" | ".2024" behind a month or quarter; how many tokens, and the year.
size_t TimeReader::year_behind(size_t i, TimePoint& point) const {
  size_t comma = sign(i, ',') && near(i) ? 1 : 0;
  size_t of = next(i + comma, W::of) ? 1 : 0;
  size_t j = i + comma + of;
  if (next(j, W::year)) {
    if (near(j + 1) && any_year(j + 1) && !(mistyped_year(j + 1) && (counted_noun(j + 2) || runs_on(j + 2)))) {
      point.year = tok(j + 1).value;
      return j + 2 - i;
    }
    if (size_t n = shift_behind(j, point)) return j + n - i;
    return 0;
  }
  if (comma || of) return 0;
  if (size_t n = slash(i); n && same_line(i + n) && any_year(i + n) && !runs_on(i + n + 1)) {
    point.year = tok(i + n).value;
    return n + 1;
  }
  if ((dash(i) || sign(i, '.')) && glued(i) && glued(i + 1) && year(i + 1) && !runs_on(i + 2)) {
    point.year = tok(i + 1).value;
    return 2;
  }
  return 0;
}

// "năm trước [liền kề]", "năm ngoái", "năm qua", "năm nay", "năm này" at i; how many tokens.
size_t TimeReader::shift_behind(size_t i, TimePoint& point) const {
  if (!near(i + 1)) return 0;
  if (word(i + 1, W::before) || (exact(i, W::year) && word(i + 1, W::last_))) {
    point.year_shift = -1;
    size_t n = 2;
    while (next(i + n, W::adjacent)) ++n;
    return n;
  }
  if (word(i + 1, W::now) || word(i + 1, W::this_)) {
    point.year_shift = 0;
    return 2;
  }
  return 0;
}

size_t TimeReader::read_digits(size_t i) {
  TimePoint point;
  bool sure = true;
  if (size_t n = numeric_day(i, point, sure)) {
    TimeMention& m = add(TimeKind::day, i, i + n);
    m.start = point;
    m.sure = sure;
    return i + n;
  }
  point = {};
  if (size_t n = worded_day(i, point); n && point.year) {
    add(TimeKind::day, i, i + n).start = point;
    return i + n;
  }
  if (small(i) && near(i + 1) && (word(i + 1, W::month) || word(i + 1, W::quarter)))
    if (size_t end = part_of_year(i, i + 1, tok(i).value)) return end;
  if (!starts_clean(i)) {
    bool right_behind = !found_.empty() && found_.back().last + 1 == i && dash(i - 1);
    if (!right_behind) return 0;
  }
  // 06/2024
  if (small(i) && tok(i).value >= 1 && tok(i).value <= 12 && sign(i + 1, '/') && glued(i + 1) && glued(i + 2) && year(i + 2) &&
      !runs_on(i + 3) && !(i > 0 && (word(i - 1, W::document) || word(i - 1, W::law)))) {
    TimeMention& m = add(TimeKind::month, i, i + 3);
    m.start.first_month = m.start.last_month = tok(i).value;
    m.start.year = tok(i + 2).value;
    return i + 3;
  }
  point = {};
  if (size_t n = day_and_month(i, point)) {
    bool possible = point.day >= 1 && point.first_month >= 1 && point.first_month <= 12 && point.day <= 31 &&
                    point.day <= days_in_month(2024, point.first_month);
    bool said = point.year || point.year_shift;
    if (possible && (said || cued(i)) && !(counted_noun(i + n) && !said)) {
      add(day_kind(point), i, i + n).start = point;
      return i + n;
    }
    // A part is never larger than its whole, so "26/6" is no part; "24/7" is a way of saying always.
    if (possible && point.day > point.first_month && point.day > 12 && !counted_noun(i + n) && !in_table_row(i) &&
        !(point.day == 24 && point.first_month == 7)) {
      TimeMention& m = add(TimeKind::day_month, i, i + n);
      m.start = point;
      m.sure = false;
      return i + n;
    }
    return 0;
  }
  if (size_t end = year_range(i, i)) return end;
  if (size_t end = clock(i)) return end;
  if (size_t end = duration(i)) return end;
  // "gồm các năm: 2020: 22 người; 2021: 17 người": a label that is nothing but a year.
  bool opens = i > 0 && (sign(i - 1, ':') || sign(i - 1, ';') || sign(i - 1, '(') || sign(i - 1, '+') || sign(i - 1, ','));
  if (year(i) && opens && sign(i + 1, ':') && glued(i + 1) && digits(i + 2) && !in_table_row(i)) {
    add(TimeKind::year, i, i + 1).start.year = tok(i).value;
    return i + 1;
  }
  if (year(i) && !runs_on(i + 1) && !counted_noun(i + 1) && i > 0 && near(i)) {
    const TimeToken& before = tok(i - 1);
    bool worded = before.kind == Kind::word && (before.word == W::from || before.word == W::until || before.word == W::before);
    bool birth = before.kind == Kind::word && before.word == W::birth_year;
    if (sign(i - 1, ':') && i > 1 && word(i - 2, W::birth_year)) birth = true;
    if (worded || birth || law_before(i)) {
      size_t first = birth ? (sign(i - 1, ':') ? i - 2 : i - 1) : i;
      TimeMention& m = add(TimeKind::year, first, i + 1);
      m.start.year = tok(i).value;
      m.birth = birth;
      m.sure = worded || birth;
      return i + 1;
    }
  }
  return 0;
}

// "Luật phòng, chống ma túy 2021"
bool TimeReader::law_before(size_t i) const {
  for (size_t k = i; k > 0 && i - k < 10 && near(k); --k) {
    const TimeToken& t = tok(k - 1);
    if (t.kind == Kind::digits) return false;
    if (t.kind == Kind::sign && t.sign != ',') return false;
    if (t.word == W::law) return true;
  }
  return false;
}

bool TimeReader::in_table_row(size_t i) const {
  constexpr size_t kFar = 2000;  // keeps a text without line ends linear
  size_t from = tok(i).span.begin > kFar ? tok(i).span.begin - kFar : 0;
  std::string_view before = text_.substr(from, tok(i).span.begin - from), behind = text_.substr(tok(i).span.end, kFar);
  before = before.substr(before.rfind('\n') + 1);  // npos + 1: all of it
  return before.find('\t') != std::string_view::npos || behind.substr(0, behind.find('\n')).find('\t') != std::string_view::npos;
}

// A mention that begins at token i, whatever its kind: the token behind it, 0 when there is none.
size_t TimeReader::read_core(size_t i) {
  const TimeToken& t = tok(i);
  if (t.kind == Kind::digits) return read_digits(i);
  if (t.kind != Kind::word) return 0;
  switch (t.word) {
    case W::day: case W::daytime: return read_day_word(i);
    case W::month: return read_month_word(i);
    case W::quarter: return read_quarter_word(i);
    case W::half_of: return read_half_word(i);
    case W::year: return read_year_word(i);
    case W::three: return next(i + 1, W::month) && exact(i + 1, W::month) ? part_of_year(i, i + 1, 3) : 0;
    case W::six: return next(i + 1, W::month) ? part_of_year(i, i + 1, 6) : 0;
    case W::nine: return next(i + 1, W::month) ? part_of_year(i, i + 1, 9) : 0;
    case W::letter_t: {  // T6/2024
      size_t d = glued(i + 1) && sign(i + 1, '.') ? i + 2 : i + 1;
      if (!glued(d) || !small(d) || !starts_clean(i)) return 0;
      TimePoint point;
      size_t n = slash(d + 1) ? year_behind(d + 1, point) : 0;
      if (!n) return 0;
      point.first_month = point.last_month = tok(d).value;
      add(TimeKind::month, i, d + 1 + n).start = point;
      return d + 1 + n;
    }
    default: return 0;
  }
}

size_t TimeReader::read_at(size_t i) {
  if (size_t end = read_core(i)) return end;
  size_t before = found_.size();
  size_t end = read_relative(i);
  if (!end) found_.resize(before);
  return end;
}

std::vector<ReadMention> read_mentions(std::string_view text, const std::vector<TimeToken>& tokens) { return TimeReader(text, tokens).run(); }

}  // namespace doisoat
