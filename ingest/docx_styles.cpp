#include "ingest/docx_styles.h"

#include "ingest/docx_xml.h"

namespace doisoat::docx {

bool draws_lines(pugi::xml_node borders) {
  for (pugi::xml_node side : borders.children()) {
    const std::string_view value = attribute(side, "val");
    if (!value.empty() && value != "nil" && value != "none") return true;
  }
  return false;
}

Styles::Styles(pugi::xml_node root) {
  for (pugi::xml_node node : root.children()) {
    if (local(node) != "style") continue;
    Style style;
    style.based_on = attribute(child(node, "basedOn"), "val");
    const pugi::xml_node numbers = child(child(node, "pPr"), "numPr");
    style.place.list = number(attribute(child(numbers, "numId"), "val"), 0);
    style.place.level = number(attribute(child(numbers, "ilvl"), "val"), -1);
    style.hidden = is_on(child(child(node, "rPr"), "vanish"));
    style.borders = draws_lines(child(child(node, "tblPr"), "tblBorders"));
    styles_.emplace(attribute(node, "styleId"), std::move(style));
  }
}

template <class Visit>
void Styles::walk(const std::string& style, Visit visit) const {
  std::string id = style;
  for (int steps = 0; steps < 16 && !id.empty(); ++steps) {
    const auto found = styles_.find(id);
    if (found == styles_.end()) return;
    visit(found->second);
    id = found->second.based_on;
  }
}

ListPlace Styles::list(const std::string& style) const {
  ListPlace place;
  walk(style, [&](const Style& each) {
    if (place.list == 0) place.list = each.place.list;
    if (place.level < 0) place.level = each.place.level;
  });
  return place;
}

bool Styles::is_hidden(const std::string& style) const {
  bool hidden = false;
  walk(style, [&](const Style& each) { hidden = hidden || each.hidden; });
  return hidden;
}

bool Styles::has_borders(const std::string& style) const {
  bool borders = false;
  walk(style, [&](const Style& each) { borders = borders || each.borders; });
  return borders;
}

}  // namespace doisoat::docx
