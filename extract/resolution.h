// What became of a quantity: the figure that it is, a target, or nothing that was understood.
#pragma once

#include <string>
#include <vector>

#include "document/relation.h"

namespace doisoat {

struct Resolution {
  LedgerClass ledger_class = LedgerClass::unresolved;  // figure, target or unresolved
  int indicator = -1;
  Measure measure = Measure::stock;
  Breakdown breakdown;
  std::string unit;
  Decimal value;
  int owner = -1;         // quantity that it is a part, change or share of
  bool part = false;      // by "trong đó" or in a parenthesis behind the owner
  int taken_up = -1;      // the quantity told before that it only takes up again
  const char* role = "";  // before | after | total | compared where the words say so
  bool undecided_direction = false;
  std::vector<Evidence> evidence;
};

inline bool is_figure(const Resolution& r) { return r.ledger_class == LedgerClass::figure; }

// It came to a list or left it.
inline bool is_movement(const Resolution& r) { return r.measure == Measure::added || r.measure == Measure::removed; }

}  // namespace doisoat
