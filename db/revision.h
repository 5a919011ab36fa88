// A report sent again: which report on file a new one takes the place of.
//
// Two reports are the same when unit, issuer, kind and period are the same and all four were read with certainty from both.
// Then the newer one (by date of issue, else by the order in which they were named) holds, and the older stays readable. Where
// they look the same but without certainty, or where the title speaks of a supplement or of another matter, nothing is
// replaced: it is noted for a person (reports.perhaps_revision_of).
#pragma once

#include <optional>

#include "db/sqlite.h"

namespace doisoat {

// Links the reports of a document just stored. The document on file that it is a revision of (or an older version of); nullopt
// when it is none. REQUIRES: a transaction is open.
std::optional<RowId> link_revisions(Connection& connection, RowId document);

}  // namespace doisoat
