#include "flow/read.h"

#include <optional>
#include <set>

#include "extract/extract.h"
#include "flow/second_readings.h"
#include "ingest/ingest.h"
#include "ingest/worker_pool.h"
#include "normalize/normalize.h"

namespace doisoat {

Result read(const std::filesystem::path& file, const Catalogue& catalogue, WorkerPool* pool) {
  std::optional<WorkerPool> own;
  IngestOptions options;
  options.pool = pool ? pool : &own.emplace();  // for both readings: to start a worker takes as long as to read some lines
  Document scan = ingest(file, options);
  Document document = normalize(scan, catalogue);
  Extraction extraction = extract(document, catalogue);
  Checked checked = check(extraction, catalogue);
  std::set<FigureId> known;  // what was read again already
  for (int round = 0; round < 2; ++round) {
    if (!read_again(file, document, checked.doubted, known, extraction.figures, options)) break;
    checked = check(extraction, catalogue);
  }
  for (LedgerItem& item : extraction.ledger) {
    if (item.figure) item.confidence = extraction.figures[static_cast<std::size_t>(*item.figure)].confidence;
  }
  return {std::move(document), std::move(extraction), std::move(checked.flags)};
}

}  // namespace doisoat
