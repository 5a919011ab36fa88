// A Word file: the bytes as they are, or (they hardly ever pass a checksum) parts of its XML, parted by form feeds, packed into
// one.
#include "ingest/docx.h"

#include "document/trouble.h"
#include "normalize/normalize.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ingest/docx_file.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace doisoat;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) {
    const char* names[] = {"word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"};
    Parts parts;
    std::size_t begin = 0;
    for (const char* name : names) {
      const std::size_t end = std::min(bytes.find('\f', begin), bytes.size());
      if (begin < end) parts[name] = bytes.substr(begin, end - begin);
      begin = std::min(end + 1, bytes.size());
    }
    bytes = docx_of("", parts);
  }
  try {
    const Document document = read_docx(bytes);
    require_invariants(document);
    require_invariants(normalize(document, {}));
  } catch (const Trouble&) {
  }
  return 0;
}
