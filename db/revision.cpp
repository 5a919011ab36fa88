#include "db/revision.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

constexpr double kCertain = 0.9;

struct Sent {
  RowId report = 0, document = 0;
  std::string title, issuer, kind, area, issued, from, to;
  double confidence = 0;
  RowId place_in_queue = 0;
};

constexpr const char* kColumns =
    "SELECT r.id, r.document, r.title, r.issuer, r.kind, r.area_code, coalesce(r.issued, ''), coalesce(r.period_from, ''), "
    "coalesce(r.period_to, ''), r.confidence, d.place_in_queue FROM reports r JOIN documents d ON d.id = r.document ";

Sent sent_at(const Statement& row) {
  return {row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4),    row.text(5),
          row.text(6),    row.text(7),    row.text(8), row.real(9), row.integer(10)};
}

std::string folded(const std::string& text) {
  std::istringstream words(fold_bare(text));
  std::string out;
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool certain(const Sent& report) {
  return report.confidence >= kCertain && !report.area.empty() && !report.issuer.empty() && report.kind != "other" &&
         !report.from.empty() && !report.to.empty();
}

bool is_supplement(const Sent& report) { return folded(report.title).find("bo sung") != std::string::npos; }

// Most of the words of both titles are the same: a resent report keeps its title, one about another matter does not.
bool same_matter(const Sent& a, const Sent& b) {
  auto words = [](const Sent& report) {
    std::istringstream in(folded(report.title));
    return std::set<std::string>(std::istream_iterator<std::string>(in), {});
  };
  auto first = words(a), second = words(b);
  std::vector<std::string> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(common));
  return 2 * common.size() >= first.size() + second.size() - common.size();
}

bool newer(const Sent& a, const Sent& b) {
  if (!a.issued.empty() && !b.issued.empty() && a.issued != b.issued) return a.issued > b.issued;
  return a.place_in_queue > b.place_in_queue;
}

}  // namespace

std::optional<RowId> link_revisions(Connection& connection, RowId document) {
  std::vector<Sent> arrived;
  Statement own(connection, std::string(kColumns) + "WHERE r.document = ?1 ORDER BY r.ordinal");
  own.bind(document);
  while (own.step()) arrived.push_back(sent_at(own));

  std::optional<RowId> of;
  Statement same(connection, std::string(kColumns) +
                                 "WHERE r.area_code = ?1 AND r.kind = ?2 AND r.period_from IS ?3 AND r.period_to IS ?4 "
                                 "AND r.document <> ?5 AND r.superseded_by IS NULL ORDER BY r.id");
  Statement supersede(connection, "UPDATE reports SET superseded_by = ?2 WHERE id = ?1");
  Statement note(connection, "UPDATE reports SET perhaps_revision_of = ?2 WHERE id = ?1");
  for (const Sent& report : arrived) {
    if (report.area.empty() || report.from.empty() || report.to.empty()) continue;
    std::vector<Sent> on_file;
    same.bind(report.area, report.kind, report.from, report.to, document);
    while (same.step()) on_file.push_back(sent_at(same));
    for (const Sent& other : on_file) {
      if (folded(report.issuer) != folded(other.issuer)) continue;
      bool sure =
          certain(report) && certain(other) && same_matter(report, other) && !is_supplement(report) && !is_supplement(other);
      if (!sure) {
        note.bind(report.report, other.report).run();
        continue;
      }
      const Sent& older = newer(report, other) ? other : report;
      const Sent& current = newer(report, other) ? report : other;
      supersede.bind(older.report, current.report).run();
      if (!of) of = other.document;
    }
  }
  if (of)
    Statement(connection, "UPDATE documents SET outcome = 'revision', of_document = ?2 WHERE id = ?1").bind(document, of).run();
  return of;
}

}  // namespace doisoat
