#include "ingest/worker_limits.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdlib>

namespace doisoat {
namespace {

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit wanted{soft, hard};
  ::setrlimit(resource, &wanted);
}

}  // namespace

void limit_worker() {
  const char* memory = std::getenv("DOISOAT_WORKER_MEMORY");
  rlim_t bytes = memory ? std::strtoull(memory, nullptr, 10) : rlim_t{2} << 30;
#ifndef __SANITIZE_ADDRESS__  // its shadow memory alone is terabytes of address space
  limit(RLIMIT_AS, bytes, bytes);
#endif
  limit(RLIMIT_FSIZE, 0, 0);
  ::signal(SIGXFSZ, SIG_IGN);  // a library that tries to write a file gets an error, not a death
  limit(RLIMIT_NOFILE, 64, 64);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_NPROC, 0, 0);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void limit_processor_time(unsigned seconds) {
  rusage used;
  ::getrusage(RUSAGE_SELF, &used);
  rlim_t soft = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds;
  rlimit now;
  ::getrlimit(RLIMIT_CPU, &now);
  limit(RLIMIT_CPU, soft, now.rlim_max);
}

}  // namespace doisoat
