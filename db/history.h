// What the database knows of a unit over time, and the flags that come of comparing it. Only figures as they hold now: corrected
// where a person corrected them, of the current revision of each report.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/sqlite.h"
#include "document/figure.h"
#include "document/flag.h"

namespace doisoat {

struct HistoryFigure {
  RowId id = 0, document = 0;
  std::optional<RowId> report;
  std::string document_name;
  std::string report_number, issuer;
  std::string indicator;
  Breakdown breakdown;
  Measure measure = Measure::stock;
  Decimal value;
  std::string unit;
  std::optional<Date> from, to;
  bool qualified = false;  // trên, khoảng …: compared with nothing
  Area area;
  int decimals = 0;
  std::optional<Date> report_from, report_to;  // the period of its report
  std::string said_before, said_after;         // the words beside the numeral, some dozens of them
  int unit_since = 0;                          // yyyymmdd: codes are reused, so a unit is its code and the day it came about; 0: not known
};

// Resolved figures with a time, in reading order.
std::vector<HistoryFigure> figures_of_document(Connection& connection, RowId document);
// Those of all other documents about the same area (by code, else by name) and indicator, by time.
std::vector<HistoryFigure> figures_on_file(Connection& connection, const Area& area, const std::string& indicator, RowId other_than);
// Documents whose reports are about an area of this document's and a time after it, up to a year: what may speak of its figures.
std::vector<RowId> later_documents_of_same_areas(Connection& connection, RowId document);

struct HistoryFlag {
  std::string rule;  // history | outlier
  Severity severity = Severity::error;
  std::vector<RowId> figures;  // the document's own first, then what it is compared with
  std::optional<Decimal> expected, reported;
  std::string message;
  std::map<std::string, std::string> parameters;
};

// Makes these the document's flags of the rules history and outlier. Those that people decided on stay as they are and are not
// raised again, even if a revised report now says what the old one said; only other numbers are another contradiction. Open ones that
// are not among `flags` go. Returns how many were added.
// REQUIRES: a transaction is open.
int replace_history_flags(Connection& connection, RowId document, const std::vector<HistoryFlag>& flags);

}  // namespace doisoat
