// A report: who reports about what area and period. A document may hold several, typed one after the other.
#pragma once

#include <optional>
#include <string>

#include "document/date.h"
#include "document/document.h"

namespace doisoat {

// An administrative unit as resolved against the gazetteer. A code is reused over time: it means the unit of that code at the
// report's date. `code` is empty when the name is not in the gazetteer or is ambiguous.
struct Area {
  std::string code;
  std::string name;  // as the gazetteer has it, else as in the text
  friend bool operator==(const Area&, const Area&) = default;
};

enum class ReportKind { month, quarter, half_year, year, stage, topic, summary, letter, other };
const char* name(ReportKind kind);

struct Report {
  Span span;          // the part of the document's text that is this report
  std::string title;  // as printed, in one line
  std::string number; // "57/BC-CAX"; as printed, empty where there is none
  std::optional<Date> issued;
  std::string issuer; // "Công an xã …"
  ReportKind kind = ReportKind::other;
  Area area;
  std::optional<Date> from, to;  // the period reported about, both days included
  double confidence = 1;         // the chance that issuer, kind, area and period are all right
};

}  // namespace doisoat
