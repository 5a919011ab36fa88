#include "db/history.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "db/columns.h"
#include "db/enum_names.h"
#include "db/unit_scale.h"

namespace doisoat {
namespace {

constexpr const char* kColumns =
    "SELECT f.id, f.document, f.report, d.name, f.indicator, f.measure, f.value_now, f.odd_value_now, f.unit, f.period_from, "
    "f.period_to, f.qualifier, f.area_code, f.area_name, f.decimals, r.period_from, r.period_to, coalesce(r.number, ''), "
    "coalesce(r.issuer, ''), substr(CAST(t.text AS BLOB), max(f.span_begin - 300, 0) + 1, min(f.span_begin, 300)), "
    "substr(CAST(t.text AS BLOB), f.span_end + 1, 150) "
    "FROM figures_now f JOIN documents d ON d.id = f.document LEFT JOIN reports r ON r.id = f.report "
    "LEFT JOIN texts t ON t.document = f.document AND f.measure = 'change' ";

std::vector<HistoryFigure> read_all(Connection& connection, Statement& row) {
  BreakdownReader breakdown(connection);
  std::vector<HistoryFigure> figures;
  while (row.step()) {
    HistoryFigure figure;
    figure.id = row.integer(0);
    figure.document = row.integer(1);
    figure.report = row.integer_or_none(2);
    figure.document_name = row.text(3);
    figure.indicator = row.text(4);
    figure.measure = named(row.text(5), Measure::share);
    figure.unit = row.text(8);
    figure.value = from_stored(row, 6, 7, figure.unit);
    figure.from = row.date_or_none(9);
    figure.to = row.date_or_none(10);
    figure.qualified = !row.is_null(11);
    figure.area = {row.text(12), row.text(13)};
    figure.decimals = static_cast<int>(row.integer(14));
    figure.report_from = row.date_or_none(15);
    figure.report_to = row.date_or_none(16);
    figure.report_number = row.text(17);
    figure.issuer = row.text(18);
    figure.said_before = row.text(19);
    figure.said_after = row.text(20);
    figure.breakdown = breakdown.of(figure.id);
    figures.push_back(std::move(figure));
  }
  return figures;
}

struct KnownFlag {
  RowId id = 0;
  std::string message, expected, reported;
  std::vector<RowId> figures;
  bool decided = false;
};

std::vector<KnownFlag> known_flags(Connection& connection, RowId document) {
  Statement row(connection,
                "SELECT g.id, g.message, coalesce(g.expected, ''), coalesce(g.reported, ''), "
                "EXISTS (SELECT 1 FROM decisions x WHERE x.flag = g.id) FROM flags g "
                "WHERE g.document = ?1 AND g.rule IN ('history', 'outlier') ORDER BY g.id");
  Statement member(connection, "SELECT figure FROM flag_figures WHERE flag = ?1 ORDER BY ordinal");
  row.bind(document);
  std::vector<KnownFlag> flags;
  while (row.step()) {
    KnownFlag flag{row.integer(0), row.text(1), row.text(2), row.text(3), {}, row.integer(4) != 0};
    member.bind(flag.id);
    while (member.step()) flag.figures.push_back(member.integer(0));
    flags.push_back(std::move(flag));
  }
  return flags;
}

std::string text_of(const std::optional<Decimal>& value) { return value ? value->str() : ""; }

void insert(Connection& connection, RowId document, const HistoryFlag& flag) {
  // Place and words are those of the document's own figure.
  Statement row(connection,
                "INSERT INTO flags (document, ordinal, report, rule, severity, message, parameters, expected, reported, quote_begin, "
                "quote_end, quote, page) SELECT ?1, (SELECT coalesce(max(ordinal), -1) + 1 FROM flags WHERE document = ?1), f.report, "
                "?2, ?3, ?4, ?5, ?6, ?7, f.quote_begin, f.quote_end, f.quote, f.page FROM figures f WHERE f.id = ?8");
  row.bind(document, flag.rule, name(flag.severity), flag.message, nlohmann::json(flag.parameters).dump(), flag.expected,
           flag.reported, flag.figures.front())
      .run();
  RowId id = connection.last_row();
  Statement member(connection, "INSERT INTO flag_figures VALUES (?1, ?2, ?3)");
  int ordinal = 0;
  for (RowId figure : flag.figures) member.bind(id, ordinal++, figure).run();
}

}  // namespace

std::vector<HistoryFigure> figures_of_document(Connection& connection, RowId document) {
  Statement row(connection, std::string(kColumns) + "WHERE f.document = ?1 AND f.indicator <> '' AND f.period_to IS NOT NULL "
                                                    "ORDER BY f.ordinal");
  row.bind(document);
  return read_all(connection, row);
}

std::vector<HistoryFigure> figures_on_file(Connection& connection, const Area& area, const std::string& indicator, RowId other_than) {
  Statement row(connection, std::string(kColumns) +
                                "WHERE f.indicator = ?1 AND f.area_code = ?2 AND (?2 <> '' OR f.area_name = ?3) "
                                "AND f.document <> ?4 AND f.period_to IS NOT NULL ORDER BY f.period_to, f.document, f.ordinal");
  row.bind(indicator, area.code, area.name, other_than);
  return read_all(connection, row);
}

std::vector<RowId> later_documents_of_same_areas(Connection& connection, RowId document) {
  Statement row(connection,
                "SELECT DISTINCT o.document FROM reports r JOIN reports o ON o.area_code = r.area_code AND "
                "(r.area_code <> '' OR o.area_name = r.area_name) WHERE r.document = ?1 AND o.document <> ?1 "
                "AND o.superseded_by IS NULL AND r.area_code || r.area_name <> '' "
                "AND o.period_to >= r.period_to AND o.period_from <= date(r.period_to, '+370 days') ORDER BY o.document");
  row.bind(document);
  std::vector<RowId> documents;
  while (row.step()) documents.push_back(row.integer(0));
  return documents;
}

int replace_history_flags(Connection& connection, RowId document, const std::vector<HistoryFlag>& flags) {
  std::vector<KnownFlag> known = known_flags(connection, document);
  std::vector<bool> stays(known.size());
  Statement anew(connection, "UPDATE flags SET parameters = ?2 WHERE id = ?1");
  int added = 0;
  for (const HistoryFlag& flag : flags) {
    auto same = std::find_if(known.begin(), known.end(), [&](const KnownFlag& each) {
      bool same_numbers = each.expected == text_of(flag.expected) && each.reported == text_of(flag.reported);
      bool same_figures = each.decided ? each.figures.front() == flag.figures.front() : each.figures == flag.figures;
      return each.message == flag.message && same_numbers && same_figures;
    });
    if (same == known.end()) {
      insert(connection, document, flag);
      ++added;
      continue;
    }
    stays[static_cast<size_t>(same - known.begin())] = true;
    // How many earlier numbers there are may have changed.
    if (!same->decided) anew.bind(same->id, nlohmann::json(flag.parameters).dump()).run();
  }
  Statement gone(connection, "DELETE FROM flags WHERE id = ?1");
  for (size_t i = 0; i < known.size(); ++i)
    if (!stays[i] && !known[i].decided) gone.bind(known[i].id).run();
  return added;
}

}  // namespace doisoat
