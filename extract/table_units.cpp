#include "extract/table_units.h"

#include <algorithm>
#include <optional>

namespace doisoat {

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

UnitChoice unit_of(const TableView& table, int r, int c, const CellValue& value, size_t part, size_t parts) {
  auto pick = [&](const std::vector<LabelUnit>& units) -> std::optional<UnitChoice> {
    if (units.empty()) return std::nullopt;
    if (units.size() == 2 && parts == 2) return UnitChoice{units[part].units, units[part].factor, units[part].divisor};
    if (units.size() > 1) return UnitChoice{};
    return UnitChoice{units[0].units, units[0].factor, units[0].divisor};
  };
  if (!value.counter.empty())
    if (auto u = pick(table.label_reader.units_in(value.counter))) return *u;
  if (table.role(c) == ColumnRole::percent || value.percent) return {{"percent"}, 1, 1};
  if (auto u = pick(table.unit_cell(r))) return *u;
  for (const Said& s : table.labels(r))
    if (auto u = pick(s.units)) return *u;
  for (const Said& s : table.path(c))
    if (auto u = pick(s.units)) return *u;
  for (int up : table.rows_above(r))
    for (const Said& s : table.labels(up))
      if (auto u = pick(s.units)) return *u;
  return {};
}

std::string settle_unit(const TableView& table, int indicator, const Breakdown& breakdown, UnitChoice& choice) {
  const Indicator& ind = table.vocabulary.indicators[static_cast<size_t>(indicator)];
  std::vector<std::string> fit;
  for (const auto& unit : ind.units)
    if (std::find(choice.units.begin(), choice.units.end(), unit) != choice.units.end()) fit.push_back(unit);
  // "Xe máy | chiếc": the label knows better than the counter.
  if (ind.code == "seized_items") {
    auto item = breakdown.find("item");
    if (item != breakdown.end()) {
      if (item->second == "motorbike" || item->second == "car" || item->second == "electric_bike") return "vehicle";
      if (item->second == "phone" || item->second == "gun") return item->second;
      return "other";
    }
    if (fit.size() == 1 && fit.front() != "other") return fit.front();
    return "";
  }
  if (!fit.empty()) return fit.front();
  if (!choice.units.empty()) return "";
  // The caption's unit, where it is one of the indicator's.
  const auto& caption = table.context.caption_units;
  if (caption.size() == 1 && shares(caption.front().units, ind.units)) {
    choice = {caption.front().units, caption.front().factor, caption.front().divisor};
    for (const auto& unit : ind.units)
      if (std::find(choice.units.begin(), choice.units.end(), unit) != choice.units.end()) return unit;
  }
  return ind.units.size() == 1 ? ind.units.front() : "";
}

}  // namespace doisoat
