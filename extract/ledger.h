// The ledger: every run of digits of the text in exactly one item, a figure or with the reason why it is none.
#pragma once

#include <vector>

#include "document/figure.h"
#include "extract/persons.h"
#include "extract/resolve.h"
#include "extract/scope.h"

namespace doisoat {

// In reading order. `figure_of`: by quantity, -1 where it became no figure.
std::vector<LedgerItem> make_ledger(const Reading& reading, const std::vector<Resolution>& resolutions, const std::vector<int>& figure_of,
                                    const std::vector<PersonMention>& persons);

}  // namespace doisoat
