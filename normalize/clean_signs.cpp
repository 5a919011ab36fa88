#include "document/utf8.h"
#include "normalize/ocr_slips.h"
#include "normalize/respan.h"

namespace doisoat {
namespace {

constexpr char32_t kKeep = 0xFFFFFFFF, kDrop = 0;

char32_t cleaned(char32_t c) {
  if (c < 0xA0) return kKeep;
  if (c == 0xD0) return 0x110;
  if (c == 0xF0) return 0x111;
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E)) return kDrop;
  return kKeep;
}

}  // namespace

void clean_signs(Document& document) {
  std::vector<Replacement> replacements;
  auto page = document.pages.begin();
  for (size_t at = 0; at < document.text.size();) {
    const auto begin = static_cast<Offset>(at);
    const char32_t c = cleaned(next_code_point(document.text, at));
    if (c == kKeep) continue;
    while (page != document.pages.end() && page->span.end <= begin) ++page;
    if (page == document.pages.end()) break;
    if (!page->span.contains(begin) || page->source == PageSource::text) continue;
    Replacement replacement{{begin, static_cast<Offset>(at)}, ""};
    if (c != kDrop) append_utf8(replacement.text, c);
    replacements.push_back(std::move(replacement));
  }
  replace(document, replacements);
}

}  // namespace doisoat
