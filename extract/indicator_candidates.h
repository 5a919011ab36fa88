// Candidates: the indicators that a quantity may be a figure of, each with the cost of the way to the words that suggest it.
#pragma once

#include <vector>

#include "extract/resolution_context.h"

namespace doisoat {

struct IndicatorCandidate {
  int indicator = -1;   // -1: there is none
  double cost = 1e9;    // the less the more likely
  Breakdown breakdown;  // what the wording says
  Range evidence;
  const char* from = "";   // how the evidence lies to the quantity
  bool inherited = false;  // from the owner
  bool topic = false;      // a label above speaks of it
  bool above = false;      // it comes from a label above
  bool weak = false;       // by a phrase that says little
  bool act = false;        // by a verb that governs what stands at it

  bool found() const { return indicator >= 0; }
};

// Of a phrase in the label of the quantity's own block; what costs more is not said at the quantity.
inline constexpr double kLabelCost = 8;

// The cheapest first.
std::vector<IndicatorCandidate> indicator_candidates(const ResolutionContext& context, const Quantity& quantity);
void sort_by_cost(std::vector<IndicatorCandidate>& candidates);

// A candidate suggested by another quantity.
IndicatorCandidate candidate_from(const Quantity& evidence, int indicator, double cost, const char* from);

// Whether the candidate comes from a verb at the number.
bool is_act_at_number(const IndicatorCandidate& candidate);

}  // namespace doisoat
