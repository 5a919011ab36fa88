// A report against the others of its unit and issuer: what needs more than one document, and so never appears in `read --json`.
//
//   history   the opening stock is the closing stock of the report before; "cùng kỳ" is what the report of that time says;
//             a change since then, or since the report before, fits both
//   outlier   a number far outside what the unit has reported so far (flow/outlier.h)
//
// A unit that came of a merger has no history from before it: its figures are not held against those of the unit whose name or code
// it took over.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "db/history.h"

namespace doisoat {

// Pure. `on_file`: figures of other documents about the same areas.
std::vector<HistoryFlag> compare_with_history(const std::vector<HistoryFigure>& own, const std::vector<HistoryFigure>& on_file,
                                              const Rules& rules);

// Renews the flags of history and outlier of the document, and of the documents of the year after it, which may speak of its time. To
// be called when a document is stored or a figure corrected. Returns how many flags were added.
// REQUIRES: a transaction is open.
int reconcile(Connection& connection, RowId document, const Catalogue& catalogue);

}  // namespace doisoat
