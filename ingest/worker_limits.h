// What a worker takes away from itself before it reads the first byte of a hostile file.
#pragma once

namespace doisoat {

// Address space ($DOISOAT_WORKER_MEMORY bytes), no files written, few descriptors, no core dump, no new processes.
void limit_worker();

// Processor time for one request, in seconds from now; beyond it the kernel ends the process.
void limit_processor_time(unsigned seconds);

}  // namespace doisoat
