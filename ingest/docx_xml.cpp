#include "ingest/docx_xml.h"

#include <charconv>

#include "document/trouble.h"

namespace doisoat::docx {

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void parse_xml(pugi::xml_document& document, const std::string& text) {
  // A run's text may be a single space, which matters.
  const auto result = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) throw Trouble("file.damaged");
}

}  // namespace doisoat::docx
