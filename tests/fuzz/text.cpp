// Any bytes as a text file, read and normalized.
#include "ingest/text.h"

#include "catalogue/data_file.h"
#include "ingest/identify.h"
#include "normalize/normalize.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace doisoat;
  static const Catalogue catalogue = [] {
    Catalogue result;
    result.encodings = load_encodings(catalogue_folder() / "encodings");
    return result;
  }();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  identify(bytes);
  const Document document = read_text(bytes);
  require_invariants(document);
  require_invariants(normalize(document, catalogue));
  return 0;
}
