#include "ingest/ingest.h"

namespace doisoat {

Document ingest(const std::filesystem::path&) { return {}; }

}  // namespace doisoat
