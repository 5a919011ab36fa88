#include "db/store.h"

#include "db/probability.h"
#include "db/store_flags.h"
#include "db/unit_scale.h"

namespace doisoat {
namespace {

class Writer {
 public:
  Writer(Connection& connection, const ReadDocument& reading, RowId document)
      : connection_(connection), reading_(reading), document_(document) {}

  void pages() {
    Statement insert(connection_, "INSERT INTO pages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    for (const Page& page : reading_.document.pages)
      insert
          .bind(document_, page.number, name(page.source), name(page.state), page.rotation, page.width, page.height,
                page.span.begin, page.span.end)
          .run();
  }

  void text() {
    Statement(connection_, "INSERT INTO texts VALUES (?1, ?2)").bind(document_, reading_.document.text).run();
    Statement insert(connection_, "INSERT OR IGNORE INTO private_names VALUES (?1, ?2, ?3)");
    for (Span span : reading_.extraction.private_names) insert.bind(document_, span.begin, span.end).run();
  }

  void reports() {
    Statement insert(connection_,
                     "INSERT INTO reports (document, ordinal, title, number, issued, issuer, kind, area_code, area_name, "
                     "period_from, period_to, confidence, span_begin, span_end) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    for (const Report& report : reading_.extraction.reports) {
      insert
          .bind(document_, static_cast<int>(reports_.size()), report.title, report.number, report.issued, report.issuer,
                name(report.kind), report.area.code, report.area.name, report.from, report.to, probability(report.confidence),
                report.span.begin, report.span.end)
          .run();
      reports_.push_back(connection_.last_row());
    }
  }

  void figures() {
    Statement insert(connection_,
                     "INSERT INTO figures (document, ordinal, report, indicator, measure, value, odd_value, unit, period_from, "
                     "period_to, qualifier, area_code, area_name, page, x0, y0, x1, y1, span_begin, span_end, quote_begin, "
                     "quote_end, code_point, quote, numeral, decimals, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                     "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)");
    Statement breakdown(connection_, "INSERT INTO figure_breakdowns VALUES (?1, ?2, ?3)");
    Statement alternative(connection_, "INSERT INTO alternatives VALUES (?1, ?2, ?3, ?4)");
    Statement evidence(connection_, "INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    for (const Figure& figure : reading_.extraction.figures) {
      auto value = to_stored(figure.value, figure.unit);
      auto box = reading_.document.box_of(figure.numeral);
      auto corner = [&](double Box::*side) { return box ? std::optional(*box.*side) : std::nullopt; };
      std::optional<std::int64_t> code_point;
      if (reading_.document.kind == DocumentKind::text) code_point = reading_.code_point(figure.numeral.begin);
      insert
          .bind(document_, static_cast<int>(figures_.size()), report_row(figure.report), figure.indicator, name(figure.measure),
                value.scaled, value.odd, figure.unit, figure.from, figure.to,
                figure.qualifier ? std::optional<std::string>(name(*figure.qualifier)) : std::nullopt, figure.area.code,
                figure.area.name, page_of(figure.numeral), corner(&Box::x0), corner(&Box::y0), corner(&Box::x1),
                corner(&Box::y1), figure.numeral.begin, figure.numeral.end, figure.quote.begin, figure.quote.end, code_point,
                reading_.shown(figure.quote), reading_.shown(figure.numeral), figure.decimals, probability(figure.confidence))
          .run();
      RowId row = connection_.last_row();
      figures_.push_back(row);
      for (const auto& [dimension, of] : figure.breakdown) breakdown.bind(row, dimension, of).run();
      int at = 0;
      for (const Alternative& other : figure.alternatives)
        alternative.bind(row, at++, other.text, probability(other.confidence)).run();
      at = 0;
      for (const Evidence& each : figure.evidence)
        evidence.bind(row, at++, each.field, each.from, each.quote.begin, each.quote.end, reading_.shown(each.quote)).run();
    }
  }

  void ledger() {
    Statement insert(connection_, "INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    int at = 0;
    for (const LedgerItem& item : reading_.extraction.ledger)
      insert
          .bind(document_, at++, item.span.begin, item.span.end, name(item.ledger_class), figure_row(item.figure),
                probability(item.confidence))
          .run();
  }

  void relations() {
    Statement insert(connection_,
                     "INSERT INTO relations (document, ordinal, kind, stated, quote_begin, quote_end, origin, confidence) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    Statement member(connection_, "INSERT INTO relation_members VALUES (?1, ?2, ?3, ?4)");
    int ordinal = 0;
    for (const Relation& relation : reading_.extraction.relations) {
      insert
          .bind(document_, ordinal++, name(relation.kind), relation.stated, relation.quote.begin, relation.quote.end,
                relation.origin, probability(relation.confidence))
          .run();
      RowId row = connection_.last_row();
      int at = 0;
      for (const Member& each : relation.members) member.bind(row, at++, figure_row(each.figure), name(each.role)).run();
    }
  }

  void observations() {
    Statement insert(connection_,
                     "INSERT INTO observations (document, ordinal, oddity, quote_begin, quote_end, report) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    Statement member(connection_, "INSERT INTO observation_figures VALUES (?1, ?2, ?3)");
    int ordinal = 0;
    for (const Observation& each : reading_.extraction.observations) {
      insert.bind(document_, ordinal++, name(each.oddity), each.quote.begin, each.quote.end, each.report).run();
      RowId row = connection_.last_row();
      int at = 0;
      for (FigureId figure : each.figures) member.bind(row, at++, figure_row(figure)).run();
    }
  }

  void flags() { add_flags(connection_, reading_, document_, {reports_, figures_}, reading_.flags); }

 private:
  std::optional<RowId> report_row(int report) const {
    if (report < 0 || static_cast<size_t>(report) >= reports_.size()) return std::nullopt;
    return reports_[report];
  }
  RowId figure_row(FigureId figure) const { return figures_.at(figure); }
  std::optional<RowId> figure_row(std::optional<FigureId> figure) const {
    return figure ? std::optional(figures_.at(*figure)) : std::nullopt;
  }
  std::optional<int> page_of(Span span) const {
    const Page* page = reading_.document.page_of(span.begin);
    return page ? std::optional(page->number) : std::nullopt;
  }

  Connection& connection_;
  const ReadDocument& reading_;
  RowId document_;
  std::vector<RowId> reports_, figures_;
};

const char* name(DocumentOutcome outcome) {
  switch (outcome) {
    case DocumentOutcome::imported: return "imported";
    case DocumentOutcome::empty: return "empty";
    case DocumentOutcome::revision: return "revision";
  }
  return "";
}

}  // namespace

RowId store(Connection& connection, const ReadDocument& reading, const Arrival& arrival, DocumentOutcome outcome) {
  const Document& document = reading.document;
  Statement(connection,
            "INSERT INTO documents (sha256, name, bytes, kind, outcome, imported_at, place_in_queue, program, catalogue, "
            "tesseract, poppler) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
      .bind(document.sha256, arrival.name, arrival.bytes, name(document.kind), name(outcome), utc_now(), arrival.place_in_queue,
            arrival.program, arrival.catalogue, document.engines.tesseract, document.engines.poppler)
      .run();
  RowId row = connection.last_row();
  add_document_name(connection, row, arrival.path, arrival.name);
  Writer writer(connection, reading, row);
  writer.text();
  writer.pages();
  writer.reports();
  writer.figures();
  writer.ledger();
  writer.relations();
  writer.observations();
  writer.flags();
  return row;
}

std::optional<RowId> find_document(Connection& connection, const std::string& sha256) {
  Statement find(connection, "SELECT id FROM documents WHERE sha256 = ?1");
  find.bind(sha256);
  return find.step() ? std::optional(find.integer(0)) : std::nullopt;
}

void add_document_name(Connection& connection, RowId document, const std::string& path, const std::string& name) {
  Statement(connection, "INSERT OR IGNORE INTO document_names VALUES (?1, ?2, ?3, ?4)")
      .bind(document, Blob{path}, name, utc_now())
      .run();
}

}  // namespace doisoat
