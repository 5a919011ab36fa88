// What a worker answers, as its parent reads it: the worker may have been taken over by the file it read.
#include "document/trouble.h"
#include "ingest/worker_request.h"
#include "ingest/worker_wire.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace doisoat;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  try {
    if (data[0] % 3 == 0) {
      require_invariants(decode_document(bytes));
    } else if (data[0] % 3 == 1) {
      if (const auto whole = decode_inspection(bytes).whole) require_invariants(*whole);
    } else {
      decode_trouble(bytes);
    }
  } catch (const WireError&) {
  }
  return 0;
}
