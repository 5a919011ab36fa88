// Figures: every value that a report states, with what it counts and where it stands; and the ledger, which accounts for every
// numeral of the document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/date.h"
#include "document/decimal.h"
#include "document/document.h"
#include "document/report.h"

namespace doisoat {

using FigureId = int;  // index into Extraction::figures

enum class Measure { stock, flow, added, removed, change, share };
const char* name(Measure measure);
std::optional<Measure> parse_measure(std::string_view name);

enum class Qualifier { over, under, about };  // trên, hơn | dưới, gần | khoảng
const char* name(Qualifier qualifier);

// dimension → value, as the codebook names them ("place" → "community"). Empty for a total.
using Breakdown = std::map<std::string, std::string>;

// Why a field has the value it has: the place in the text it was taken from.
struct Evidence {
  std::string field;  // indicator | measure | breakdown | unit | time | place
  std::string from;   // numeral | clause | parenthesis owner | sentence | bullet label | parent bullet | heading | report | table header …
  Span quote;
};

struct Figure {
  FigureId id = 0;
  int report = 0;              // index into Extraction::reports
  std::string indicator;       // code of the codebook; empty: unresolved (kept and shown, never dropped)
  Breakdown breakdown;
  Measure measure = Measure::stock;
  Decimal value;               // in `unit`
  std::string unit;            // code of the codebook: person, case, g, tablet, vnd, percent …
  std::optional<Date> from, to;
  std::optional<Qualifier> qualifier;
  Area area;
  Span numeral;                // the numeral itself, or the negation where a zero is said in words
  Span quote;                  // the words it was read from
  int decimals = 0;            // digits printed after the decimal mark: the precision that checks compare at
  double confidence = 1;       // the chance that the value is right
  std::vector<Alternative> alternatives;  // other readings of the numeral's text
  std::vector<Evidence> evidence;
};

enum class LedgerClass { figure, date, reference, ordinal, identifier, target, person, unresolved };
const char* name(LedgerClass ledger_class);

// One numeral of the document. Every run of digits of the text lies in exactly one item.
struct LedgerItem {
  Span span;
  LedgerClass ledger_class = LedgerClass::unresolved;
  std::optional<FigureId> figure;
  double confidence = 1;
};

std::string dump(const Figure& figure);  // one short line, for tests and logs

}  // namespace doisoat
