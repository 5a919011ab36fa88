// From a file to a Document: identify, unpack, render, OCR, text layers, Word. The only folder that sees file formats.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "document/document.h"

namespace doisoat {

class WorkerPool;

struct IngestOptions {
  // Worker processes shared with other documents; when null, one of its own is started for this file.
  WorkerPool* pool = nullptr;
  // Pages done and pages in all. Called from several threads, one at a time.
  std::function<void(int, int)> progress;
  double page_seconds = 240;               // by the clock; a page that takes longer, or more than 60 s of processor time,
                                           // is given up (state unreadable)
  double file_seconds = 15 * 60;           // a file that takes longer is given up (file.timeout)
  std::uint64_t most_bytes = 500'000'000;  // a larger file is refused (file.too_large)
};

// Reads the file, whatever it is; decides by content, not by name. Parsing happens in worker processes, pages side by side.
// Thread-safe. Throws Trouble (docs/errors.md: file.*) when nothing can be read; a single page that cannot be read is no
// trouble but a page with its state.
Document ingest(const std::filesystem::path& file, const IngestOptions& options = {});

}  // namespace doisoat
