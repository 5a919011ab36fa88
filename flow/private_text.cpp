#include "flow/private_text.h"

#include <algorithm>

namespace doisoat {

PrivateText::PrivateText(const Document& document, const Extraction& extraction, bool show_names) : document_(document) {
  if (show_names) return;
  std::vector<Span> spans = extraction.private_names;
  for (const LedgerItem& item : extraction.ledger)
    if (item.ledger_class == LedgerClass::person) spans.push_back(item.span);
  std::sort(spans.begin(), spans.end());
  for (Span span : spans) {
    if (!masked_.empty() && span.begin <= masked_.back().end)
      masked_.back() = cover(masked_.back(), span);
    else
      masked_.push_back(span);
  }
}

std::string PrivateText::at(Span span) const {
  std::string_view text = document_.at(span);
  auto mask = std::partition_point(masked_.begin(), masked_.end(), [&](Span m) { return m.end <= span.begin; });
  if (mask == masked_.end() || mask->begin >= span.end) return std::string(text);
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    Offset at = span.begin + static_cast<Offset>(i);
    while (mask != masked_.end() && mask->end <= at) ++mask;
    bool hidden = mask != masked_.end() && mask->contains(at) && std::string_view(" \t\n\f").find(text[i]) == std::string_view::npos;
    if (hidden)
      out += "•";
    else
      out += text.substr(i, next - i);
    i = next;
  }
  return out;
}

}  // namespace doisoat
