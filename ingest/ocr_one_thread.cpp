// OpenMP for one thread. Tesseract's recognition opens a team of threads at every step along a line of text; a worker has one
// thread (worker_process.cpp says why), and making, joining and waking teams of one was a twentieth of its processor time. The
// calls go through the dynamic linker, so these definitions of GCC's OpenMP entry points (libgomp manual, "The libgomp ABI")
// take the place of libgomp's in the whole program: what was to be parallel is done at once, by who asks for it.
// tests/ingest/ocr_test.cpp fails when the engine stops coming this way.
#include "ingest/ocr_shortcuts.h"

namespace {

thread_local unsigned next_section = 0, sections = 0;
thread_local long entered = 0;

}  // namespace

extern "C" {

void GOMP_parallel(void (*work)(void*), void* data, unsigned, unsigned) {
  ++entered;
  work(data);
}

void GOMP_parallel_sections(void (*work)(void*), void* data, unsigned, unsigned count, unsigned) {
  const unsigned outer_next = next_section, outer_sections = sections;
  next_section = 0;
  sections = count;
  ++entered;
  work(data);
  next_section = outer_next;
  sections = outer_sections;
}

unsigned GOMP_sections_next() { return next_section < sections ? ++next_section : 0; }

void GOMP_sections_end_nowait() {}

}

namespace doisoat {

long parallel_parts_done_at_once() { return entered; }

}  // namespace doisoat
