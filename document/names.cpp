// The names of enumerators in JSON, database and documentation, in one table each.
#include <array>
#include <string_view>

#include "document/figure.h"
#include "document/flag.h"
#include "document/relation.h"
#include "document/report.h"

namespace doisoat {
namespace {

template <class Enum, size_t N>
const char* at(const std::array<const char*, N>& names, Enum value) {
  return names.at(static_cast<size_t>(value));
}

constexpr std::array kReportKinds{"month", "quarter", "half_year", "year", "stage", "topic", "summary", "letter", "other"};
constexpr std::array kMeasures{"stock", "flow", "added", "removed", "change", "share"};
constexpr std::array kQualifiers{"over", "under", "about"};
constexpr std::array kLedgerClasses{"figure", "date", "reference", "ordinal", "identifier", "target", "person", "unresolved"};
constexpr std::array kRelationKinds{"total", "subset", "balance", "change", "share", "rate", "words", "list_count", "repeat"};
constexpr std::array kRoles{"whole", "part", "before", "after", "added", "removed", "now", "then", "change", "percent", "stated"};
constexpr std::array kOddities{"impossible_date", "implausible_date", "reversed_period", "blank", "unchosen_direction"};
constexpr std::array kSeverities{"error", "warning", "note"};
constexpr std::array kExplanationKinds{"misread", "author_error", "missing_part", "not_a_partition"};

}  // namespace

const char* name(ReportKind kind) { return at(kReportKinds, kind); }
const char* name(Measure measure) { return at(kMeasures, measure); }
const char* name(Qualifier qualifier) { return at(kQualifiers, qualifier); }
const char* name(LedgerClass ledger_class) { return at(kLedgerClasses, ledger_class); }
const char* name(RelationKind kind) { return at(kRelationKinds, kind); }
const char* name(Role role) { return at(kRoles, role); }
const char* name(Oddity oddity) { return at(kOddities, oddity); }
const char* name(Severity severity) { return at(kSeverities, severity); }
const char* name(ExplanationKind kind) { return at(kExplanationKinds, kind); }

std::optional<Measure> parse_measure(std::string_view text) {
  for (size_t i = 0; i < kMeasures.size(); ++i)
    if (text == kMeasures[i]) return static_cast<Measure>(i);
  return std::nullopt;
}

std::string dump(const Figure& figure) {
  std::string text = figure.indicator.empty() ? "?" : figure.indicator;
  text += "{";
  for (const auto& [dimension, value] : figure.breakdown)
    text += (text.back() == '{' ? "" : ",") + dimension + "=" + value;
  text += "} ";
  text += name(figure.measure);
  text += " " + figure.value.str() + " " + figure.unit;
  text += " " + (figure.from ? figure.from->iso() : std::string("-")) + ".." + (figure.to ? figure.to->iso() : std::string("-"));
  return text;
}

}  // namespace doisoat
