// Second readings: numerals that are doubted are read again from the page's picture by other means.
#pragma once

#include <filesystem>
#include <vector>

#include "document/document.h"
#include "ingest/ingest.h"

namespace doisoat {

// For each span of `document.text` what the other means read in its place, most confident first; equal readings are one, with
// the confidence of the surer. Empty where there is no picture (text, Word, a PDF's text layer) or nothing was read there.
// The readings are the engine's own words for the span alone: signs around it in the same token are left out by aligning the
// two readings of the token. `document` must have been read from these very bytes: else (the hash differs) Trouble
// file.changing. Throws as ingest does; a worker that dies or hangs over a page costs only that page's readings.
std::vector<std::vector<Alternative>> reread(const std::filesystem::path& file, const Document& document,
                                             const std::vector<Span>& spans, const IngestOptions& options = {});

// The part of `reading` that stands where `part` stands in `original`, by the cheapest alignment of the two
// (Levenshtein). Whole code points. Pure.
std::string aligned_part(std::string_view original, Span part, std::string_view reading);

}  // namespace doisoat
