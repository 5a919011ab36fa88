#include "ingest/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <string>

#include "ingest/worker_limits.h"
#include "ingest/worker_request.h"
#include "ingest/worker_sandbox.h"
#include "ingest/worker_session.h"
#include "ingest/worker_wire.h"

namespace doisoat {
namespace {

struct Frame {
  RequestKind kind;
  std::string payload;
  int descriptor = -1;
};

// Reads exactly `size` bytes; a descriptor that comes along is put into `descriptor`. False at the end of the stream.
bool receive(char* data, std::size_t size, int* descriptor) {
  while (size > 0) {
    iovec part{data, size};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t got = ::recvmsg(kWorkerSocket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
      if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
        std::memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
      }
    }
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<Frame> receive_frame() {
  Frame frame;
  char header[kFrameHeader];
  if (!receive(header, sizeof header, &frame.descriptor)) return std::nullopt;
  std::uint32_t size;
  std::memcpy(&size, header + 1, sizeof size);
  if (size > kMostRequestBytes) return std::nullopt;
  frame.kind = static_cast<RequestKind>(header[0]);
  frame.payload.resize(size);
  if (!receive(frame.payload.data(), size, &frame.descriptor)) return std::nullopt;
  return frame;
}

bool reply(ReplyStatus status, std::string_view payload) {
  std::string frame(kFrameHeader, '\0');
  frame[0] = static_cast<char>(status);
  auto size = static_cast<std::uint32_t>(payload.size());
  std::memcpy(frame.data() + 1, &size, sizeof size);
  frame += payload;
  for (std::string_view rest = frame; !rest.empty();) {
    ssize_t sent = ::send(kWorkerSocket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// While a request is worked on, the parent sends nothing: any sign on the socket then means that it is gone, and SIGIO ends
// this process at once instead of letting it finish a page for nobody.
void end_with_parent(bool on) {
  int flags = ::fcntl(kWorkerSocket, F_GETFL);
  ::fcntl(kWorkerSocket, F_SETFL, on ? flags | O_ASYNC : flags & ~O_ASYNC);
}

// What a page may cost. By the clock it may take longer: a busy machine makes pages wait, and must not lose them.
constexpr std::uint32_t kMostProcessorSeconds = 60;

std::string answer(WorkerSession& session, const Frame& frame) {
  WireReader in(frame.payload);
  std::uint32_t seconds = in.u32();
  ::alarm(seconds + 2);
  limit_processor_time(std::min(seconds, kMostProcessorSeconds) + 2);
  switch (frame.kind) {
    case RequestKind::inspect: return encode(session.inspect());
    case RequestKind::page: return encode(session.page(static_cast<int>(in.u32())));
    case RequestKind::reread: return session.reread(in);
    case RequestKind::open: break;
  }
  throw Trouble("file.worker_crashed");
}

// What a hostile file could make of a worker, on demand of tests: $DOISOAT_TEST_WORKER.
void misbehave() {
  const char* fault = std::getenv("DOISOAT_TEST_WORKER");
  if (!fault) return;
  const std::string_view kind = fault;
  if (kind == "crash") ::raise(SIGSEGV);
  if (kind == "exit") ::_exit(0);
  if (kind == "hang") {
    for (;;) ::pause();
  }
  if (kind == "flood") {
    const char frame[kFrameHeader] = {0, '\xff', '\xff', '\xff', '\x7f'};
    while (::send(kWorkerSocket, frame, sizeof frame, MSG_NOSIGNAL) > 0) {
    }
  }
  if (kind == "escape") {
    // Dies when anything works that must not; goes on reading otherwise.
    const char* program[] = {"true", nullptr};
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) ::_exit(1);
    if (::open("/tmp/doisoat-escaped", O_CREAT | O_WRONLY, 0600) >= 0) ::_exit(1);
    if (::fork() >= 0) ::_exit(1);
    if (::kill(::getppid(), 0) == 0) ::_exit(1);
    if (::unlink("/tmp/doisoat-escaped") == 0 || errno != EPERM) ::_exit(1);
    if (::execv("/bin/true", const_cast<char* const*>(program)) >= 0) ::_exit(1);
  }
  if (kind == "forge") reply(ReplyStatus::ok, "forged");
}

}  // namespace

int worker_main() {
  limit_worker();
  enter_sandbox();
  ::fcntl(kWorkerSocket, F_SETOWN, ::getpid());
  WorkerSession session;
  while (std::optional<Frame> frame = receive_frame()) {
    if (frame->kind == RequestKind::open) {
      session.open(frame->descriptor);
      continue;
    }
    std::string bytes;
    ReplyStatus status = ReplyStatus::ok;
    misbehave();
    end_with_parent(true);
    try {
      bytes = answer(session, *frame);
      if (bytes.size() > kMostReplyBytes) throw Trouble("file.too_large");
    } catch (const Trouble& trouble) {
      status = ReplyStatus::trouble;
      bytes = encode(trouble);
    } catch (const std::bad_alloc&) {
      status = ReplyStatus::trouble;
      bytes = encode(Trouble("file.too_large"));
    } catch (const std::exception&) {
      status = ReplyStatus::trouble;
      bytes = encode(Trouble("file.damaged"));
    }
    end_with_parent(false);
    ::alarm(0);
    if (!reply(status, bytes)) break;
  }
  // No destructors: libraries that read a hostile file need not be trusted to tidy up after it.
  ::_exit(0);
}

}  // namespace doisoat
