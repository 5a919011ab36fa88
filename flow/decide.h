// What a person decides about a flag.
#pragma once

#include <optional>
#include <string>

#include "catalogue/catalogue.h"
#include "db/database.h"
#include "document/decimal.h"
#include "flow/recheck.h"

namespace doisoat {

enum class DecisionKind {
  accept,   // the report is right as written
  correct,  // a figure has another value
  dismiss,  // the flag is wrong; says why
  return_   // back to the commune
};
const char* name(DecisionKind kind);

struct Decision {
  RowId flag = 0;
  DecisionKind kind = DecisionKind::accept;
  std::optional<Decimal> value;  // of a correction
  std::optional<RowId> figure;   // which figure is corrected; where none is given, the one that the flag itself points at
  std::string why;               // required for dismiss
  std::string who;
  std::optional<int> seen_version;  // FlagRow::version that the person saw; none: whatever it is now
};

struct Decided {
  RowId decision = 0;
  std::optional<RowId> figure;  // the corrected one
  Rechecked rechecked;          // of a correction, with a catalogue: what became of the other flags of that figure
};

// Writes the decision, its effect and its audit row together, or nothing. Of two people deciding on what they both saw, one
// wins. Throws Trouble: decide.no_such_flag, decide.already_decided (who, kind, made_at: what the other decided),
// decide.why_needed, decide.value_needed, decide.which_figure (figures: the choice), decide.not_in_flag.
// With a catalogue, the document is checked again after a correction.
Decided decide(Database& database, const Decision& decision, const Catalogue* catalogue = nullptr);

}  // namespace doisoat
