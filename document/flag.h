// Flags: rules that failed, kept as rule and parameters. The sentence is made when shown, in the reader's language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/decimal.h"
#include "document/figure.h"

namespace doisoat {

enum class Severity { error, warning, note };
const char* name(Severity severity);

enum class ExplanationKind { misread, author_error, missing_part, not_a_partition };
const char* name(ExplanationKind kind);

// One way in which the contradiction may have come about.
struct Explanation {
  ExplanationKind kind = ExplanationKind::author_error;
  std::optional<FigureId> figure;  // the culprit; nullopt for missing_part and not_a_partition
  std::optional<Decimal> value;    // what it would be instead
  double probability = 0;          // 0–1; those of one flag add up to at most 1
};

struct Flag {
  std::string rule;  // total, balance, share … as the contract's table has them
  Severity severity = Severity::error;
  int report = 0;
  std::vector<FigureId> figures;
  std::optional<Decimal> expected, reported;
  Span quote;
  std::string message;  // key of the message, e.g. "flag.total.parts_exceed"
  std::map<std::string, std::string> parameters;  // of the message: numbers canonical, dates ISO
  std::vector<Explanation> explanations;          // most probable first
};

}  // namespace doisoat
