#include "extract/date_reader.h"

namespace doisoat {

size_t TimeReader::read_month_word(size_t i) {
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

size_t TimeReader::read_quarter_word(size_t i) {
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
  if (!n && w == W::roman && exact(i, W::quarter) && bare_year(k)) {  // "Quý I 2024"
    point.year = tok(k).value;
    n = 1;
  }
  // "đầu quý 02": a padded number without a year is counted at the quarter's begin.
  bool padded = w != W::roman && length(i + 1) == 2 && quarter < 10;
  if (!point.year && !point.year_shift && (!exact(i, W::quarter) || quarter > 4 || counted_noun(k) || padded)) return 0;
  TimeMention& m = add(TimeKind::quarter, i, k + n);
  m.start = point;
  set_quarter(m.start, quarter);
  return k + n;
}

void TimeReader::set_quarter(TimePoint& point, int quarter) {
  point.first_month = quarter * 3 - 2;  // a fifth quarter ends in a month that there is not: invalid
  point.last_month = quarter * 3;
}

// "6 tháng đầu năm 2024", "09 tháng cuối năm", "hai quý" after the number `amount` of which j is the unit's word.
size_t TimeReader::part_of_year(size_t i, size_t j, int amount) {
  int months = word(j, W::quarter) ? amount * 3 : amount;
  if (months < 1 || months > 12) return 0;
  size_t k = j + 1;
  bool first = next(k, W::first_part), last = next(k, W::last_part);
  if (first || last) {
    ++k;
    if (next(k, W::of)) ++k;
    if (!next(k, W::year) && !bare_year(k)) return 0;
  }
  TimePoint point;
  size_t n = year_behind(k, point);
  if (bare_year(k) && (first || last || months == 6 || months == 9 || months == 3)) {  // "6 tháng 2024"
    point.year = tok(k).value;
    n = 1;
  }
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

size_t TimeReader::read_half_word(size_t i) {  // "nửa đầu năm 2024"
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

size_t TimeReader::read_year_word(size_t i) {
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
  if (digits(i + 1) && length(i + 1) <= 3 && blank(i + 2) && !(sign(i + 2, '.') && digits(i + 3) && glued(i + 3))) {  // "năm 20…"; "trong năm 39.250.000 đồng" counts
    add(TimeKind::blank_day, i, i + 2 + blank(i + 2));
    return i + 2 + blank(i + 2);
  }
  return 0;
}

// "2021", "2021, 2022 và 2023", "2021 - 2025", "2021-2025" at j, the mention beginning at i.
size_t TimeReader::years(size_t i, size_t j) {
  if (!any_year(j) || (mistyped_year(j) && (counted_noun(j + 1) || runs_on(j + 1)))) return 0;
  if (size_t end = year_range(i, j)) return end;
  if (runs_on(j + 1) && !(sign(j + 1, '/') && year(j + 2))) return 0;
  if (mistyped_year(j) && i > 0 && word(i - 1, W::every)) return 0;  // "mỗi năm 20190 …" counts
  bool born = i > 0 && word(i - 1, W::born);
  TimeMention& m = add(TimeKind::year, born ? i - 1 : i, j + 1);
  m.start.year = tok(j).value;
  m.birth = born;
  if (length(j) == 3) m.sure = false;  // "năm 202": a digit lost, or a count
  size_t k = j + 1;
  while (near(k) && near(k + 1) && year(k + 1) && !runs_on(k + 2) &&
         (sign(k, ',') || sign(k, ';') || word(k, W::and_) || (sign(k, '/') && glued(k) && glued(k + 1))) && !counted_noun(k + 2)) {
    add(TimeKind::year, k + 1, k + 2).start.year = tok(k + 1).value;
    k += 2;
  }
  return k;
}

size_t TimeReader::year_range(size_t i, size_t j) {
  if (!year(j) || !dash(j + 1) || !same_line(j + 1) || !same_line(j + 2)) return 0;
  size_t k = next(j + 2, W::year) ? j + 3 : j + 2;
  if (!near(k) || !year(k) || runs_on(k + 1) || tok(k).value <= tok(j).value || tok(k).value - tok(j).value > 50) return 0;
  if (i == j && i >= 2 && near(i) && near(i - 1) && word(i - 1, W::stage2) && word(i - 2, W::stage1)) i -= 2;
  TimeMention& m = add(TimeKind::range, i, k + 1);
  m.start.year = tok(j).value;
  m.stop.year = tok(k).value;
  return k + 1;
}

}  // namespace doisoat
