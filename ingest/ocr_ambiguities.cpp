// Tesseract reads a table of letters that its classic engine mistakes for others whenever a model is loaded, though the LSTM engine,
// the only one in use here, never looks at it: half the time of a worker's start. The call goes through the dynamic linker, so
// this definition, which leaves the table empty, takes its place. tests/ingest/ocr_test.cpp fails when it no longer does.
#include <tesseract/unichar.h>

#include "ingest/ocr_shortcuts.h"

namespace {
thread_local long left_out = 0;
}

namespace tesseract {

class UNICHARSET;
class UnicharAmbigs {
 public:
  void LoadUniversal(const UNICHARSET& encoder, UNICHARSET* letters);
};

void UnicharAmbigs::LoadUniversal(const UNICHARSET&, UNICHARSET*) { ++left_out; }

}  // namespace tesseract

namespace doisoat {

long ambiguities_left_out() { return left_out; }

}  // namespace doisoat
