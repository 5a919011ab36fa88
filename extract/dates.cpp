#include "extract/dates.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "extract/date_grammar.h"

namespace doisoat {
namespace {

using W = TimeWord;
using Kind = TimeToken::Kind;

constexpr std::array kKinds{"day", "day_month", "month", "quarter", "half", "months", "year", "range", "blank_day", "duration", "clock", "relative"};
constexpr std::array kCues{"at", "before", "until", "as_of", "from", "since", "after"};
constexpr std::array kRelatives{"none", "same_period", "now", "period_start", "period_end", "this_period", "last_period", "year_start",
                                "year_end", "this_year", "last_year", "this_quarter", "last_quarter", "this_month", "last_month",
                                "this_week", "last_week"};

bool is_calendar(TimeKind kind) {
  return kind == TimeKind::day || kind == TimeKind::day_month || kind == TimeKind::month || kind == TimeKind::quarter ||
         kind == TimeKind::half || kind == TimeKind::months || kind == TimeKind::year;
}

bool impossible(const TimePoint& p) {
  if (p.year && (p.year < 1900 || p.year > 2100)) return true;
  if (p.last_month > 12) return true;
  if (p.day) {
    if (p.day > 31) return true;
    if (p.first_month && p.day > days_in_month(p.year ? p.year : 2024, p.first_month)) return true;
  }
  return false;
}

// Written zeros ("00/06/2024") are no day and no month.
bool zeros(const TimeMention& m) {
  switch (m.kind) {
    case TimeKind::day: return m.start.day == 0 || (m.start.year && m.start.first_month == 0);
    case TimeKind::day_month: return m.start.day == 0 || m.start.first_month == 0;
    case TimeKind::month: return m.start.first_month == 0;
    default: return false;
  }
}

void inherit(TimePoint& from, const TimePoint& to) {
  if (!from.year && !from.year_shift) {
    from.year = to.year;
    from.year_shift = to.year_shift;
  }
  if (!from.first_month && from.day) {
    from.first_month = to.first_month;
    from.last_month = to.last_month;
  }
}

bool lacks_year(const TimePoint& p) { return !p.year && !p.year_shift; }

// Both ends of a span share what only one of them says: "từ 15/12 đến 14/6/2024" begins in the year before.
void share_year(TimePoint& start, TimePoint& stop) {
  bool lacked = lacks_year(start) && !lacks_year(stop);
  bool stop_lacked = lacks_year(stop) && start.year;
  if (lacked) inherit(start, stop);
  if (stop_lacked) stop.year = start.year;
  if (!(lacked || stop_lacked) || !start.year || !stop.year) return;
  auto a = start.first(), b = stop.last();
  if (a && b && *b < *a) {
    if (lacked) --start.year;
    else ++stop.year;
  }
}

// What may stand between two ends of a range, or two items of a list.
enum class Link { none, range, list };

class Joiner {
 public:
  Joiner(std::vector<ReadMention> read, const std::vector<TimeToken>& tokens) : read_(std::move(read)), tokens_(tokens) {}

  std::vector<TimeMention> run() {
    share_lists();
    std::vector<TimeMention> mentions;
    for (size_t i = 0; i < read_.size(); ++i) {
      if (i + 1 < read_.size() && joins(read_[i], read_[i + 1])) {
        mentions.push_back(join(read_[i], read_[i + 1]));
        ++i;
        continue;
      }
      mentions.push_back(std::move(read_[i].mention));
    }
    return mentions;
  }

 private:
  bool sign(size_t i, char32_t c) const { return tokens_[i].kind == Kind::sign && tokens_[i].sign == c; }
  bool dash(size_t i) const { return sign(i, '-') || sign(i, 0x2013) || sign(i, 0x2014) || sign(i, 0x2010) || sign(i, 0x2011); }

  Link link(const ReadMention& a, const ReadMention& b) const {
    if (tokens_[b.first].gap == Gap::hard) return Link::none;
    if (a.last == b.first) return b.mention.cue == TimeCue::until ? Link::range : Link::none;
    if (a.last + 1 != b.first) return Link::none;
    const TimeToken& between = tokens_[a.last];
    if (between.gap == Gap::hard) return Link::none;
    // A dash at the start of a line is a bullet.
    if (dash(a.last)) return between.gap <= Gap::space && tokens_[b.first].gap <= Gap::space ? Link::range : Link::none;
    if (sign(a.last, ',')) return b.mention.cue == TimeCue::until && a.mention.cue != TimeCue::at ? Link::range : Link::list;
    if (between.kind == Kind::word && between.word == W::and_) return Link::list;
    return Link::none;
  }

  // "tháng 4 và tháng 5 năm 2024", "ngày 10/6, 12/6/2024": the earlier takes the year of the later.
  void share_lists() {
    for (size_t i = read_.size(); i-- > 1;) {
      ReadMention &a = read_[i - 1], &b = read_[i];
      bool day_like = (a.mention.kind == TimeKind::day_month || a.mention.kind == TimeKind::day) &&
                      (b.mention.kind == TimeKind::day || b.mention.kind == TimeKind::day_month);
      if (!day_like && a.mention.kind != b.mention.kind) continue;
      if (!is_calendar(a.mention.kind) || !lacks_year(a.mention.start) || lacks_year(b.mention.start)) continue;
      if (link(a, b) != Link::list) continue;
      inherit(a.mention.start, b.mention.start);
      a.mention.stop = a.mention.start;
      if (a.mention.start.year && a.mention.kind == TimeKind::day_month) a.mention.kind = TimeKind::day;
      settle(a.mention);
    }
  }

  bool joins(const ReadMention& a, const ReadMention& b) const {
    if (link(a, b) != Link::range) return false;
    const TimeMention &x = a.mention, &y = b.mention;
    bool from = x.cue == TimeCue::from || x.cue == TimeCue::since;
    if (x.cue == TimeCue::before || x.cue == TimeCue::until || x.cue == TimeCue::as_of) return false;
    bool x_start = is_calendar(x.kind) || x.relative == RelativeTime::year_start || x.relative == RelativeTime::period_start;
    if (!x_start || x.birth || y.birth) return false;
    if (y.kind == TimeKind::relative)  // "Luật … năm 2021 đến nay" does not begin with the year
      return from && (y.relative == RelativeTime::now || y.relative == RelativeTime::period_end || y.relative == RelativeTime::year_end);
    if (!is_calendar(y.kind)) return false;
    if (from) return true;
    auto day_like = [](TimeKind k) { return k == TimeKind::day || k == TimeKind::day_month; };
    bool alike = x.kind == y.kind || (day_like(x.kind) && day_like(y.kind));
    // "năm 2021 - 15/12" is no span, and two doubtful halves make no sure whole.
    return alike && (y.cue == TimeCue::until || (x.sure && y.sure));
  }

  TimeMention join(const ReadMention& a, const ReadMention& b) {
    TimeMention range = a.mention;
    range.kind = TimeKind::range;
    range.cue = range.cue == TimeCue::at ? TimeCue::from : range.cue;
    range.span = cover(a.mention.span, b.mention.span);
    range.stop = b.mention.start;
    range.sure = true;
    if (b.mention.relative != RelativeTime::none && range.relative != RelativeTime::period_start) range.relative = b.mention.relative;
    for (Span digits : b.mention.digits) range.digits.push_back(digits);
    if (b.mention.kind != TimeKind::relative) {
      if (range.start.day && !range.start.first_month) inherit(range.start, range.stop);
      if (range.relative == RelativeTime::year_start && !range.start.year) range.start.year = range.stop.year;
    }
    bool whole = a.mention.valid && b.mention.valid;
    settle(range);
    range.valid = range.valid && whole;
    return range;
  }

  std::vector<ReadMention> read_;
  const std::vector<TimeToken>& tokens_;
};

}  // namespace

const char* name(TimeKind kind) { return kKinds.at(static_cast<size_t>(kind)); }
const char* name(TimeCue cue) { return kCues.at(static_cast<size_t>(cue)); }
const char* name(RelativeTime relative) { return kRelatives.at(static_cast<size_t>(relative)); }

std::optional<Date> TimePoint::first() const {
  if (!year) return std::nullopt;
  Date date = day ? Date{year, first_month, day} : Date{year, first_month ? first_month : 1, 1};
  return date.is_valid() ? std::optional(date) : std::nullopt;
}

std::optional<Date> TimePoint::last() const {
  if (!year) return std::nullopt;
  int month = last_month ? last_month : 12;
  Date date = day ? Date{year, last_month, day} : Date{year, month, days_in_month(year, month)};
  return date.is_valid() ? std::optional(date) : std::nullopt;
}

void settle(TimeMention& m) {
  m.from = m.to = std::nullopt;
  if (m.kind == TimeKind::duration || m.kind == TimeKind::clock) return;
  if (m.kind == TimeKind::range) {
    share_year(m.start, m.stop);
    m.valid = !impossible(m.start) && !impossible(m.stop);
    if (!m.valid) return;
    if (m.relative == RelativeTime::year_start || m.start.year) m.from = m.start.first();
    if (m.relative == RelativeTime::none || m.relative == RelativeTime::year_start) m.to = m.stop.last();
    if (m.relative == RelativeTime::year_end) m.to = m.stop.last();
    return;
  }
  m.valid = !impossible(m.start) && !zeros(m);
  if (!m.valid) return;
  if (m.kind == TimeKind::relative) {
    if (m.relative == RelativeTime::year_start && m.start.year) m.from = m.to = Date{m.start.year, 1, 1};
    if (m.relative == RelativeTime::year_end && m.start.year) m.from = m.to = Date{m.start.year, 12, 31};
    if (m.relative == RelativeTime::same_period && m.start.first_month) {
      m.from = m.start.first();
      m.to = m.start.last();
    }
    return;
  }
  if (m.kind == TimeKind::blank_day && !m.start.first_month) return;
  if (m.kind == TimeKind::blank_day && m.start.day) return;
  m.from = m.start.first();
  m.to = m.start.last();
}

namespace {

// "(năm 2021: 08; 2022: 11; 2023: 14)": behind a year that is said to be one, a list goes on in bare years.
void add_listed_years(std::string_view text, std::vector<TimeMention>& mentions) {
  static const RE2 listed(R"([;,]\s*((?:19|20)\d\d)\s*(?::|là\s))");
  constexpr Offset kNear = 60;  // bytes between two years of a list
  std::vector<TimeMention> more;
  re2::StringPiece rest(text.data(), text.size()), digits;
  size_t known = 0;
  Offset last_year = 0;  // where the year before ends; 0: none
  while (RE2::FindAndConsume(&rest, listed, &digits)) {
    auto begin = static_cast<Offset>(digits.data() - text.data());
    for (; known < mentions.size() && mentions[known].span.begin < begin; ++known)
      if (mentions[known].kind == TimeKind::year && mentions[known].sure) last_year = mentions[known].span.end;
    bool taken = (known > 0 && mentions[known - 1].span.end > begin) || (known < mentions.size() && mentions[known].span.begin == begin);
    if (taken || last_year == 0 || begin - last_year > kNear || text.substr(last_year, begin - last_year).find_first_of("\n.") != text.npos) continue;
    TimeMention year;
    year.kind = TimeKind::year;
    year.span = {begin, begin + 4};
    year.start.year = std::stoi(digits.as_string());
    year.stop = year.start;
    year.digits = {year.span};
    settle(year);
    last_year = year.span.end;
    more.push_back(std::move(year));
  }
  if (more.empty()) return;
  mentions.insert(mentions.end(), more.begin(), more.end());
  std::sort(mentions.begin(), mentions.end(), [](const TimeMention& a, const TimeMention& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

std::vector<TimeMention> find_dates(std::string_view text) {
  std::vector<TimeToken> tokens = cut_time_tokens(text);
  std::vector<TimeMention> mentions = Joiner(read_mentions(text, tokens), tokens).run();
  add_listed_years(text, mentions);
  return mentions;
}

TimeMention with_year(TimeMention mention, int year) {
  if (mention.kind == TimeKind::duration || mention.kind == TimeKind::clock || mention.kind == TimeKind::blank_day) return mention;
  bool relative = mention.kind == TimeKind::relative;
  if (relative && mention.relative != RelativeTime::year_start && mention.relative != RelativeTime::year_end &&
      mention.relative != RelativeTime::this_year && mention.relative != RelativeTime::last_year)
    return mention;
  auto fill = [&](TimePoint& point) {
    if (point.year) return;
    if (point.year_shift) point.year = year + *point.year_shift;
    else if (point.first_month || (relative && !point.day)) point.year = year;
  };
  if (mention.kind == TimeKind::range) {
    bool stop_said = mention.relative == RelativeTime::none || mention.relative == RelativeTime::year_start;
    if (stop_said) fill(mention.stop);
    if (lacks_year(mention.start) && stop_said) share_year(mention.start, mention.stop);
    fill(mention.start);
    // "từ đầu năm đến nay"
    bool from_start_of_year = !mention.start.day && !mention.start.first_month && mention.relative != RelativeTime::period_start;
    if (from_start_of_year && !mention.start.year) mention.start.year = year;
    settle(mention);
    return mention;
  }
  fill(mention.start);
  mention.stop = mention.start;
  settle(mention);
  if (relative && mention.valid &&
      (mention.relative == RelativeTime::this_year || mention.relative == RelativeTime::last_year)) {
    mention.from = mention.start.first();
    mention.to = mention.start.last();
  }
  return mention;
}

std::string dump(const TimeMention& m) {
  std::string line = name(m.kind);
  if (!m.valid) line += " invalid";
  if (!m.sure) line += " unsure";
  if (m.birth) line += " birth";
  if (m.from || m.to) line += " " + (m.from ? m.from->iso() : std::string("-")) + ".." + (m.to ? m.to->iso() : std::string("-"));
  if (m.relative != RelativeTime::none) line += std::string(" ") + name(m.relative);
  if (m.relative == RelativeTime::same_period && m.start.year && !m.from) line += " " + std::to_string(m.start.year);
  if (m.start.year_shift) line += " year" + std::string(*m.start.year_shift < 0 ? "-1" : "+0");
  if (m.amount) line += " " + std::to_string(m.amount);
  if (m.cue != TimeCue::at) line += std::string(" ") + name(m.cue);
  return line;
}

}  // namespace doisoat
