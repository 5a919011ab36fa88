// The worker process itself: reads one request after another from the socket it was born with.
#pragma once

namespace doisoat {

// What the program does when started as `doisoat worker`. Limits itself first (worker_limits), then serves until its parent
// closes the socket. Returns the exit code.
int worker_main();

}  // namespace doisoat
