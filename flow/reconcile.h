// A report against the others of its unit: what needs more than one document, and so never appears in `read --json`.
//
//   history   the opening stock is the closing stock of the report before; "cùng kỳ" is what the report of that time says;
//             a change since then fits both
//   outlier   a number far outside what the unit has reported so far (median and median absolute deviation, at least six
//             earlier numbers: Iglewicz and Hoaglin 1993)
#pragma once

#include <vector>

#include "catalogue/rules.h"
#include "db/history.h"

namespace doisoat {

// Pure. `on_file`: figures of other documents about the same areas.
std::vector<HistoryFlag> compare_with_history(const std::vector<HistoryFigure>& own, const std::vector<HistoryFigure>& on_file,
                                              const Rules& rules);

// Renews the flags of history and outlier of the document, and of the documents of the year after it, which may speak of its time. To be called when a document is stored or a figure corrected. Returns how many flags were added.
// REQUIRES: a transaction is open.
int reconcile(Connection& connection, RowId document, const Rules& rules);

}  // namespace doisoat
