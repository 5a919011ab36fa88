// What the commands and the review page ask of the database, as plain structs. Nothing here changes anything.
// Quotes are masked. Rows are named by their ids, as people give them on the command line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/sqlite.h"
#include "document/figure.h"
#include "document/flag.h"
#include "document/report.h"

namespace doisoat {

struct DocumentRow {
  RowId id = 0;
  std::string sha256, name, kind, outcome, imported_at;
  std::vector<std::string> names;  // every name it came under
  std::optional<RowId> of;         // of a revision: the document it belongs to
  bool current = true;             // false: all its reports are superseded
  int pages = 0, figures = 0, open_flags = 0;
  std::vector<int> damaged_pages;
  std::vector<Report> reports;
  std::vector<std::optional<RowId>> perhaps_revision_of;  // of each report: the document that a person should compare
};

std::vector<DocumentRow> list_documents(Connection& connection);
std::optional<DocumentRow> find_document_row(Connection& connection, RowId document);

struct FigureRow {
  RowId id = 0;
  RowId document = 0;
  std::string document_name;
  std::optional<int> report;  // index in the document
  std::string indicator;      // empty: unresolved
  Breakdown breakdown;
  Measure measure = Measure::stock;
  Decimal value;                   // as it holds now
  std::optional<Decimal> as_read;  // the value read, where a person corrected it
  std::string unit;
  std::optional<Date> from, to;
  std::optional<Qualifier> qualifier;
  Area area;
  std::optional<int> page;
  std::optional<Box> box;
  std::optional<std::int64_t> code_point;  // plain text only
  std::string quote, numeral;
  int decimals = 0;
  double confidence = 1;
  bool superseded = false;  // of an older revision of its report
};

// All conditions must hold; empty ones are none.
struct FigureFilter {
  std::string place;             // code of the area, or part of its name, marks and case ignored
  std::optional<Date> from, to;  // figures whose time lies in these days: `to` of the figure (else `from`) in [from, to]
  std::string indicator;         // code
  std::optional<RowId> document;
  std::optional<RowId> figure;
  bool superseded = false;  // older revisions, too; a document or figure that is named is shown in any case
};

// By place, indicator, time, document, reading order.
std::vector<FigureRow> list_figures(Connection& connection, const FigureFilter& filter);

struct ExplanationRow {
  ExplanationKind kind = ExplanationKind::author_error;
  std::optional<RowId> figure;
  std::optional<Decimal> value;
  double probability = 0;
};

struct DecisionRow {
  RowId id = 0;
  std::string kind;  // accept | correct | dismiss | return
  std::optional<RowId> figure;
  std::optional<Decimal> value;
  std::string why, who, made_at;
};

struct FlagRow {
  RowId id = 0;
  RowId document = 0;
  std::string document_name;
  std::string rule;
  Severity severity = Severity::error;
  std::string message;  // key
  std::map<std::string, std::string> parameters;
  std::optional<Decimal> expected, reported;
  std::string quote;
  std::optional<int> page;
  std::string state;                         // open | accepted | corrected | dismissed | returned
  int version = 0;                           // to be given back with a decision
  std::vector<FigureRow> figures;            // in the flag's order
  std::vector<ExplanationRow> explanations;  // most probable first
  std::vector<DecisionRow> decisions;        // oldest first
};

struct FlagFilter {
  bool open_only = true;
  std::optional<RowId> document;
  std::string rule;
  std::optional<RowId> flag;
  bool superseded = false;  // flags of older revisions, too; of a document that is named in any case
};

// Errors first, then warnings, then notes; by document and reading order.
std::vector<FlagRow> list_flags(Connection& connection, const FlagFilter& filter);

struct Totals {
  std::int64_t documents = 0, figures = 0, open_flags = 0, queued_files = 0;
};
Totals count_all(Connection& connection);

}  // namespace doisoat
