// Words of pages of every source, normalized: old encodings, NFC, slips of OCR.
#include "normalize/normalize.h"

#include "catalogue/data_file.h"
#include "ingest/text.h"
#include "ingest/text_encoding.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace doisoat;
  static const Catalogue catalogue = [] {
    Catalogue result;
    result.encodings = load_encodings(catalogue_folder() / "encodings");
    return result;
  }();
  if (size == 0) return 0;
  Document document = document_of_text(decode_text({reinterpret_cast<const char*>(data + 1), size - 1}));
  for (Page& page : document.pages) page.source = static_cast<PageSource>((data[0] >> page.number % 4 * 2) & 3);
  for (const Line& line : document.lines) {
    Offset begin = line.span.begin;
    for (Offset at = begin; at <= line.span.end; ++at) {
      if (at < line.span.end && document.text[at] != ' ' && document.text[at] != '\t') continue;
      if (at > begin) document.tokens.push_back({{begin, at}, {}, 0.9});
      begin = at + 1;
    }
  }
  require_invariants(document);
  const Document once = normalize(document, catalogue);
  require_invariants(once);
  // Clean text stays clean.
  Document again = once;
  again.raw.clear();
  again.raw_map = {};
  require_invariants(normalize(again, catalogue));
  return 0;
}
