#include "extract/header.h"

#include <algorithm>

#include "extract/opening.h"
#include "extract/report_area.h"
#include "extract/report_period.h"

namespace doisoat {
namespace {

// The dateline of a report that has it at its end, above the signature.
const TimeMention* late_dateline(std::string_view text, Span report, const std::vector<TimeMention>& mentions, std::string& place) {
  const TimeMention* found = nullptr;
  Offset from = report.size() > 1500 ? report.end - 1500 : report.begin;
  size_t at = text.find('\n', from);
  while (at != std::string_view::npos && at < report.end) {
    size_t end = text.find_first_of("\n\f", at + 1);
    if (end == std::string_view::npos || end > report.end) end = report.end;
    std::string where;
    if (const TimeMention* m = dateline_in(text, {static_cast<Offset>(at + 1), static_cast<Offset>(end)}, mentions, where)) {
      found = m;
      place = where;
    }
    at = end < report.end ? end : std::string_view::npos;
  }
  return found;
}

// The day as of which names are looked up: the report's own, else the latest one it speaks of.
std::optional<Date> date_of(const Opening* opening, const KindAndPeriod& period, Span report, const std::vector<TimeMention>& mentions) {
  if (opening && opening->dateline) {
    if (opening->dateline->to) return opening->dateline->to;
    if (opening->dateline->start.year) return Date{opening->dateline->start.year, 6, 30};
  }
  if (period.to) return period.to;
  std::optional<Date> latest;
  for (const TimeMention& m : mentions)
    if (report.contains(m.span) && m.kind == TimeKind::day && m.to && m.cue != TimeCue::from && (!latest || *latest < *m.to)) latest = m.to;
  return latest;
}

// Reports typed one after the other come from one unit: what one does not say, its neighbour does.
void share_issuer(std::vector<Report>& reports) {
  auto take = [](Report& to, const Report& from) {
    if (!to.area.name.empty() || from.area.name.empty()) return;
    to.area = from.area;
    if (to.issuer.empty()) to.issuer = from.issuer;
    to.confidence = std::max(to.confidence, from.confidence * 0.8);
  };
  for (size_t i = 1; i < reports.size(); ++i) take(reports[i], reports[i - 1]);
  for (size_t i = reports.size(); i-- > 1;) take(reports[i - 1], reports[i]);
}

}  // namespace

std::vector<Report> find_reports(const Document& document, const std::vector<TimeMention>& mentions, const Catalogue& catalogue) {
  std::vector<Report> reports;
  std::string_view text = document.text;
  if (text.find_first_not_of(" \n\f\t\r") == std::string_view::npos) return reports;
  std::vector<Opening> openings = find_openings(text, mentions);
  size_t count = std::max<size_t>(1, openings.size());
  for (size_t i = 0; i < count; ++i) {
    Report report;
    Opening* opening = openings.empty() ? nullptr : &openings[i];
    report.span.begin = i == 0 ? 0 : opening->span.begin;
    report.span.end = i + 1 < openings.size() ? openings[i + 1].span.begin : static_cast<Offset>(text.size());
    Opening none;
    if (!opening) {
      none.span = {report.span.begin, report.span.begin};
      opening = &none;
    }
    if (!opening->dateline) opening->dateline = late_dateline(text, report.span, mentions, opening->dateline_place);
    KindAndPeriod period = kind_and_period(text, report.span, opening, mentions);
    IssuerAndArea who = issuer_and_area(text, report.span, opening, date_of(opening, period, report.span, mentions),
                                        document.kind == DocumentKind::scan || document.kind == DocumentKind::image, catalogue.places);
    report.title = opening->title.empty() ? opening->subject : opening->title;
    report.number = opening->number;
    if (opening->dateline && opening->dateline->kind == TimeKind::day) report.issued = opening->dateline->from;
    report.issuer = who.issuer;
    report.area = who.area;
    report.kind = period.kind;
    report.from = period.from;
    report.to = period.to;
    double period_known = period.period_said ? 0.99 : period.to ? 0.9 : report.kind == ReportKind::letter ? 0.95 : 0.8;
    report.confidence = who.confidence * (period.kind_said ? 0.98 : 0.7) * period_known;
    reports.push_back(std::move(report));
  }
  share_issuer(reports);
  return reports;
}

}  // namespace doisoat
