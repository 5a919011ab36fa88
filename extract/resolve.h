// Resolution: each field of each quantity from the nearest phrase that fits, going outwards; the path taken is the evidence.
#pragma once

#include <vector>

#include "document/relation.h"
#include "extract/breakdowns.h"
#include "extract/scope.h"

namespace doisoat {

// What became of a quantity.
struct Resolution {
  LedgerClass ledger_class = LedgerClass::unresolved;  // figure, target or unresolved
  int indicator = -1;
  Measure measure = Measure::stock;
  Breakdown breakdown;
  std::string unit;
  Decimal value;
  int owner = -1;           // quantity that it is a part, change or share of
  bool part = false;        // by "trong đó" or in a parenthesis behind the owner
  const char* role = "";    // before | after | total where the words say so
  bool undecided_direction = false;
  std::vector<Evidence> evidence;
};

// One for each of reading.quantities.
std::vector<Resolution> resolve(const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions);

// Whether the block lies in a section about the time to come ("Phương hướng, nhiệm vụ"): its numbers are targets.
bool in_future_section(const Reading& reading, const Scope& scope, int block);

}  // namespace doisoat
