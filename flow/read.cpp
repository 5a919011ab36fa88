#include "flow/read.h"

#include "extract/extract.h"
#include "ingest/ingest.h"
#include "normalize/normalize.h"

namespace doisoat {

Result read(const std::filesystem::path& file, const Catalogue& catalogue) {
  Document scan = ingest(file);
  Document document = normalize(scan, catalogue);
  Extraction extraction = extract(document, catalogue);
  Checked checked = check(extraction, catalogue);
  return {std::move(document), std::move(extraction), std::move(checked.flags)};
}

}  // namespace doisoat
