// The way through one file, readable in one function.
#pragma once

#include <filesystem>

#include "catalogue/catalogue.h"
#include "check/check.h"
#include "document/document.h"
#include "document/flag.h"
#include "document/relation.h"

namespace doisoat {

class WorkerPool;

struct Result {
  Document document;
  Extraction extraction;
  std::vector<Flag> flags;
};

// Pure: the same file, catalogue and engine versions give the same result, byte for byte.
// `pool`: worker processes shared with other files; when null, some are started for this one alone.
// Throws Trouble (file.*) when the file cannot be read at all.
Result read(const std::filesystem::path& file, const Catalogue& catalogue, WorkerPool* pool = nullptr);

}  // namespace doisoat
