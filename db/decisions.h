// Decisions about flags as rows: written once, never changed, each with its audit row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/sqlite.h"
#include "document/decimal.h"

namespace doisoat {

struct FlagState {
  std::string state;  // open | accepted | corrected | dismissed | returned
  int version = 0;
  struct Explained {
    RowId figure = 0;
    std::optional<Decimal> value;
  };
  std::vector<Explained> explained;  // the figures that explanations name and what they would be, most probable first
  std::optional<Decimal> expected;
  std::vector<RowId> figures;      // in the flag's order
  std::vector<RowId> as_reported;  // those of them whose value is the flag's `reported`
};

std::optional<FlagState> flag_state(Connection& connection, RowId flag);

// Values that people gave to figures of a document, by figure.
std::map<RowId, Decimal> corrections_of(Connection& connection, RowId document);

RowId document_of_figure(Connection& connection, RowId figure);

struct NewDecision {
  RowId flag = 0;
  int flag_version = 0;
  std::string kind;       // accept | correct | dismiss | return
  std::string new_state;  // of the flag
  std::optional<RowId> figure;
  std::optional<Decimal> value;
  std::string why, who;
  std::optional<RowId> follows;  // the decision it follows from, which has corrected the figure
};

// REQUIRES: a transaction is open in which flag_version was seen to be the flag's.
RowId add_decision(Connection& connection, const NewDecision& decision);

}  // namespace doisoat
