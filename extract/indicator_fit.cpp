#include "extract/indicator_fit.h"

#include <algorithm>
#include <set>

namespace doisoat {
namespace {

// People, cases and places are counted whole.
bool is_measured(const std::string& unit) {
  static const std::set<std::string, std::less<>> kMeasured{"g", "ml", "m2", "vnd", "percent", "tablet", "brick"};
  return kMeasured.contains(unit);
}

}  // namespace

bool shares_unit(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool fits(const ResolutionContext& context, int index, const Quantity& q) {
  const Indicator& indicator = context.indicator(index);
  const std::string& unit = indicator.units.front();
  bool shared = q.units.empty() || shares_unit(q.units, indicator.units);
  if (!shared && unit != "dossier") return false;  // most of them
  const Counter* counter = q.counter >= 0 ? &context.counter(q.counter) : nullptr;
  const auto& all_words = context.vocabulary().counter_words;
  auto words = indicator.counters.empty() ? all_words.end() : all_words.find(indicator.code);
  bool insists = words != all_words.end();
  bool named = counter && insists && words->second.contains(q.counter_word);
  if (!shared && !named) return false;
  bool scaled = counter && counter->factor > Decimal(1);
  if (!q.numeral.value.is_integer() && !is_measured(unit) && !scaled) return false;
  if (counter && counter->turn && !indicator.turns && !(named && unit != "person")) return false;
  // Cases are always counted as "vụ", in words or in the label; only "không" leaves it out.
  if (q.units.empty() && !q.negation && unit == "case") return false;
  // Nor is an area ever without its unit.
  if (q.units.empty() && !q.negation && unit == "m2") return false;
  // Money is named as such, unless there is none.
  if (q.units.empty() && unit == "vnd" && !q.numeral.value.is_zero() && q.numeral.value < Decimal(1000)) return false;
  return !insists || (q.counter < 0 && q.label_counter < 0) || words->second.contains(q.counter_word);
}

}  // namespace doisoat
