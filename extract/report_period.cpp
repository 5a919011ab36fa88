#include "extract/report_period.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

// How many days a kind of report covers, with the freedom that reporting dates take.
bool fits_length(ReportKind kind, long days) {
  switch (kind) {
    case ReportKind::month: return days >= 20 && days <= 40;
    case ReportKind::quarter: return days >= 70 && days <= 110;
    case ReportKind::half_year: return days >= 140 && days <= 215;
    case ReportKind::year: return days >= 300 && days <= 400;
    default: return true;
  }
}

std::optional<ReportKind> kind_of_length(long days) {
  for (ReportKind kind : {ReportKind::month, ReportKind::quarter, ReportKind::half_year, ReportKind::year})
    if (fits_length(kind, days)) return kind;
  return std::nullopt;
}

bool is_day_range(const TimeMention& m) {
  return m.kind == TimeKind::range && m.start.day && (m.stop.day || m.stop.first_month) && m.relative == RelativeTime::none;
}

// On the title in small letters without marks.
const RE2 kTelegram("^(cong van|cong dien|dien bao|dien )");
const RE2 kTopic("chuyen de");
const RE2 kStage(R"(giai doan (0?[1-9]|[ivx]{1,3})[^0-9\pL])");
const RE2 kWeek(R"((bao cao|ket qua[a-z ,]*) tuan |tuan (thu )?[0-9])");
const RE2 kYears(R"([0-9]{1,2} nam (thuc hien|trien khai|thi hanh|cong tac))");
const RE2 kResolution("nghi quyet|chi thi |ket luan so|tong ket luat");
const RE2 kSummary("tong ket|so ket");
const RE2 kCampaign("cao diem");
const RE2 kProject("du an (so )?0?[0-9]");
const RE2 kAdHoc("nhanh|dot xuat");
const RE2 kPlans("phuong huong|[,;] *nhiem vu|va nhiem vu|nhiem vu (trong tam|cong tac)|(chuong trinh|ke hoach) cong tac");

class Reader {
 public:
  Reader(std::string_view text, Span report, const Opening* opening, const std::vector<TimeMention>& mentions)
      : text_(text), report_(report), opening_(opening) {
    auto inside = [&](const TimeMention& m) { return report.contains(m.span); };
    std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(mentions_), inside);
    if (opening) {
      title_ = opening->title_span;
      bare_ = fold_bare(opening->title) + " ";
      std::replace(bare_.begin(), bare_.end(), '\n', ' ');
    }
    year_ = report_year();
    for (TimeMention& m : mentions_) m = with_year(std::move(m), year_);
  }

  KindAndPeriod run() {
    KindAndPeriod result;
    const TimeMention* named = period_in_title();
    const TimeMention* stated = stated_in_opening();
    kind(result, named, stated);
    period(result, named, stated);
    return result;
  }

 private:
  bool in_title(const TimeMention& m) const { return !title_.empty() && title_.contains(m.span); }

  // What an unsaid year means: the title's, the dateline's, else the latest that the text tells.
  int report_year() const {
    auto year_of = [](const TimeMention& m) { return m.stop.year ? m.stop.year : m.start.year; };
    for (const TimeMention& m : mentions_)
      if (in_title(m) && m.valid && year_of(m) && m.kind != TimeKind::day && !after_plan_words(m)) return year_of(m);
    if (opening_ && opening_->dateline && opening_->dateline->start.year) return opening_->dateline->start.year;
    int latest = 0;
    for (const TimeMention& m : mentions_)
      if (m.kind == TimeKind::day && m.valid) latest = std::max(latest, m.start.year);
    return latest;
  }

  // "phương hướng, nhiệm vụ 6 tháng cuối năm": what comes, not what is reported.
  bool after_plan_words(const TimeMention& m) const {
    return RE2::PartialMatch(fold_bare(text_.substr(title_.begin, m.span.begin - title_.begin)), kPlans);
  }

  static std::optional<ReportKind> kind_of(const TimeMention& m) {
    switch (m.kind) {
      case TimeKind::month: return ReportKind::month;
      case TimeKind::quarter: return ReportKind::quarter;
      case TimeKind::half: return ReportKind::half_year;
      case TimeKind::year: return ReportKind::year;
      case TimeKind::months: return ReportKind::other;
      case TimeKind::duration:
        if (m.unit == TimeUnit::month && m.amount == 6) return ReportKind::half_year;
        return std::nullopt;
      default: return std::nullopt;
    }
  }

  // The month, quarter … that the title names; of several ("tháng 6 và 6 tháng đầu năm") the one that the stated days fit.
  const TimeMention* period_in_title() const {
    const TimeMention* stated = stated_in_opening();
    const TimeMention* first = nullptr;
    for (const TimeMention& m : mentions_) {
      if (!in_title(m) || !m.valid || m.birth || !m.sure || !kind_of(m) || after_plan_words(m) || of_a_law(m)) continue;
      if (m.cue == TimeCue::until && m.kind == TimeKind::year) continue;  // "đến năm 2030"
      if (stated && stated->from && stated->to && *stated->from <= *stated->to &&
          fits_length(*kind_of(m), days_between(*stated->from, *stated->to) + 1) && *kind_of(m) != ReportKind::other)
        return &m;
      if (!first) first = &m;
    }
    return first;
  }

  // "Luật Phòng, chống ma túy năm 2021" in a title is no year of report.
  bool of_a_law(const TimeMention& m) const {
    if (m.kind != TimeKind::year) return false;
    std::string before = fold_bare(text_.substr(title_.begin, m.span.begin - title_.begin));
    size_t law = before.rfind("luat");
    return law != std::string::npos && before.size() - law < 60 && before.find_first_of(".;()", law) == std::string::npos;
  }

  // The first span of days in the title or the paragraph behind it.
  const TimeMention* stated_in_opening() const {
    const TimeMention* behind = nullptr;
    for (const TimeMention& m : mentions_) {
      if (!is_day_range(m) && !(in_title(m) && m.kind == TimeKind::range && m.from && m.to)) continue;
      if (in_title(m)) return &m;
      Offset end = opening_ ? opening_->span.end : report_.begin;
      if (!behind && m.span.begin >= end && m.span.begin < end + 700 && says_period(m)) behind = &m;
    }
    return behind;
  }
  // "Số liệu từ …", "thời gian từ …", in parentheses behind the words of the report itself.
  bool says_period(const TimeMention& m) const {
    Offset begin = m.span.begin > report_.begin + 60 ? m.span.begin - 60 : report_.begin;
    while (begin < m.span.begin && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) ++begin;
    std::string before = fold_bare(text_.substr(begin, m.span.begin - begin));
    for (const char* word : {"so lieu", "thoi gian", "ky bao cao", "moc ", "("})
      if (before.find(word) != std::string::npos) return true;
    return false;
  }

  bool title_has(const RE2& pattern) const { return RE2::PartialMatch(bare_, pattern); }

  void kind(KindAndPeriod& result, const TimeMention* named, const TimeMention* stated) const {
    auto say = [&](ReportKind kind) {
      result.kind = kind;
      result.kind_said = true;
    };
    bool titled = opening_ && !opening_->title.empty();
    if (!titled) {
      if (opening_ && opening_->addressed) return say(ReportKind::letter);
    } else {
      if (title_has(kTelegram)) return say(ReportKind::letter);
      if (title_has(kTopic)) return say(ReportKind::topic);
      if (title_has(kStage)) return say(ReportKind::stage);
      if (title_has(kWeek)) return say(ReportKind::other);
      bool years = title_has(kYears) || long_range_in_title();
      bool resolution = title_has(kResolution);
      bool short_period = named && kind_of(*named) && *kind_of(*named) != ReportKind::year;
      if (years || (resolution && !short_period && !(named && !title_has(kSummary)))) return say(ReportKind::summary);
      if (named && title_has(kCampaign) && named->span.begin > title_.begin && cao_diem_first(*named)) return say(ReportKind::stage);
      if (named) return say(*kind_of(*named));
      if (title_has(kCampaign)) return say(ReportKind::stage);
    }
    if (stated && stated->from && stated->to && *stated->from <= *stated->to) {
      long days = days_between(*stated->from, *stated->to) + 1;
      if (titled && days > 400) result.kind = ReportKind::summary;
      else if (auto by_length = kind_of_length(days); by_length && titled) result.kind = *by_length;
      if (result.kind != ReportKind::other) return;
    }
    if (titled && title_has(kProject)) return say(ReportKind::topic);
    if (titled && title_has(kAdHoc)) return say(ReportKind::other);
  }

  // "cao điểm" said before the period: the campaign is what is reported.
  bool cao_diem_first(const TimeMention& named) const {
    size_t campaign = fold_bare(text_.substr(title_.begin, named.span.begin - title_.begin)).find("cao diem");
    return campaign != std::string::npos;
  }

  // Years of a law in force or a programme: "giai đoạn 2021-2025", "từ năm 2021 đến năm 2024".
  bool long_range_in_title() const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const TimeMention& m) {
      return in_title(m) && m.kind == TimeKind::range && !m.start.day && m.start.year && !m.start.first_month && m.to && m.from &&
             days_between(*m.from, *m.to) > 400;
    });
  }

  void period(KindAndPeriod& result, const TimeMention* named, const TimeMention* stated) const {
    if (stated) {
      result.from = stated->from;
      result.to = stated->to;
      result.period_said = true;
      return;
    }
    if (result.kind == ReportKind::letter) return as_of(result, true);
    if (auto body = stated_in_body(result.kind, named)) {
      result.from = body->from;
      result.to = body->to;
      result.period_said = true;
      return;
    }
    if (result.kind == ReportKind::stage && before_and_after(result)) return;
    if (named) {
      calendar(result, *named);
      if (result.to) return;
    }
    for (const TimeMention& m : mentions_)
      if (in_title(m) && m.kind == TimeKind::range && m.from) {
        result.from = m.from;
        result.to = m.to;
        if (!m.to && m.relative == RelativeTime::now) as_of(result);
        return;
      }
    as_of(result);
  }

  // The span of days that the body states most often, if it can be the named period.
  std::optional<TimeMention> stated_in_body(ReportKind kind, const TimeMention* named) const {
    std::map<std::pair<Date, Date>, int> counts;
    const TimeMention* best = nullptr;
    int most = 0;
    for (const TimeMention& m : mentions_) {
      if (!is_day_range(m) || !m.from || !m.to || *m.to < *m.from) continue;
      long days = days_between(*m.from, *m.to) + 1;
      if (!fits_length(kind, days)) continue;
      if (named && named->from && named->to && (*m.to < *named->from || *named->to < *m.from)) continue;
      if (!named && !says_period(m)) continue;
      int weight = (says_period(m) ? 3 : 1);
      int count = counts[{*m.from, *m.to}] += weight;
      if (count > most) {
        most = count;
        best = &m;
      }
    }
    return best ? std::optional(*best) : std::nullopt;
  }

  // "Trước ngày 15/10/2024: … Đến ngày 10/11/2024: …" all through a campaign's report.
  bool before_and_after(KindAndPeriod& result) const {
    std::map<Date, int> before, until;
    for (const TimeMention& m : mentions_) {
      if (m.kind != TimeKind::day || !m.from) continue;
      if (m.cue == TimeCue::before) ++before[*m.from];
      if (m.cue == TimeCue::until || m.cue == TimeCue::as_of) ++until[*m.from];
    }
    auto most = [](const std::map<Date, int>& counts) {
      return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    if (before.empty() || until.empty()) return false;
    Date from = most(before)->first, to = most(until)->first;
    if (to < from) return false;
    result.from = from;
    result.to = to;
    result.period_said = true;
    return true;
  }

  void calendar(KindAndPeriod& result, const TimeMention& named) const {
    if (named.kind == TimeKind::duration) {  // "sơ kết 6 tháng": the half that the report's date tells
      const TimeMention* issued = opening_ ? opening_->dateline : nullptr;
      int month = issued ? issued->start.first_month : 0;
      if (!year_ || !month) return;
      bool first = month >= 4 && month <= 9;
      int year = month <= 3 ? year_ - 1 : year_;
      result.from = Date{year, first ? 1 : 7, 1};
      result.to = first ? Date{year, 6, 30} : Date{year, 12, 31};
      return;
    }
    result.from = named.from;
    result.to = named.to;
  }

  // Without a period the figures stand at the day that the text says first: "tính đến ngày …".
  // `said`: only where it is said of the data, "(số liệu đến hết ngày …)", as in a letter that tells of many days.
  void as_of(KindAndPeriod& result, bool said = false) const {
    for (const TimeMention& m : mentions_)
      if ((!said || says_period(m)) && (m.cue == TimeCue::as_of || (m.cue == TimeCue::until && says_period(m))) && m.kind == TimeKind::day && m.to) {
        result.to = m.to;
        return;
      }
    if (said || !opening_ || !opening_->dateline || opening_->dateline->kind != TimeKind::day) return;
    for (const TimeMention& m : mentions_)  // "tính đến ngày báo cáo"
      if (m.relative == RelativeTime::now && ((m.kind == TimeKind::relative && m.cue == TimeCue::until) || m.kind == TimeKind::range)) {
        result.to = opening_->dateline->to;
        return;
      }
  }

  std::string_view text_;
  Span report_;
  const Opening* opening_;
  std::vector<TimeMention> mentions_;
  Span title_;
  std::string bare_;
  int year_ = 0;
};

}  // namespace

KindAndPeriod kind_and_period(std::string_view text, Span report, const Opening* opening, const std::vector<TimeMention>& mentions) {
  return Reader(text, report, opening, mentions).run();
}

}  // namespace doisoat
