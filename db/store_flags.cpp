#include "db/store_flags.h"

#include <nlohmann/json.hpp>

#include "db/probability.h"

namespace doisoat {
namespace {

std::string to_json(const std::map<std::string, std::string>& parameters) {
  return nlohmann::json(parameters).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void add_explanations(Connection& connection, RowId row, const PartRows& rows, const Flag& flag) {
  Statement insert(connection, "INSERT INTO explanations VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  int at = 0;
  for (const Explanation& each : flag.explanations) {
    auto figure = each.figure ? std::optional(rows.figures.at(*each.figure)) : std::nullopt;
    insert.bind(row, at++, name(each.kind), figure, each.value, probability(each.probability)).run();
  }
}

std::vector<RowId> ids(Connection& connection, const char* sql, RowId document) {
  Statement row(connection, sql);
  row.bind(document);
  std::vector<RowId> ids;
  while (row.step()) ids.push_back(row.integer(0));
  return ids;
}

}  // namespace

PartRows part_rows(Connection& connection, RowId document) {
  return {ids(connection, "SELECT id FROM reports WHERE document = ?1 ORDER BY ordinal", document),
          ids(connection, "SELECT id FROM figures WHERE document = ?1 ORDER BY ordinal", document)};
}

std::vector<RowId> add_flags(Connection& connection, const ReadDocument& reading, RowId document, const PartRows& rows,
                             const std::vector<Flag>& flags) {
  Statement last(connection, "SELECT coalesce(max(ordinal), -1) FROM flags WHERE document = ?1");
  last.bind(document);
  last.step();
  auto ordinal = last.integer(0);
  Statement insert(connection,
                   "INSERT INTO flags (document, ordinal, report, rule, severity, message, parameters, expected, reported, "
                   "quote_begin, quote_end, quote, page) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  Statement member(connection, "INSERT INTO flag_figures VALUES (?1, ?2, ?3)");
  std::vector<RowId> added;
  for (const Flag& flag : flags) {
    const Page* page = reading.document.page_of(flag.quote.begin);
    std::optional<RowId> report;
    if (flag.report >= 0 && static_cast<size_t>(flag.report) < rows.reports.size()) report.emplace(rows.reports[flag.report]);
    insert
        .bind(document, ++ordinal, report, flag.rule, name(flag.severity), flag.message, to_json(flag.parameters),
              flag.expected, flag.reported, flag.quote.begin, flag.quote.end, reading.shown(flag.quote),
              page ? std::optional(page->number) : std::nullopt)
        .run();
    RowId row = connection.last_row();
    int at = 0;
    for (FigureId figure : flag.figures) member.bind(row, at++, rows.figures.at(figure)).run();
    add_explanations(connection, row, rows, flag);
    added.push_back(row);
  }
  return added;
}

void update_flag(Connection& connection, RowId row, const PartRows& rows, const Flag& flag) {
  Statement(
      connection,
      "UPDATE flags SET severity = ?2, message = ?3, parameters = ?4, expected = ?5, reported = ?6, version = version + 1 "
      "WHERE id = ?1")
      .bind(row, name(flag.severity), flag.message, to_json(flag.parameters), flag.expected, flag.reported)
      .run();
  Statement(connection, "DELETE FROM explanations WHERE flag = ?1").bind(row).run();
  add_explanations(connection, row, rows, flag);
}

FlagIdentity identity(const Flag& flag, const PartRows& rows) {
  FlagIdentity same{flag.rule, {}};
  for (FigureId figure : flag.figures) same.figures.insert(rows.figures.at(figure));
  return same;
}

std::vector<StoredFlag> flags_of(Connection& connection, RowId document) {
  Statement row(connection, "SELECT id, rule, state, version FROM flags WHERE document = ?1 ORDER BY ordinal");
  Statement member(connection, "SELECT figure FROM flag_figures WHERE flag = ?1");
  std::vector<StoredFlag> flags;
  row.bind(document);
  while (row.step()) {
    StoredFlag flag{row.integer(0), {row.text(1), {}}, row.text(2), static_cast<int>(row.integer(3))};
    member.bind(flag.row);
    while (member.step()) flag.identity.figures.insert(member.integer(0));
    flags.push_back(std::move(flag));
  }
  return flags;
}

}  // namespace doisoat
