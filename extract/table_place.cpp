#include "extract/table_place.h"

#include <algorithm>
#include <string>

namespace doisoat {
namespace {

// The names of places that the report's own unit holds.
struct Inside {
  PlaceContext context;
  bool known = false;
};

Inside inside(const TableView& table, const Area& area) {
  Inside in;
  const auto& context = table.context;
  in.context.date = context.time.base.to ? context.time.base.to : context.report ? context.report->issued : std::nullopt;
  if (area.code.empty()) return in;
  const Place* place = table.catalogue.places.by_code(area.code, in.context.date);
  if (!place) return in;
  if (place->level == PlaceLevel::province) in.context.province = area.code, in.known = true;
  if (place->level == PlaceLevel::district) in.context.district = area.code, in.known = true;
  return in;
}

// Of the columns without a place only a total is of the whole area.
bool sums_columns(const TableView& table, int c) {
  const auto& path = table.path(c);
  return std::any_of(path.begin(), path.end(), [](const Said& s) { return s.total; });
}

}  // namespace

bool set_area(const TableView& table, int r, int c, Figure& figure) {
  figure.area = table.context.report ? table.context.report->area : Area{};
  Range place;
  if (table.shape.rows_are_places) {
    // A sum over some of the rows is of no area that has a name.
    if (table.row(r).kind == RowKind::total) return table.shape.total_rows == 1;
    if (table.row(r).labels.empty()) return false;
    place = table.row(r).labels.back();
  } else if (table.shape.columns_are_places) {
    place = table.shape.columns[static_cast<size_t>(c)].place;
    if (place.empty()) return sums_columns(table, c);
  } else {
    return true;
  }
  const Document& document = table.reading.document;
  Span where = table.span(place);
  UnitName unit = split_unit_name(document.at(where));
  std::string text(unit.name);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ':' || text.back() == '*'))
    text.pop_back();
  if (text.empty()) return false;
  Inside within = inside(table, figure.area);
  figure.area = {"", text};
  if (within.known) {
    PlaceMatch match = table.catalogue.places.resolve(text, unit.type, within.context);
    bool found = match.status == PlaceMatch::Status::found || match.status == PlaceMatch::Status::former;
    if (found && match.place && (match.marks_agree || !document.tokens.empty())) figure.area = match.place->area();
  }
  // A town named like its district, unknown to the gazetteer, is not the district.
  if (figure.area.code.empty() && table.context.report && figure.area.name == table.context.report->area.name)
    figure.area.name = std::string(document.at(where));
  figure.evidence.push_back({"place", table.shape.rows_are_places ? "row label" : "column header", where});
  return true;
}

}  // namespace doisoat
