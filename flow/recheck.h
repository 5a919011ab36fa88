// After a correction the document of the corrected figure is checked again, with the values as they hold now: flags that the correction
// settles are closed with it, flags that it leaves standing get their new numbers, contradictions that it makes are raised. Then it is
// held against the other reports of its unit, and these against it.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "db/decisions.h"

namespace doisoat {

struct Rechecked {
  std::vector<RowId> settled, raised;  // flags
  int against_others = 0;              // flags of history and outlier that it raises, here or in later reports
};

// `correction` has just been added as row `decision`. Only flags that speak of the corrected figure are touched, and of these
// only open ones: what a person decided stays decided. REQUIRES: the transaction of the correction is open.
Rechecked recheck(Connection& connection, const NewDecision& correction, RowId decision, const Catalogue& catalogue);

}  // namespace doisoat
