#include "db/queries.h"

#include <nlohmann/json.hpp>

#include "catalogue/fold.h"
#include "db/columns.h"
#include "db/enum_names.h"
#include "db/unit_scale.h"

namespace doisoat {
namespace {

std::vector<DocumentRow> documents_where(Connection& connection, std::optional<RowId> only) {
  std::vector<DocumentRow> rows;
  Statement row(connection,
                "SELECT d.id, d.sha256, d.name, d.kind, d.outcome, d.imported_at, d.of_document, "
                "(SELECT count(*) FROM pages p WHERE p.document = d.id), "
                "(SELECT count(*) FROM figures f WHERE f.document = d.id), "
                "(SELECT count(*) FROM flags g WHERE g.document = d.id AND g.state = 'open'), "
                "NOT EXISTS (SELECT 1 FROM reports r WHERE r.document = d.id) OR "
                "EXISTS (SELECT 1 FROM reports r WHERE r.document = d.id AND r.superseded_by IS NULL) "
                "FROM documents d WHERE ?1 IS NULL OR d.id = ?1 ORDER BY d.id");
  Statement names(connection, "SELECT name FROM document_names WHERE document = ?1 ORDER BY seen_at, path");
  Statement damaged(connection,
                    "SELECT page FROM pages WHERE document = ?1 AND state IN ('damaged', 'unreadable') ORDER BY page");
  Statement reports(
      connection,
      "SELECT r.title, r.number, r.issued, r.issuer, r.kind, r.area_code, r.area_name, r.period_from, r.period_to, "
      "r.confidence, r.span_begin, r.span_end, o.document FROM reports r "
      "LEFT JOIN reports o ON o.id = r.perhaps_revision_of WHERE r.document = ?1 ORDER BY r.ordinal");
  row.bind(only);
  while (row.step()) {
    DocumentRow each;
    each.id = row.integer(0);
    each.sha256 = row.text(1);
    each.name = row.text(2);
    each.kind = row.text(3);
    each.outcome = row.text(4);
    each.imported_at = row.text(5);
    each.of = row.integer_or_none(6);
    each.pages = static_cast<int>(row.integer(7));
    each.figures = static_cast<int>(row.integer(8));
    each.open_flags = static_cast<int>(row.integer(9));
    each.current = row.integer(10) != 0;
    names.bind(each.id);
    while (names.step()) each.names.push_back(names.text(0));
    damaged.bind(each.id);
    while (damaged.step()) each.damaged_pages.push_back(static_cast<int>(damaged.integer(0)));
    reports.bind(each.id);
    while (reports.step()) {
      each.reports.push_back(report_at(reports, 0));
      each.perhaps_revision_of.push_back(reports.integer_or_none(12));
    }
    rows.push_back(std::move(each));
  }
  return rows;
}

// Reads rows of the columns below.
constexpr const char* kFigureColumns =
    "SELECT f.id, f.document, d.name, r.ordinal, f.indicator, f.measure, f.value, f.odd_value, f.unit, f.period_from, "
    "f.period_to, f.qualifier, f.area_code, f.area_name, f.page, f.x0, f.y0, f.x1, f.y1, f.code_point, f.quote, f.numeral, "
    "f.decimals, f.confidence, c.figure, c.value, c.odd_value, r.superseded_by FROM figures f "
    "JOIN documents d ON d.id = f.document LEFT JOIN reports r ON r.id = f.report LEFT JOIN corrections c ON c.figure = f.id ";

class FigureReader {
 public:
  explicit FigureReader(Connection& connection)
      : breakdown_(connection) {}

  FigureRow read(const Statement& row) {
    FigureRow figure;
    figure.id = row.integer(0);
    figure.document = row.integer(1);
    figure.document_name = row.text(2);
    if (!row.is_null(3)) figure.report = static_cast<int>(row.integer(3));
    figure.indicator = row.text(4);
    figure.measure = named(row.text(5), Measure::share);
    figure.unit = row.text(8);
    figure.value = from_stored(row, 6, 7, figure.unit);
    if (!row.is_null(24)) {
      figure.as_read = figure.value;
      figure.value = from_stored(row, 25, 26, figure.unit);
    }
    figure.from = row.date_or_none(9);
    figure.to = row.date_or_none(10);
    if (!row.is_null(11)) figure.qualifier = named(row.text(11), Qualifier::about);
    figure.area = {row.text(12), row.text(13)};
    if (!row.is_null(14)) figure.page = static_cast<int>(row.integer(14));
    if (!row.is_null(15)) figure.box = Box{row.real(15), row.real(16), row.real(17), row.real(18)};
    figure.code_point = row.integer_or_none(19);
    figure.quote = row.text(20);
    figure.numeral = row.text(21);
    figure.decimals = static_cast<int>(row.integer(22));
    figure.confidence = row.real(23);
    figure.superseded = !row.is_null(27);
    figure.breakdown = breakdown_.of(figure.id);
    return figure;
  }

 private:
  BreakdownReader breakdown_;
};

bool is_in_place(const FigureRow& figure, const std::string& place) {
  if (place.empty() || figure.area.code == place) return true;
  return fold_bare(figure.area.name).find(fold_bare(place)) != std::string::npos;
}

}  // namespace

std::vector<DocumentRow> list_documents(Connection& connection) { return documents_where(connection, std::nullopt); }

std::optional<DocumentRow> find_document_row(Connection& connection, RowId document) {
  auto rows = documents_where(connection, document);
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::vector<FigureRow> list_figures(Connection& connection, const FigureFilter& filter) {
  Statement row(connection, std::string(kFigureColumns) +
                                "WHERE (?1 IS NULL OR f.document = ?1) AND (?2 = '' OR f.indicator = ?2) "
                                "AND (?3 IS NULL OR coalesce(f.period_to, f.period_from) >= ?3) "
                                "AND (?4 IS NULL OR coalesce(f.period_to, f.period_from) <= ?4) "
                                "AND (?5 OR r.superseded_by IS NULL) AND (?6 IS NULL OR f.id = ?6) "
                                "ORDER BY f.area_code, f.area_name, f.indicator, coalesce(f.period_to, f.period_from), "
                                "f.document, f.ordinal");
  row.bind(filter.document, filter.indicator, filter.from, filter.to, filter.superseded || filter.figure || filter.document,
           filter.figure);
  FigureReader reader(connection);
  std::vector<FigureRow> rows;
  while (row.step()) {
    FigureRow figure = reader.read(row);
    if (is_in_place(figure, filter.place)) rows.push_back(std::move(figure));
  }
  return rows;
}

std::vector<FlagRow> list_flags(Connection& connection, const FlagFilter& filter) {
  Statement row(
      connection,
      "SELECT g.id, g.document, d.name, g.rule, g.severity, g.message, g.parameters, g.expected, g.reported, g.quote, "
      "g.page, g.state, g.version FROM flags g JOIN documents d ON d.id = g.document "
      "LEFT JOIN reports r ON r.id = g.report WHERE (NOT ?1 OR g.state = 'open') "
      "AND (?2 IS NULL OR g.document = ?2) AND (?3 = '' OR g.rule = ?3) AND (?4 IS NULL OR g.id = ?4) "
      "AND (?5 OR r.superseded_by IS NULL) ORDER BY CASE g.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 "
      "ELSE 2 END, g.document, g.ordinal");
  Statement members(
      connection, std::string(kFigureColumns) + "JOIN flag_figures m ON m.figure = f.id WHERE m.flag = ?1 ORDER BY m.ordinal");
  Statement explanations(connection,
                         "SELECT kind, figure, value, probability FROM explanations WHERE flag = ?1 ORDER BY ordinal");
  Statement decisions(connection,
                      "SELECT id, kind, figure, value, why, who, made_at FROM decisions WHERE flag = ?1 ORDER BY id");
  FigureReader reader(connection);
  row.bind(filter.open_only, filter.document, filter.rule, filter.flag, filter.superseded || filter.flag || filter.document);
  std::vector<FlagRow> rows;
  while (row.step()) {
    FlagRow flag;
    flag.id = row.integer(0);
    flag.document = row.integer(1);
    flag.document_name = row.text(2);
    flag.rule = row.text(3);
    flag.severity = named(row.text(4), Severity::note);
    flag.message = row.text(5);
    flag.parameters = nlohmann::json::parse(row.text(6)).get<std::map<std::string, std::string>>();
    flag.expected = row.decimal_or_none(7);
    flag.reported = row.decimal_or_none(8);
    flag.quote = row.text(9);
    if (!row.is_null(10)) flag.page = static_cast<int>(row.integer(10));
    flag.state = row.text(11);
    flag.version = static_cast<int>(row.integer(12));
    members.bind(flag.id);
    while (members.step()) flag.figures.push_back(reader.read(members));
    explanations.bind(flag.id);
    while (explanations.step())
      flag.explanations.push_back({named(explanations.text(0), ExplanationKind::not_a_partition),
                                   explanations.integer_or_none(1), explanations.decimal_or_none(2), explanations.real(3)});
    decisions.bind(flag.id);
    while (decisions.step())
      flag.decisions.push_back({decisions.integer(0), decisions.text(1), decisions.integer_or_none(2),
                                decisions.decimal_or_none(3), decisions.text(4), decisions.text(5), decisions.text(6)});
    rows.push_back(std::move(flag));
  }
  return rows;
}

Totals count_all(Connection& connection) {
  return {connection.integer("SELECT count(*) FROM documents"), connection.integer("SELECT count(*) FROM figures"),
          connection.integer("SELECT count(*) FROM flags WHERE state = 'open'"),
          connection.integer("SELECT count(*) FROM import_files WHERE state = 'queued'")};
}

}  // namespace doisoat
