#include "extract/periods.h"

#include <algorithm>
#include <map>

#include "extract/table_time.h"

namespace doisoat {
namespace {

// "cùng kỳ năm trước", "năm ngoái": the period that this one is compared with.
bool names_other_period(const TimeMention& m) {
  return m.kind == TimeKind::relative && (m.relative == RelativeTime::same_period || m.relative == RelativeTime::last_year);
}

// "đầu kỳ", "tháng trước": where a list stood before, which dates only what is counted right behind it.
bool names_opening(const TimeMention& m) {
  if (m.kind != TimeKind::relative) return false;
  switch (m.relative) {
    case RelativeTime::period_start:
    case RelativeTime::last_period:
    case RelativeTime::last_week:
    case RelativeTime::last_month:
    case RelativeTime::last_quarter: return true;
    case RelativeTime::year_start: return m.start.year == 0;
    default: return false;
  }
}

constexpr long kSameEnd = 31;  // days by which the ends of a reporting year differ from those of the calendar's

bool is_stock(Measure measure) { return measure == Measure::stock; }

// A mention of the report's own period in other words: "6 tháng đầu năm 2024" in a report from 15/12/2023 to 31/5/2024.
bool means_report(const TimeMention& m, const Report& report) {
  if (!report.from || !report.to) return false;
  bool kind = (m.kind == TimeKind::half && report.kind == ReportKind::half_year) || (m.kind == TimeKind::quarter && report.kind == ReportKind::quarter) ||
              (m.kind == TimeKind::month && report.kind == ReportKind::month) || m.kind == TimeKind::months || (m.kind == TimeKind::year && report.kind == ReportKind::year);
  if (m.kind == TimeKind::relative && (m.relative == RelativeTime::this_period || m.relative == RelativeTime::this_quarter ||
                                       m.relative == RelativeTime::this_month || m.relative == RelativeTime::this_week || (m.relative == RelativeTime::this_year && report.kind == ReportKind::year)))
    return true;
  if (!kind) return false;
  if (!m.from || !m.to) return true;
  // At least half of it in common.
  Date from = std::max(*m.from, *report.from), to = std::min(*m.to, *report.to);
  int common = days_between(from, to);
  return from <= to && 2 * common >= days_between(*m.from, *m.to) - 62 && 2 * common >= days_between(*report.from, *report.to) - 62;
}

// Reports that run from the 15th to the 14th have months, quarters and halves that do so, too.
bool runs_within_months(const TimeMention& m, const Report& report) {
  bool months = m.kind == TimeKind::month || m.kind == TimeKind::quarter || m.kind == TimeKind::half || m.kind == TimeKind::months;
  return months && m.from && m.to && m.from->day == 1 && m.to->day >= 28 && report.from && report.to && report.from->day > 1 && report.to->day + 1 == report.from->day;
}

// The day of the month that lies `months` (0 or -1) from that of `date`; of no more than 28.
Date shifted(Date date, int months, int day) {
  date.month += months;
  if (date.month < 1) date.month += 12, --date.year;
  date.day = std::min(day, 28);
  return date;
}

// How many years earlier (negative) the mention names the report's own period: "quý 3/2023" in the report of that quarter of 2024.
int years_before(const TimeMention& m, const Report& report) {
  if (!m.from || !m.to || !report.from || !report.to || m.kind == TimeKind::year || m.kind == TimeKind::range) return 0;
  for (int years = 1; years <= 5; ++years) {
    TimeMention later = m;
    later.from = add_years(*m.from, years);
    later.to = add_years(*m.to, years);
    if (means_report(later, report)) return -years;
  }
  return 0;
}

}  // namespace

Periods::Periods(const Reading& reading, const Scope& scope, const std::vector<Report>&) : reading_(reading), scope_(scope) {
  for (const TimeMention& m : reading.times) {
    Place place{lexeme_at(reading.lexemes, m.span.begin), 0, false};
    LexemeIndex behind = lexeme_at(reading.lexemes, m.span.end);
    place.last = behind > place.first ? behind - 1 : place.first;
    // "Ở thời điểm mở đợt (15/12/2025) có 870 người": a parenthesis with nothing but a date comments on the words before it.
    LexemeIndex open = place.first;  // "(số liệu ngày 15/3/2025)"
    while (open > 0 && place.first - open < 4 && reading.lexemes[open - 1].kind == LexemeKind::word) --open;
    if (open > 0 && place.last + 1 < reading.lexemes.size() && reading.lexemes[open - 1].is('(') && reading.lexemes[place.last + 1].is(')') && (m.kind == TimeKind::day || m.kind == TimeKind::range)) {
      place.first = open - 1;
      ++place.last;
    }
    places_.push_back(place);
  }
  for (size_t i = 0; i < places_.size(); ++i) {
    const TimeMention& m = reading.times[i];
    bool kind = m.kind != TimeKind::duration && m.kind != TimeKind::clock && m.kind != TimeKind::blank_day && !m.birth && m.valid && m.sure;
    places_[i].usable = kind && !compares(m) && !names_document(m);
  }
}

std::pair<size_t, size_t> Periods::mentions_in(Range range) const {
  auto begin = std::partition_point(places_.begin(), places_.end(), [&](const Place& p) { return p.first < range.begin; });
  auto end = std::partition_point(begin, places_.end(), [&](const Place& p) { return p.first < range.end; });
  return {static_cast<size_t>(begin - places_.begin()), static_cast<size_t>(end - places_.begin())};
}

// "so với cùng kỳ năm 2023": what is compared with, not when it was.
bool Periods::compares(const TimeMention& m) const {
  // "so với cùng kỳ năm 2023: 14 vụ": here it dates what follows.
  LexemeIndex behind = lexeme_at(reading_.lexemes, m.span.end);
  if (behind < reading_.lexemes.size() && (reading_.lexemes[behind].is(':') || reading_.lexemes[behind].is_word("la"))) return false;
  LexemeIndex first = lexeme_at(reading_.lexemes, m.span.begin);
  for (LexemeIndex i = first; i-- > 0 && first - i <= 6;) {
    const Lexeme& l = reading_.lexemes[i];
    if (l.is_word("so") && i + 1 < reading_.lexemes.size() && (reading_.lexemes[i + 1].is_word("voi") || reading_.lexemes[i + 1].is_word("sanh"))) return true;
    if ((l.is_word("voi") || l.is_word("hon")) && i + 1 == first) return true;
    if (l.kind == LexemeKind::digits || l.is(';') || l.is('.') || l.is(':')) return false;
  }
  return false;
}

// "Luật Phòng, chống ma túy năm 2021", "Kế hoạch số 76 ngày 28/02/2024": the date of a document.
bool Periods::names_document(const TimeMention& m) const {
  // "giai đoạn 2021-2025" is of a plan; "cả ba năm 2022 - 2024" is when it was.
  if (m.kind == TimeKind::range && m.cue != TimeCue::since && m.from && m.to && m.from->year + 1 < m.to->year && m.start.day == 0) {
    LexemeIndex at = lexeme_at(reading_.lexemes, m.span.begin);
    bool counted = false;
    for (LexemeIndex i = at > 3 ? at - 3 : 0; i <= at && i < reading_.lexemes.size(); ++i) counted |= reading_.lexemes[i].is_word("ca") || reading_.lexemes[i].is_word("trong");
    if (!counted) return true;
  }
  if (m.kind == TimeKind::relative) return false;
  LexemeIndex first = lexeme_at(reading_.lexemes, m.span.begin);
  // "CV số 1188/PC04-TH ngày 31/8/2026"
  for (LexemeIndex i = first; m.kind == TimeKind::day && i-- > 1 && first - i <= 9;)
    if (reading_.lexemes[i].kind == LexemeKind::digits && reading_.lexemes[i - 1].is_word("so") && i + 1 < first && (reading_.lexemes[i + 1].is('/') || reading_.lexemes[i + 1].is('-'))) return true;
  for (LexemeIndex i = first; i-- > 0 && first - i <= 14;) {
    const Lexeme& l = reading_.lexemes[i];
    if (l.is(';') || l.is(':') || (l.is('.') && lexeme_at(reading_.lexemes, l.span.end) < first && reading_.lexemes[i + 1].capital) || l.is('(')) return false;
    if (reading_.structure.block_of[i] != reading_.structure.block_of[first]) return false;
    static const std::map<std::string_view, std::string_view> kNames = {{"luat", ""}, {"hoach", "ke"}, {"quyet", "nghi"}, {"thi", "chi"}, {"van", "cong"}, {"dinh", "quyet"}, {"trinh", "chuong"}, {"dan", "huong"}, {"bao", "thong"}, {"tu", "thong"}};
    auto name = kNames.find(l.folded.bare);
    if (name == kNames.end() || l.kind != LexemeKind::word) continue;
    if (name->second.empty() || (i > 0 && reading_.lexemes[i - 1].is_word(name->second))) {
      // A plan's own year is followed by nothing to count; "Thực hiện Kế hoạch…, năm 2024 đã bắt" has a comma before the year.
      if (m.kind == TimeKind::year && first > 0 && reading_.lexemes[first - 1].is(',')) return false;
      return true;
    }
  }
  return false;
}

// "bắt 06 vụ, 08 đối tượng, 6 tháng đầu năm 2024 là 04 vụ": the time behind a comma is of the number behind it.
bool Periods::dates_next(const Quantity& q, LexemeIndex mention) const {
  constexpr LexemeIndex kLink = 3;  // words between the time and its number
  auto next = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& other) { return other.first <= mention; });
  if (next == reading_.quantities.end() || next->first > mention + kLink || next->numeral.percent) return false;
  if (reading_.structure.sentence_of[next->first] != reading_.structure.sentence_of[q.first]) return false;
  for (LexemeIndex i = mention + 1; i < next->first; ++i)
    if (reading_.lexemes[i].is(',') || reading_.lexemes[i].is(';')) return false;
  return true;
}

// "1.126 buổi, cụ thể: năm 2020: 168 buổi": the year opens what follows the colon.
bool Periods::colon_between(const Quantity& q, LexemeIndex mention) const {
  for (LexemeIndex i = q.last + 1; i < mention; ++i)
    if (reading_.lexemes[i].is(':')) return true;
  return false;
}

const TimeMention* Periods::mention_for(const Quantity& q, Measure measure, bool calendar, const Report& report, const char*& source) const {
  const Structure& s = reading_.structure;
  int sentence = s.sentence_of[q.first];
  int block = s.block_of[q.first];
  if (sentence < 0) return nullptr;
  Range here = s.sentences[static_cast<size_t>(sentence)];
  const TimeMention* best = nullptr;
  double best_cost = 1e9;
  auto [begin, end] = mentions_in(here);
  // "cấp bổ sung tháng 9": when it was paid out, not the year it is for.
  auto usable = [&](size_t i) {
    return places_[i].usable && (!calendar || reading_.times[i].kind == TimeKind::year || reading_.times[i].kind == TimeKind::range);
  };
  for (size_t i = begin; i < end; ++i) {
    if (!usable(i)) continue;
    auto d = scope_.distance({places_[i].first, places_[i].last + 1}, q);
    if (!d || d->side == Side::over) continue;
    if (names_other_period(reading_.times[i])) {
      // "cùng kỳ là 36 vụ, 51 đối tượng; …": what is compared with dates only what is counted right behind it.
      if (d->semicolons > 0 || (d->side == Side::after ? d->words > 2 || d->commas > 0 : d->quantities > 1 || (d->quantities == 1 && d->commas > 1))) continue;
    }
    // "đầu kỳ 402 người; bổ sung 155; số hiện có 386": an opening is of what stands right behind it.
    if (names_opening(reading_.times[i]) && (d->side == Side::after || d->quantities > 0)) continue;
    if (d->side == Side::after && (d->quantities > 0 || d->semicolons > 0 || d->commas > 1 || d->exits > 0 || colon_between(q, places_[i].first) || dates_next(q, places_[i].last))) continue;
    double cost = 0.1 * d->words + d->quantities + 2.0 * d->exits + 1.5 * d->semicolons + (d->side == Side::after ? 4 : 0);
    if (cost < best_cost) best = &reading_.times[i], best_cost = cost, source = "sentence";
  }
  if (best) return best;
  const Block& own = s.blocks[static_cast<size_t>(block)];
  bool movement = measure == Measure::added || measure == Measure::removed;
  // Earlier sentences of the block: a span of time holds on, a moment only for what moved up to it.
  auto [first, last] = mentions_in({own.range.begin, here.begin});
  int spans = 0;
  for (size_t i = first; i < last; ++i)
    spans += usable(i) && reading_.times[i].kind == TimeKind::year && s.parenthesis_of[places_[i].first] < 0;
  if (spans > 1) last = first;  // years one after the other: none of them holds on
  for (size_t i = last; i-- > first;) {
    const TimeMention& m = reading_.times[i];
    if (!usable(i) || s.parenthesis_of[places_[i].first] >= 0) continue;
    if (years_before(m, report) < 0) continue;  // what was compared with in that sentence
    bool span = m.kind == TimeKind::range || m.kind == TimeKind::half || m.kind == TimeKind::quarter || m.kind == TimeKind::month || m.kind == TimeKind::year;
    // "Tính đến ngày 15/12/2025 có 48 người nghiện. Số người sử dụng là 22": what it is counted up to holds on.
    bool counted_up_to = is_stock(measure) && m.kind == TimeKind::day && m.cue == TimeCue::as_of;
    if (span || counted_up_to || (movement && (m.kind == TimeKind::day || m.kind == TimeKind::day_month))) {
      source = "block";
      return &m;
    }
  }
  // Labels above: "Năm 2023:".
  for (int b = own.parent; b >= 0; b = s.blocks[static_cast<size_t>(b)].parent) {
    const Block& above = s.blocks[static_cast<size_t>(b)];
    // A numbered paragraph that tells a case is no label: its days are of that case.
    bool short_heading = above.kind == BlockKind::heading && above.range.end - above.range.begin < 30;
    Range label = short_heading || above.ends_in_colon ? above.range : scope_.label(b);
    auto [from, to] = mentions_in(label);
    for (size_t i = to; i-- > from;)
      if (usable(i) && !names_other_period(reading_.times[i]) && !names_opening(reading_.times[i])) {
        source = above.kind == BlockKind::heading ? "heading" : "parent bullet";
        return &reading_.times[i];
      }
  }
  return nullptr;
}

Period Periods::apply(const TimeMention& mention, Measure measure, bool calendar, const Report& report) const {
  int year = report.to ? report.to->year : report.issued ? report.issued->year : 0;
  TimeMention m = year ? with_year(mention, year) : mention;
  Period p{report.from, report.to, mention.span, "", true};
  if (!(calendar && m.kind == TimeKind::year) && means_report(m, report)) {
    if (is_stock(measure)) p.from.reset();
    return p;
  }
  if (int years = years_before(m, report); years < 0 && !calendar) {
    p.from = is_stock(measure) ? std::nullopt : std::optional(add_years(*report.from, years));
    p.to = add_years(*report.to, years);
    return p;
  }
  if (m.kind == TimeKind::relative || (m.relative != RelativeTime::none && m.kind != TimeKind::range)) {
    switch (m.relative) {
      case RelativeTime::same_period:
      case RelativeTime::last_year: {
        int shift = m.relative == RelativeTime::same_period && m.from && report.to ? m.from->year - report.to->year : -1;
        if (shift >= 0) shift = -1;
        if (p.from) p.from = add_years(*p.from, shift);
        if (p.to) p.to = add_years(*p.to, shift);
        break;
      }
      case RelativeTime::year_end:
        // "cuối năm" in a report up to 14/12 is its own end.
        if (m.to && !(report.to && *report.to <= *m.to && days_between(*report.to, *m.to) <= kSameEnd)) p.to = m.to;
        break;
      case RelativeTime::period_start:
      case RelativeTime::last_period:
      case RelativeTime::last_week:
      case RelativeTime::last_month:
      case RelativeTime::last_quarter:
        // "Tháng trước: 02 vụ": what happened in the period before this one.
        if (auto before = is_stock(measure) ? std::nullopt : preceding({report.from, report.to})) p.from = before->from, p.to = before->to;
        [[fallthrough]];
      case RelativeTime::year_start:
        if (is_stock(measure)) p.to = report.from;
        break;
      default: break;
    }
    if (is_stock(measure)) p.from.reset();
    return p;
  }
  if (!m.from && !m.to) return {is_stock(measure) ? std::nullopt : report.from, report.to, std::nullopt, "report", false};
  bool moment = m.kind == TimeKind::day || m.kind == TimeKind::day_month;
  if (is_stock(measure)) {
    p.from.reset();
    // "thành lập từ ngày 01/7/2025, có 14 bản": there are so many now, not on the day since when.
    bool since = moment && (m.cue == TimeCue::from || m.cue == TimeCue::since || m.cue == TimeCue::after);
    p.to = m.to && !since ? m.to : report.to;
    if (m.kind == TimeKind::range && m.relative == RelativeTime::now) p.to = report.to;
    // "năm 2024" in a report up to May: so many there are at its end, not at the year's.
    if (!moment && p.to && report.to && m.from && *p.to > *report.to && *m.from <= *report.to) p.to = report.to;
    return p;
  }
  if (moment) {
    switch (m.cue) {
      case TimeCue::until:
      case TimeCue::as_of:
      case TimeCue::before:
        p.to = m.to;
        if (p.from && p.to && *p.from > *p.to) p.from.reset();
        break;
      case TimeCue::from:
      case TimeCue::since:
      case TimeCue::after: p.from = m.from; break;
      case TimeCue::at:
        // "kết thúc đợt (28/02/2026)": the moment at which the report's period begins or ends does not shorten it.
        if (report.from && report.to && m.from && (*m.from == *report.from || *m.from == *report.to)) break;
        p.from = m.from, p.to = m.to;
        break;
    }
    return p;
  }
  p.from = m.from ? m.from : report.from;
  p.to = m.to ? m.to : report.to;
  if (!calendar && runs_within_months(m, report)) p.from = shifted(*m.from, -1, report.from->day), p.to = shifted(*m.to, 0, report.to->day);
  return p;
}

// "cùng thời điểm năm 2023": the year names the report's own moment in it.
bool Periods::same_moment(const TimeMention& m) const {
  LexemeIndex first = lexeme_at(reading_.lexemes, m.span.begin);
  if (m.kind != TimeKind::year || first < 3) return false;
  return reading_.lexemes[first - 3].is_word("cung") || reading_.lexemes[first - 2].is_word("cung") || reading_.lexemes[first - 1].is_word("cung");
}

// "có 63 người vào thời điểm 15/12/2024, …, nay còn 54 người": the day is of a quantity nearer to it.
bool Periods::belongs_to_another(const TimeMention& m, const Quantity& q) const {
  const Place& place = places_[static_cast<size_t>(&m - reading_.times.data())];
  auto d = scope_.distance({place.first, place.last + 1}, q);
  return d && d->side == Side::before && d->quantities > 0 && m.to && (m.kind == TimeKind::day || m.kind == TimeKind::day_month);
}

// "từ 62 người năm 2021 xuống còn 45 người": the year before the turn is of the first number.
bool Periods::before_turn(const TimeMention& m, const Quantity& q) const {
  for (LexemeIndex i = lexeme_at(reading_.lexemes, m.span.end); i < q.first; ++i)
    if (reading_.lexemes[i].is_word("xuong") || reading_.lexemes[i].is_word("len")) return true;
  return false;
}

const TimeMention* Periods::span_before(const Quantity& q) const {
  int sentence = reading_.structure.sentence_of[q.first];
  if (sentence < 0) return nullptr;
  auto [first, last] = mentions_in({reading_.structure.sentences[static_cast<size_t>(sentence)].begin, q.first});
  for (size_t i = last; i-- > first;)
    if (places_[i].usable && reading_.times[i].kind == TimeKind::range && reading_.times[i].from && reading_.times[i].to) return &reading_.times[i];
  return nullptr;
}

int Periods::dated_items_before(const Quantity& q) const {
  int sentence = reading_.structure.sentence_of[q.first];
  if (sentence < 0) return 0;
  auto [first, last] = mentions_in({reading_.structure.sentences[static_cast<size_t>(sentence)].begin, q.first});
  int items = 0;
  for (size_t i = first; i < last; ++i) {
    auto counted = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& other) { return other.first <= places_[i].last; });
    items += places_[i].usable && counted != reading_.quantities.end() && counted->first < q.first;
  }
  return items;
}

const TimeMention* Periods::compared_with(const Quantity& q) const {
  int p = reading_.structure.parenthesis_of[q.first];
  if (p < 0) return nullptr;
  LexemeIndex open = reading_.structure.parentheses[static_cast<size_t>(p)].open;
  auto [first, last] = mentions_in({open > 10 ? open - 10 : 0, open});
  return last > first ? &reading_.times[last - 1] : nullptr;
}

Period Periods::of(const Quantity& q, Measure measure, const char* role, bool calendar, const Report& report) const {
  const char* source = "report";
  std::string_view said = role;
  if (said == "compared") {
    static const TimeMention kSamePeriod = [] {
      TimeMention m;
      m.kind = TimeKind::relative;
      m.relative = RelativeTime::same_period;
      return m;
    }();
    const TimeMention* then = compared_with(q);
    Period p = apply(then && !same_moment(*then) ? *then : kSamePeriod, measure, calendar, report);
    if (!then) p.evidence.reset();
    p.source = "sentence";
    return p;
  }
  const TimeMention* mention = mention_for(q, measure, calendar, report, source);
  // "Từ 15/12/2023 đến 14/9/2024 bắt 104 vụ; cùng kỳ năm trước 97 vụ (tăng 07 vụ)": of the sentence's own span.
  if (mention && names_other_period(*mention) && !is_stock(measure))
    if (const TimeMention* span = span_before(q)) {
      Period p = apply(*span, measure, calendar, report);
      p.source = "sentence";
      if (said != "change" && p.from && p.to) p.from = add_years(*p.from, -1), p.to = add_years(*p.to, -1);
      return p;
    }
  if (mention && q.closing && before_turn(*mention, q)) mention = nullptr;
  // The day at which the report begins does not hold on for what is counted at its end.
  bool opening = mention && mention->kind == TimeKind::day && mention->to && report.from && *mention->to <= *report.from;
  if (opening && is_stock(measure) && std::string_view(source) == "block") mention = nullptr;
  bool movement = measure == Measure::added || measure == Measure::removed;
  if (movement) {
    // From the opening to the closing stock of the same block.
    const Block& own = reading_.structure.blocks[static_cast<size_t>(reading_.structure.block_of[q.first])];
    const TimeMention *opening = nullptr, *closing = nullptr;
    auto [first, last] = mentions_in(own.range);
    for (size_t i = first; i < last; ++i) {
      const TimeMention& m = reading_.times[i];
      if (!places_[i].usable || (m.kind != TimeKind::day && m.kind != TimeKind::day_month)) continue;
      // "63 người vào thời điểm 15/12/2024": a moment at which the report begins is an opening in any words.
      bool begins = report.from && m.to && *m.to <= *report.from;
      if ((m.cue == TimeCue::before || begins) && !opening) opening = &m;
      if (!begins && (m.cue == TimeCue::until || m.cue == TimeCue::as_of)) closing = &m;
    }
    bool own_span = mention && mention->kind == TimeKind::range && std::string_view(source) == "sentence";
    if ((opening || closing) && !own_span) {
      int year = report.to ? report.to->year : 0;
      Period moved{report.from, report.to, (closing ? closing : opening)->span, "block", true};
      if (opening) moved.from = with_year(*opening, year).from;
      if (closing) moved.to = with_year(*closing, year).to;
      if (moved.from && moved.to && *moved.from <= *moved.to) return moved;
    }
  }
  // "cùng kỳ 455 vụ; số vụ tăng 32": a change is of this period, though the other one is named.
  bool other_period = said == "change" && mention && names_other_period(*mention);
  if (mention && !other_period) {
    bool near = std::string_view(source) == "sentence";
    // "trước ngày 16/4/2024 là 11, …, hiện còn 14": the opening's date is not the closing's.
    if (said == "before" && mention->kind == TimeKind::relative && (mention->relative == RelativeTime::now || mention->relative == RelativeTime::this_period)) near = false;
    if (said == "before" && (mention->kind == TimeKind::quarter || mention->kind == TimeKind::month)) near = false;
    if (said == "after" && (mention->cue == TimeCue::before || belongs_to_another(*mention, q))) near = false;
    if (said == "total" && near && mention->kind == TimeKind::year) said = "after";
    // "năm 2021: 05 vụ; … ; năm 2025: 02 vụ; cộng 20 vụ": the sum of dated items is of the whole period.
    if (std::string_view(role) == "total" && near && !calendar && dated_items_before(q) > 1) return is_stock(measure) ? Period{std::nullopt, report.to, std::nullopt, "report", false} : Period{report.from, report.to, std::nullopt, "report", false};
    // "đầu kỳ", "cuối kỳ" at the figure say more than a date elsewhere.
    if ((said != "before" && said != "after") || near) {
      Period p = apply(*mention, measure, calendar, report);
      if (p.evidence) p.source = source;
      return p;
    }
  }
  Period p{report.from, report.to, std::nullopt, "report", false};
  if (is_stock(measure)) {
    if (said == "before") p.to = report.from;
    p.from.reset();
  }
  return p;
}

void complete_period(Report& report, const Reading& reading) {
  if (report.from && report.to) return;
  std::map<Date, int> openings, closings;
  for (const TimeMention& m : reading.times) {
    if (m.span.begin < report.span.begin || m.span.end > report.span.end || m.kind != TimeKind::day || !m.valid) continue;
    if (m.cue == TimeCue::before && m.from) ++openings[*m.from];
    if ((m.cue == TimeCue::until || m.cue == TimeCue::as_of) && m.to) ++closings[*m.to];
  }
  auto most = [](const std::map<Date, int>& dates) -> std::optional<Date> {
    std::optional<Date> best;
    int count = 1;
    for (auto& [date, n] : dates)
      if (n > count) best = date, count = n;
    return best;
  };
  auto from = most(openings), to = most(closings);
  if (!report.from && !report.to && from && to && *from <= *to) report.from = from, report.to = to;
}

}  // namespace doisoat
