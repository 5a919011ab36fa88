#include <map>
#include <nlohmann/json.hpp>

#include "db/columns.h"
#include "db/enum_names.h"
#include "db/store.h"
#include "db/unit_scale.h"

namespace doisoat {
namespace {

class Reader {
 public:
  Reader(Connection& connection, RowId document) : connection_(connection), document_(document) {}

  StoredReading all() {
    document();
    pages();
    reports();
    figures();
    figure_parts();
    ledger();
    relations();
    observations();
    flags();
    return std::move(out_);
  }

 private:
  Statement select(const char* sql) {
    Statement statement(connection_, sql);
    statement.bind(document_);
    return statement;
  }

  void document() {
    auto row = select(
        "SELECT d.name, d.sha256, d.kind, d.tesseract, d.poppler, t.text FROM documents d "
        "JOIN texts t ON t.document = d.id WHERE d.id = ?1");
    if (!row.step()) throw Trouble("db.no_such_document", {{"document", std::to_string(document_)}});
    Document& into = out_.document;
    into.name = row.text(0);
    into.sha256 = row.text(1);
    into.kind = named(row.text(2), DocumentKind::docx);
    into.engines = {row.text(3), row.text(4)};
    into.text = row.text(5);
    auto names = select("SELECT span_begin, span_end FROM private_names WHERE document = ?1 ORDER BY span_begin, span_end");
    while (names.step()) out_.extraction.private_names.push_back(span_at(names, 0));
  }

  void pages() {
    auto row = select(
        "SELECT page, source, state, rotation, width, height, span_begin, span_end FROM pages "
        "WHERE document = ?1 ORDER BY page");
    while (row.step()) {
      Page page;
      page.number = static_cast<int>(row.integer(0));
      page.source = named(row.text(1), PageSource::docx);
      page.state = named(row.text(2), PageState::unreadable);
      page.rotation = static_cast<int>(row.integer(3));
      page.width = row.real(4);
      page.height = row.real(5);
      page.span = span_at(row, 6);
      out_.document.pages.push_back(page);
    }
  }

  void reports() {
    auto row = select(
        "SELECT id, title, number, issued, issuer, kind, area_code, area_name, period_from, period_to, confidence, "
        "span_begin, span_end FROM reports WHERE document = ?1 ORDER BY ordinal");
    while (row.step()) {
      reports_[row.integer(0)] = static_cast<int>(reports_.size());
      out_.extraction.reports.push_back(report_at(row, 1));
    }
  }

  void figures() {
    auto row = select(
        "SELECT id, report, indicator, measure, value, odd_value, unit, period_from, period_to, qualifier, "
        "area_code, area_name, span_begin, span_end, quote_begin, quote_end, decimals, confidence FROM figures "
        "WHERE document = ?1 ORDER BY ordinal");
    while (row.step()) {
      Figure figure;
      figure.id = static_cast<FigureId>(figures_.size());
      figures_[row.integer(0)] = figure.id;
      out_.figure_rows.push_back(row.integer(0));
      figure.report = report_index(row, 1);
      figure.indicator = row.text(2);
      figure.measure = named(row.text(3), Measure::share);
      figure.unit = row.text(6);
      figure.value = from_stored(row, 4, 5, figure.unit);
      figure.from = row.date_or_none(7);
      figure.to = row.date_or_none(8);
      if (!row.is_null(9)) figure.qualifier = named(row.text(9), Qualifier::about);
      figure.area = {row.text(10), row.text(11)};
      figure.numeral = span_at(row, 12);
      figure.quote = span_at(row, 14);
      figure.decimals = static_cast<int>(row.integer(16));
      figure.confidence = row.real(17);
      out_.extraction.figures.push_back(std::move(figure));
    }
  }

  void figure_parts() {
    auto& figures = out_.extraction.figures;
    auto breakdown = select(
        "SELECT b.figure, b.dimension, b.value FROM figure_breakdowns b JOIN figures f ON f.id = b.figure "
        "WHERE f.document = ?1");
    while (breakdown.step()) figures[figures_.at(breakdown.integer(0))].breakdown[breakdown.text(1)] = breakdown.text(2);
    auto other = select(
        "SELECT a.figure, a.text, a.confidence FROM alternatives a JOIN figures f ON f.id = a.figure "
        "WHERE f.document = ?1 ORDER BY a.figure, a.ordinal");
    while (other.step()) figures[figures_.at(other.integer(0))].alternatives.push_back({other.text(1), other.real(2)});
    auto evidence = select(
        "SELECT e.figure, e.field, e.origin, e.span_begin, e.span_end FROM evidence e "
        "JOIN figures f ON f.id = e.figure WHERE f.document = ?1 ORDER BY e.figure, e.ordinal");
    while (evidence.step())
      figures[figures_.at(evidence.integer(0))].evidence.push_back({evidence.text(1), evidence.text(2), span_at(evidence, 3)});
  }

  void ledger() {
    auto row =
        select("SELECT span_begin, span_end, class, figure, confidence FROM ledger WHERE document = ?1 ORDER BY ordinal");
    while (row.step())
      out_.extraction.ledger.push_back(
          {span_at(row, 0), named(row.text(2), LedgerClass::unresolved), figure_index(row, 3), row.real(4)});
  }

  void relations() {
    std::map<RowId, size_t> at;
    auto row = select(
        "SELECT id, kind, stated, quote_begin, quote_end, origin, confidence FROM relations "
        "WHERE document = ?1 ORDER BY ordinal");
    while (row.step()) {
      at[row.integer(0)] = out_.extraction.relations.size();
      out_.extraction.relations.push_back(
          {named(row.text(1), RelationKind::repeat), {}, row.decimal_or_none(2), span_at(row, 3), row.text(5), row.real(6)});
    }
    auto member = select(
        "SELECT m.relation, m.figure, m.role FROM relation_members m JOIN relations r ON r.id = m.relation "
        "WHERE r.document = ?1 ORDER BY m.relation, m.ordinal");
    while (member.step())
      out_.extraction.relations[at.at(member.integer(0))].members.push_back(
          {figures_.at(member.integer(1)), named(member.text(2), Role::stated)});
  }

  void observations() {
    std::map<RowId, size_t> at;
    auto row = select(
        "SELECT id, oddity, quote_begin, quote_end, report FROM observations "
        "WHERE document = ?1 ORDER BY ordinal");
    while (row.step()) {
      at[row.integer(0)] = out_.extraction.observations.size();
      out_.extraction.observations.push_back(
          {named(row.text(1), Oddity::unchosen_direction), span_at(row, 2), {}, static_cast<int>(row.integer(4))});
    }
    auto member = select(
        "SELECT m.observation, m.figure FROM observation_figures m JOIN observations o ON o.id = m.observation "
        "WHERE o.document = ?1 ORDER BY m.observation, m.ordinal");
    while (member.step())
      out_.extraction.observations[at.at(member.integer(0))].figures.push_back(figures_.at(member.integer(1)));
  }

  void flags() {
    std::map<RowId, size_t> at;
    // Those of history and outlier came of other documents, whose figures they name: no part of the reading.
    auto row = select(
        "SELECT id, report, rule, severity, message, parameters, expected, reported, quote_begin, quote_end "
        "FROM flags WHERE document = ?1 AND rule NOT IN ('history', 'outlier') ORDER BY ordinal");
    while (row.step()) {
      at[row.integer(0)] = out_.flags.size();
      out_.flag_rows.push_back(row.integer(0));
      Flag flag;
      flag.report = report_index(row, 1);
      flag.rule = row.text(2);
      flag.severity = named(row.text(3), Severity::note);
      flag.message = row.text(4);
      flag.parameters = nlohmann::json::parse(row.text(5)).get<std::map<std::string, std::string>>();
      flag.expected = row.decimal_or_none(6);
      flag.reported = row.decimal_or_none(7);
      flag.quote = span_at(row, 8);
      out_.flags.push_back(std::move(flag));
    }
    auto member = select(
        "SELECT m.flag, m.figure FROM flag_figures m JOIN flags f ON f.id = m.flag WHERE f.document = ?1 "
        "AND f.rule NOT IN ('history', 'outlier') ORDER BY m.flag, m.ordinal");
    while (member.step()) out_.flags[at.at(member.integer(0))].figures.push_back(figures_.at(member.integer(1)));
    auto explanation = select(
        "SELECT e.flag, e.kind, e.figure, e.value, e.probability FROM explanations e "
        "JOIN flags f ON f.id = e.flag WHERE f.document = ?1 ORDER BY e.flag, e.ordinal");
    while (explanation.step())
      out_.flags[at.at(explanation.integer(0))].explanations.push_back(
          {named(explanation.text(1), ExplanationKind::not_a_partition), figure_index(explanation, 2),
           explanation.decimal_or_none(3), explanation.real(4)});
  }

  int report_index(const Statement& row, int column) const {
    return row.is_null(column) ? 0 : reports_.at(row.integer(column));
  }
  std::optional<FigureId> figure_index(const Statement& row, int column) const {
    return row.is_null(column) ? std::nullopt : std::optional(figures_.at(row.integer(column)));
  }

  Connection& connection_;
  RowId document_;
  StoredReading out_;
  std::map<RowId, int> reports_;
  std::map<RowId, FigureId> figures_;
};

}  // namespace

StoredReading load(Connection& connection, RowId document) { return Reader(connection, document).all(); }

}  // namespace doisoat
