// What a parent asks of a worker, and the frames both speak.
//
// A frame is one byte (the request's kind, or the reply's status), four bytes of length, and that many bytes. The file itself
// never travels through it: its sealed memory is handed over as a descriptor beside the `open` frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/trouble.h"

namespace doisoat {

enum class RequestKind : std::uint8_t {
  open = 1,  // the file to speak of from now on; no reply
  inspect,   // → Inspection
  page,      // number (from 1) → a Document of that one page
  reread,    // page number, boxes → second readings
};

enum class ReplyStatus : std::uint8_t { ok = 0, trouble = 1 };

constexpr std::uint32_t kMostRequestBytes = 1 << 20;
constexpr std::uint32_t kMostReplyBytes = 16 << 20;
constexpr std::size_t kFrameHeader = 5;
constexpr int kWorkerSocket = 3;  // the descriptor by which a worker finds its parent

struct Inspection {
  DocumentKind kind = DocumentKind::text;
  int pages = 0;
  std::optional<Document> whole;  // formats that are read in one go: text, Word
};

std::string encode(const Inspection& inspection);
Inspection decode_inspection(std::string_view bytes);
std::string encode(const Document& page);
Document decode_document(std::string_view bytes);
std::string encode(const Trouble& trouble);
// Codes and parameters come from a process that may lie: an unknown shape becomes file.worker_crashed.
Trouble decode_trouble(std::string_view bytes);

}  // namespace doisoat
