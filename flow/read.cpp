#include "flow/read.h"

#include <set>

#include "extract/extract.h"
#include "flow/second_readings.h"
#include "ingest/ingest.h"
#include "normalize/normalize.h"

namespace doisoat {

Result read(const std::filesystem::path& file, const Catalogue& catalogue) {
  Document scan = ingest(file);
  Document document = normalize(scan, catalogue);
  Extraction extraction = extract(document, catalogue);
  Checked checked = check(extraction, catalogue);
  std::set<FigureId> known;  // what was read again already
  for (int round = 0; round < 2; ++round) {
    if (!read_again(file, document, checked.doubted, known, extraction.figures)) break;
    checked = check(extraction, catalogue);
  }
  return {std::move(document), std::move(extraction), std::move(checked.flags)};
}

}  // namespace doisoat
