// Numbers are read twice when it matters: what other means read in place of doubted numerals.
#pragma once

#include <filesystem>
#include <set>
#include <vector>

#include "document/document.h"
#include "document/relation.h"
#include "ingest/ingest.h"

namespace doisoat {

// Reads the numerals of the doubted figures again, but for those in `known`, to which they are added. A reading that agrees
// makes the figure surer, another is kept as an alternative; the value stays as it was read. Returns whether anything was
// learnt: false where no page is a picture. A second reading that fails leaves the doubt as it is.
bool read_again(const std::filesystem::path& file, const Document& document, const std::vector<FigureId>& doubted,
                std::set<FigureId>& known, std::vector<Figure>& figures, const IngestOptions& options = {});

}  // namespace doisoat
