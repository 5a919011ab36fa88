// System calls that a worker never needs and a hostile file would like.
#pragma once

namespace doisoat {

// Refuses (EPERM) new processes and programs, sockets, tracing and signalling others, and every change to the file system:
// opening for writing, creating, renaming, deleting. Reading stays allowed: fonts and engine data are loaded when needed.
// False when the kernel has no seccomp; the rlimits then stand alone.
bool enter_sandbox();

}  // namespace doisoat
