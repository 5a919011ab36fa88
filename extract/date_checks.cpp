#include "extract/date_checks.h"

#include <algorithm>
#include <set>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

int report_of(const std::vector<Report>& reports, Span span) {
  for (size_t i = 0; i < reports.size(); ++i)
    if (reports[i].span.contains(span.begin)) return static_cast<int>(i);
  return 0;
}

// Plans and deadlines speak of days to come: "phấn đấu …", "đến ngày … phải", the part of the report about what is to be done.
bool speaks_of_the_future(std::string_view text, const TimeMention& mention) {
  constexpr size_t kFar = 400;
  size_t begin = mention.span.begin > kFar ? mention.span.begin - kFar : 0;
  if (size_t stop = text.substr(begin, mention.span.begin - begin).find_last_of("\n."); stop != std::string_view::npos) begin += stop;
  size_t end = mention.span.end + std::min(text.substr(mention.span.end, kFar).find_first_of("\n.;"), std::min(kFar, text.size() - mention.span.end));
  std::string sentence = fold_bare(text.substr(begin, end - begin));
  for (const char* word : {"phan dau", "se ", "muc tieu", "ke hoach", "du kien", "chi tieu", "nhiem vu", "phuong huong", "hoan thanh", "truoc ngay", "thoi han",
                           "den het", "tiep tuc", "yeu cau", "de nghi", "gia han", "het han", "den nam"})
    if (sentence.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

std::vector<Observation> check_dates(std::string_view text, const std::vector<TimeMention>& mentions, const std::vector<Report>& reports) {
  std::vector<Observation> observations;
  std::set<std::pair<int, std::string>> said;  // report and what was flagged there
  auto observe = [&](Oddity oddity, const TimeMention& m) {
    Observation observation;
    observation.oddity = oddity;
    observation.quote = m.span;
    observation.report = report_of(reports, m.span);
    std::string what = std::to_string(static_cast<int>(oddity)) + dump(m);
    if (!m.valid) what += std::string(text.substr(m.span.begin, m.span.size()));
    if (said.emplace(observation.report, what).second) observations.push_back(std::move(observation));
  };
  for (const TimeMention& m : mentions) {
    if (!m.valid) {
      if (m.sure && !m.birth) observe(Oddity::impossible_date, m);
      continue;
    }
    if (m.kind == TimeKind::range && m.start.year && m.stop.year && m.from && m.to && *m.to < *m.from) {
      observe(Oddity::reversed_period, m);
      continue;
    }
    // Figures cannot stand at a day after the report was written; a day or two is the custom of dating ahead.
    bool counts = m.cue == TimeCue::as_of || m.cue == TimeCue::until || (m.kind == TimeKind::range && m.start.day && m.stop.day);
    if (!counts || !m.to || (m.kind != TimeKind::day && m.kind != TimeKind::range)) continue;
    if (reports.empty()) continue;
    const Report& report = reports[static_cast<size_t>(report_of(reports, m.span))];
    constexpr long kAhead = 31;
    if (report.issued && days_between(*report.issued, *m.to) > kAhead && !(report.to && *report.to == *m.to) && !speaks_of_the_future(text, m))
      observe(Oddity::implausible_date, m);
  }
  return observations;
}

}  // namespace doisoat
