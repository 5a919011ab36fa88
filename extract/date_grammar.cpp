#include "extract/date_grammar.h"

#include <algorithm>

namespace doisoat {
namespace {

using W = TimeWord;
using Kind = TimeToken::Kind;

bool plausible_year(int year) { return year >= 1900 && year <= 2100; }

class Reader {
 public:
  Reader(std::string_view text, const std::vector<TimeToken>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<ReadMention> run() {
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

 private:
  // --- tokens -------------------------------------------------------------------------------------------------------------
  const TimeToken& tok(size_t i) const {
    static const TimeToken end;
    return i < tokens_.size() ? tokens_[i] : end;
  }
  bool word(size_t i, W w) const { return i < tokens_.size() && tokens_[i].kind == Kind::word && tokens_[i].word == w; }
  bool exact(size_t i, W w) const { return word(i, w) && tokens_[i].marked; }
  bool near(size_t i) const { return i < tokens_.size() && tokens_[i].gap != Gap::hard; }       // not parted from the one before
  bool glued(size_t i) const { return i < tokens_.size() && tokens_[i].gap == Gap::none; }
  bool same_line(size_t i) const { return i < tokens_.size() && tokens_[i].gap <= Gap::space; }
  bool next(size_t i, W w) const { return near(i) && word(i, w); }
  bool sign(size_t i, char32_t c) const { return i < tokens_.size() && tokens_[i].kind == Kind::sign && tokens_[i].sign == c; }
  bool digits(size_t i) const { return i < tokens_.size() && tokens_[i].kind == Kind::digits; }
  Offset length(size_t i) const { return tok(i).span.size(); }
  bool small(size_t i) const { return digits(i) && length(i) <= 2; }
  bool dash(size_t i) const { return sign(i, '-') || sign(i, 0x2013) || sign(i, 0x2014) || sign(i, 0x2010) || sign(i, 0x2011); }
  // Four digits that can be a year; one digit too many or too few after "20" is a mistyped one.
  bool year(size_t i) const { return digits(i) && length(i) == 4 && plausible_year(tok(i).value); }
  bool mistyped_year(size_t i) const {
    if (!digits(i)) return false;
    std::string_view d = text_.substr(tok(i).span.begin, length(i));
    return (length(i) == 5 || length(i) == 3) && (d.substr(0, 2) == "20" || d.substr(0, 2) == "19");
  }
  bool any_year(size_t i) const { return year(i) || mistyped_year(i); }
  // "/" with what OCR and typing do around it; not over a line's end.
  size_t slash(size_t i) const {
    if (!sign(i, '/') || !same_line(i)) return 0;
    return sign(i + 1, '/') && glued(i + 1) ? 2 : 1;
  }
  // What follows makes the numeral part of something longer: "05/2021/NĐ-CP", "12/2011-TT".
  bool runs_on(size_t end) const {
    if (!glued(end)) return false;
    if (sign(end, '/')) return glued(end + 1) && (tok(end + 1).kind == Kind::word || digits(end + 1));
    if (dash(end)) return glued(end + 1) && tok(end + 1).kind == Kind::word;
    return (sign(end, ',') || sign(end, '.') || sign(end, ':')) && glued(end + 1) && digits(end + 1) && length(end + 1) <= 3;
  }
  bool starts_clean(size_t i) const {
    if (i == 0 || !glued(i)) return true;
    const TimeToken& before = tok(i - 1);
    if (before.kind != Kind::sign) return false;
    return before.sign == '(' || before.sign == '[' || before.sign == '*' || before.sign == '"' || before.sign == 0x201C ||
           before.sign == ':' || before.sign == ';';
  }
  bool counted_noun(size_t i) const { return near(i) && word(i, W::counter); }
  // A row of dots, dashes below or dots of a form that nobody filled in; its length in tokens.
  size_t blank(size_t i) const {
    size_t n = 0;
    while (same_line(i + n) && (sign(i + n, '.') || sign(i + n, 0x2026) || sign(i + n, '_'))) ++n;
    return n;
  }

  // --- building -----------------------------------------------------------------------------------------------------------
  TimeMention& add(TimeKind kind, size_t first, size_t last) {
    ReadMention read;
    read.mention.kind = kind;
    read.first = first;
    read.last = last;
    found_.push_back(std::move(read));
    return found_.back().mention;
  }

  // "từ 7h00 ngày 15/5/2026 đến 7h00 ngày 22/5/2026": where a cue stands before the clock time, it is the day's.
  void take_clock_in(size_t& index) {
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
  void finish(ReadMention& read, size_t floor, bool first_of_list) {
    TimeMention& m = read.mention;
    if (first_of_list && m.kind != TimeKind::clock && m.kind != TimeKind::duration) cue(read, floor);
    if (m.kind != TimeKind::range) m.stop = m.start;
    m.span = {tok(read.first).span.begin, tok(read.last - 1).span.end};
    for (size_t i = read.first; i < read.last; ++i)
      if (digits(i)) m.digits.push_back(tok(i).span);
    settle(m);
  }

  void cue(ReadMention& read, size_t floor) {
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
  bool cued(size_t i) const {
    if (i == 0 || !near(i)) return false;
    switch (tok(i - 1).kind == Kind::word ? tok(i - 1).word : W::none) {
      case W::day: case W::daytime: case W::from: case W::until: case W::before: case W::after: case W::up_to_end: return true;
      default: break;
    }
    return continues_list(i, TimeKind::day_month) || continues_list(i, TimeKind::day);
  }
  // Right behind a mention of that kind, after a comma or "và".
  bool continues_list(size_t i, TimeKind kind) const {
    if (found_.empty() || found_.back().mention.kind != kind || found_.back().last + 1 != i) return false;
    return near(i) && near(i - 1) && (sign(i - 1, ',') || word(i - 1, W::and_));
  }

  // "năm 2024" | "/2024" | "-2024" | ".2024" behind a month or quarter; how many tokens, and the year.
  size_t year_behind(size_t i, TimePoint& point) const {
    size_t comma = sign(i, ',') && near(i) ? 1 : 0;
    size_t of = next(i + comma, W::of) ? 1 : 0;
    size_t j = i + comma + of;
    if (next(j, W::year)) {
      if (near(j + 1) && any_year(j + 1) && !(mistyped_year(j + 1) && counted_noun(j + 2))) {
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
  size_t shift_behind(size_t i, TimePoint& point) const {
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

  // --- days ---------------------------------------------------------------------------------------------------------------
  // d/m/y, d-m-y, d.m.y at i; the tokens it takes, 0 when it is none.
  size_t numeric_day(size_t i, TimePoint& point, bool& sure) const {
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
  size_t worded_day(size_t i, TimePoint& point) const {
    if (!small(i)) return 0;
    size_t j = i + 1;
    if (sign(j, ',') && near(j)) ++j;
    if (!next(j, W::month) || !near(j + 1) || !small(j + 1)) return 0;
    point.day = tok(i).value;
    point.first_month = point.last_month = tok(j + 1).value;
    j += 2;
    return j + year_behind(j, point) - i;
  }

  TimeKind day_kind(const TimePoint& point) const { return point.year ? TimeKind::day : TimeKind::day_month; }

  // "26/6", "26/6 năm 2024", "15/12 năm trước" at i.
  size_t day_and_month(size_t i, TimePoint& point) const {
    if (!small(i) || !slash(i + 1)) return 0;
    size_t j = i + 1 + slash(i + 1);
    if (!same_line(j) || !small(j) || runs_on(j + 1)) return 0;
    point.day = tok(i).value;
    point.first_month = point.last_month = tok(j).value;
    size_t n = next(j + 1, W::year) || next(j + 1, W::of) ? year_behind(j + 1, point) : 0;
    return j + 1 + n - i;
  }

  size_t read_day_word(size_t i) {
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
  size_t day_list(size_t i, size_t j) {
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
  size_t blank_day(size_t i, size_t j) {
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

  // --- months, quarters, parts of years -------------------------------------------------------------------------------------
  size_t read_month_word(size_t i) {
    if (!near(i + 1)) return 0;
    if (exact(i, W::month)) {
      W w = tok(i + 1).kind == Kind::word ? tok(i + 1).word : W::none;
      if (w == W::before || w == W::now || w == W::this_) {
        return relative(w == W::before ? RelativeTime::last_month : RelativeTime::this_month, i, i + 2);
      }
    }
    if (!small(i + 1)) return 0;
    // "tháng 4, 5, 6 năm 2024": each month takes the year of the last.
    std::vector<size_t> months{i + 1};
    size_t k = i + 2;
    while (months.size() < 12 && (sign(k, ',') || word(k, W::and_) || (dash(k) && same_line(k) && months.size() == 1)) && near(k) &&
           near(k + 1) && small(k + 1) && tok(k + 1).value <= 12) {
      months.push_back(k + 1);
      k += 2;
      if (dash(k - 2)) break;
    }
    TimePoint point;
    size_t n = year_behind(k, point);
    bool known = point.year || point.year_shift;
    if (months.size() > 1 && known) {
      if (dash(months[0] + 1)) {
        TimeMention& m = add(TimeKind::range, i, k + n);
        m.start = m.stop = point;
        m.start.first_month = m.start.last_month = tok(months[0]).value;
        m.stop.first_month = m.stop.last_month = tok(months[1]).value;
        return k + n;
      }
      for (size_t month : months) {
        TimeMention& m = add(TimeKind::month, month == months.front() ? i : month, month == months.back() ? k + n : month + 1);
        m.start = point;
        m.start.first_month = m.start.last_month = tok(month).value;
      }
      return k + n;
    }
    k = i + 2;
    point = {};
    n = year_behind(k, point);
    known = point.year || point.year_shift;
    if (!known) {
      // "Trong tháng 12 đối tượng": a count, not December. "tháng 6/…" of something else is left alone, too.
      if (!exact(i, W::month) || tok(i + 1).value < 1 || tok(i + 1).value > 12 || counted_noun(k) || runs_on(k) ||
          (glued(k) && (sign(k, '/') || sign(k, '%'))))
        return 0;
    }
    TimeMention& m = add(TimeKind::month, i, k + n);
    m.start = point;
    m.start.first_month = m.start.last_month = tok(i + 1).value;
    return k + n;
  }

  size_t read_quarter_word(size_t i) {
    if (!near(i + 1)) return 0;
    W w = tok(i + 1).kind == Kind::word ? tok(i + 1).word : W::none;
    if (exact(i, W::quarter) && (w == W::before || w == W::now || w == W::this_))
      return relative(w == W::before ? RelativeTime::last_quarter : RelativeTime::this_quarter, i, i + 2);
    int quarter = w == W::roman || (digits(i + 1) && length(i + 1) <= 2) ? tok(i + 1).value : 0;
    if (quarter == 0) return 0;
    // "quý I, II năm 2024"
    std::vector<size_t> quarters{i + 1};
    size_t k = i + 2;
    while (quarters.size() < 4 && near(k) && (sign(k, ',') || word(k, W::and_)) && near(k + 1) &&
           (word(k + 1, W::roman) || (digits(k + 1) && length(k + 1) == 1 && tok(k + 1).value <= 4))) {
      quarters.push_back(k + 1);
      k += 2;
    }
    TimePoint point;
    size_t n = year_behind(k, point);
    if (quarters.size() > 1 && (point.year || point.year_shift)) {
      for (size_t q : quarters) {
        TimeMention& m = add(TimeKind::quarter, q == quarters.front() ? i : q, q == quarters.back() ? k + n : q + 1);
        m.start = point;
        set_quarter(m.start, tok(q).value);
      }
      return k + n;
    }
    k = i + 2;
    point = {};
    n = year_behind(k, point);
    if (!point.year && !point.year_shift && (!exact(i, W::quarter) || quarter > 4 || counted_noun(k))) return 0;
    TimeMention& m = add(TimeKind::quarter, i, k + n);
    m.start = point;
    set_quarter(m.start, quarter);
    return k + n;
  }
  static void set_quarter(TimePoint& point, int quarter) {
    point.first_month = quarter * 3 - 2;  // a fifth quarter ends in a month that there is not: invalid
    point.last_month = quarter * 3;
  }

  // "6 tháng đầu năm 2024", "09 tháng cuối năm", "hai quý" after the number `amount` of which j is the unit's word.
  size_t part_of_year(size_t i, size_t j, int amount) {
    int months = word(j, W::quarter) ? amount * 3 : amount;
    if (months < 1 || months > 12) return 0;
    size_t k = j + 1;
    bool first = next(k, W::first_part), last = next(k, W::last_part);
    if (first || last) {
      ++k;
      if (next(k, W::of)) ++k;
      if (!next(k, W::year)) return 0;
    }
    TimePoint point;
    size_t n = year_behind(k, point);
    bool known = point.year || point.year_shift;
    if (!first && !last && !known) return 0;
    if (!first && !last && !next(k, W::year) && months != 6 && months != 9 && months != 3) return 0;
    if (!known) n = 1;  // "6 tháng đầu năm"
    point.first_month = last ? 13 - months : 1;
    point.last_month = last ? 12 : months;
    TimeKind kind = months == 3 ? TimeKind::quarter : months == 6 ? TimeKind::half : months == 12 ? TimeKind::year : TimeKind::months;
    if (kind == TimeKind::year) point.first_month = point.last_month = 0;
    add(kind, i, k + n).start = point;
    return k + n;
  }

  size_t read_half_word(size_t i) {  // "nửa đầu năm 2024"
    bool first = next(i + 1, W::first_part);
    if ((!first && !next(i + 1, W::last_part)) || !next(i + 2, W::year)) return 0;
    TimePoint point;
    size_t n = year_behind(i + 2, point);
    if (!n) n = 1;
    point.first_month = first ? 1 : 7;
    point.last_month = first ? 6 : 12;
    add(TimeKind::half, i, i + 2 + n).start = point;
    return i + 2 + n;
  }

  // --- years --------------------------------------------------------------------------------------------------------------
  size_t read_year_word(size_t i) {
    // "nam" without its mark is South or a name more often than a year.
    bool sure_word = exact(i, W::year) || (tok(i).lower && !(i > 0 && tok(i - 1).kind == Kind::word && !tok(i - 1).lower));
    if (!sure_word || !near(i + 1)) return 0;
    if (size_t end = years(i, i + 1)) return end;
    TimePoint point;
    if (exact(i, W::year)) {
      if (size_t n = shift_behind(i, point)) {
        if (i > 0 && word(i - 1, W::plural)) return 0;  // "những năm trước"
        return relative(*point.year_shift ? RelativeTime::last_year : RelativeTime::this_year, i, i + n, point);
      }
    }
    if (digits(i + 1) && length(i + 1) <= 3 && blank(i + 2)) {  // "năm 20…"
      add(TimeKind::blank_day, i, i + 2 + blank(i + 2));
      return i + 2 + blank(i + 2);
    }
    return 0;
  }

  // "2021", "2021, 2022 và 2023", "2021 - 2025", "2021-2025" at j, the mention beginning at i.
  size_t years(size_t i, size_t j) {
    if (!any_year(j) || (mistyped_year(j) && (counted_noun(j + 1) || runs_on(j + 1)))) return 0;
    if (size_t end = year_range(i, j)) return end;
    if (runs_on(j + 1) && !(sign(j + 1, '/') && year(j + 2))) return 0;
    bool born = i > 0 && word(i - 1, W::born);
    TimeMention& m = add(TimeKind::year, born ? i - 1 : i, j + 1);
    m.start.year = tok(j).value;
    m.birth = born;
    size_t k = j + 1;
    while (near(k) && near(k + 1) && year(k + 1) && !runs_on(k + 2) &&
           (sign(k, ',') || sign(k, ';') || word(k, W::and_) || (sign(k, '/') && glued(k) && glued(k + 1))) && !counted_noun(k + 2)) {
      add(TimeKind::year, k + 1, k + 2).start.year = tok(k + 1).value;
      k += 2;
    }
    return k;
  }
  size_t year_range(size_t i, size_t j) {
    if (!year(j) || !dash(j + 1) || !same_line(j + 1) || !same_line(j + 2)) return 0;
    size_t k = next(j + 2, W::year) ? j + 3 : j + 2;
    if (!near(k) || !year(k) || runs_on(k + 1) || tok(k).value <= tok(j).value || tok(k).value - tok(j).value > 50) return 0;
    if (i == j && i >= 2 && near(i) && near(i - 1) && word(i - 1, W::stage2) && word(i - 2, W::stage1)) i -= 2;
    TimeMention& m = add(TimeKind::range, i, k + 1);
    m.start.year = tok(j).value;
    m.stop.year = tok(k).value;
    return k + 1;
  }

  // --- clock and lengths ----------------------------------------------------------------------------------------------------
  size_t clock(size_t i) {
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

  size_t duration(size_t i) {
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

  // --- what only the report dates -------------------------------------------------------------------------------------------
  size_t relative(RelativeTime what, size_t first, size_t last, TimePoint point = {}) {
    TimeMention& m = add(TimeKind::relative, first, last);
    m.relative = what;
    if (word(first, W::until)) m.cue = TimeCue::until;
    m.start = point;
    return last;
  }

  size_t same_period(size_t i) {  // "cùng kỳ [của] [năm 2023 | năm trước | 2023 | tháng 6/2023 | 6 tháng đầu năm 2023]"
    size_t k = i + 2;
    if (next(k, W::of)) ++k;
    TimePoint point;
    if (next(k, W::year)) {
      if (near(k + 1) && any_year(k + 1)) {
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

  size_t read_relative(size_t i) {
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

  // --- the choice at one token ------------------------------------------------------------------------------------------------
  size_t read_digits(size_t i) {
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
  bool law_before(size_t i) const {
    for (size_t k = i; k > 0 && i - k < 10 && near(k); --k) {
      const TimeToken& t = tok(k - 1);
      if (t.kind == Kind::digits) return false;
      if (t.kind == Kind::sign && t.sign != ',') return false;
      if (t.word == W::law) return true;
    }
    return false;
  }
  bool in_table_row(size_t i) const {
    constexpr size_t kFar = 2000;  // keeps a text without line ends linear
    size_t from = tok(i).span.begin > kFar ? tok(i).span.begin - kFar : 0;
    std::string_view before = text_.substr(from, tok(i).span.begin - from), behind = text_.substr(tok(i).span.end, kFar);
    before = before.substr(before.rfind('\n') + 1);  // npos + 1: all of it
    return before.find('\t') != std::string_view::npos || behind.substr(0, behind.find('\n')).find('\t') != std::string_view::npos;
  }

  // A mention that begins at token i, whatever its kind: the token behind it, 0 when there is none.
  size_t read_core(size_t i) {
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

  size_t read_at(size_t i) {
    if (size_t end = read_core(i)) return end;
    size_t before = found_.size();
    size_t end = read_relative(i);
    if (!end) found_.resize(before);
    return end;
  }

  std::string_view text_;
  const std::vector<TimeToken>& tokens_;
  std::vector<ReadMention> found_;
};

}  // namespace

std::vector<ReadMention> read_mentions(std::string_view text, const std::vector<TimeToken>& tokens) {
  return Reader(text, tokens).run();
}

}  // namespace doisoat
