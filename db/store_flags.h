// Flags of a stored document.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "db/store.h"

namespace doisoat {

// Rows of the document's reports and figures, index by index.
struct PartRows {
  std::vector<RowId> reports, figures;
};
PartRows part_rows(Connection& connection, RowId document);

// Adds flags behind those that the document has. REQUIRES: a transaction is open.
std::vector<RowId> add_flags(Connection& connection, const ReadDocument& reading, RowId document, const PartRows& rows,
                             const std::vector<Flag>& flags);

// Gives a flag new numbers and explanations; who saw it as it was before has not seen it. REQUIRES: a transaction is open.
void update_flag(Connection& connection, RowId row, const PartRows& rows, const Flag& flag);

// What makes two flags the same: the rule and the figures it speaks of.
struct FlagIdentity {
  std::string rule;
  std::set<RowId> figures;
  friend auto operator<=>(const FlagIdentity&, const FlagIdentity&) = default;
};
FlagIdentity identity(const Flag& flag, const PartRows& rows);

struct StoredFlag {
  RowId row = 0;
  FlagIdentity identity;
  std::string state;
  int version = 0;
};
// In the order in which they were added.
std::vector<StoredFlag> flags_of(Connection& connection, RowId document);

}  // namespace doisoat
