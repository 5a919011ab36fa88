// Word's XML: names without their prefixes, which producers are free to choose.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace doisoat::docx {

inline std::string_view local(const char* qualified) {
  const std::string_view name = qualified;
  const size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}
inline std::string_view local(pugi::xml_node node) { return local(node.name()); }

inline pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node each : node.children())
    if (local(each) == name) return each;
  return {};
}

inline std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute each : node.attributes())
    if (local(each.name()) == name) return each.value();
  return {};
}

// The whole number of an attribute; `otherwise` where it is absent or none.
int number(std::string_view text, int otherwise);

// On unless it is said to be off: <w:vanish/>, <w:vanish w:val="0"/>.
bool is_on(pugi::xml_node property);

// Throws Trouble file.damaged when the text is no XML. Entities other than XML's own are never expanded.
void parse_xml(pugi::xml_document& document, const std::string& text);

}  // namespace doisoat::docx
