#include "ingest/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

extern char** environ;

namespace doisoat {
namespace {

// OpenMP threads of several Tesseracts spin against each other (measured: 60 times slower), so one each, and this must be in
// the environment before the program starts. Of the rest the worker gets only what it needs to find its data.
std::vector<std::string> worker_environment(std::uint64_t memory) {
  std::vector<std::string> environment{"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8",
                                       "DOISOAT_WORKER_MEMORY=" + std::to_string(memory)};
  constexpr std::string_view kKept[] = {"TESSDATA_PREFIX=", "LD_LIBRARY_PATH=", "PATH=", "DOISOAT_TEST_", "ASAN_OPTIONS="};
  for (char** entry = environ; *entry; ++entry) {
    for (std::string_view kept : kKept) {
      if (std::string_view(*entry).starts_with(kept)) environment.emplace_back(*entry);
    }
  }
  return environment;
}

}  // namespace

std::string worker_program() {
  namespace fs = std::filesystem;
  if (const char* given = std::getenv("DOISOAT_WORKER"); given && *given) return given;
  std::error_code error;
  fs::path self = fs::read_symlink("/proc/self/exe", error);
  // A test program must never be started as a worker: it would run its tests, which start workers.
  if (self.filename() == "doisoat") return self;
  fs::path beside = self.parent_path() / "doisoat";
  if (!error && fs::exists(beside, error)) return beside;
  throw Trouble("file.no_worker");
}

Worker::Worker(std::uint64_t memory) {
  int sockets[2], errors[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) throw Trouble("file.no_worker");
  if (::pipe2(errors, O_CLOEXEC | O_NONBLOCK) != 0) {
    ::close(sockets[0]);
    ::close(sockets[1]);
    throw Trouble("file.no_worker");
  }
  socket_ = sockets[0];
  errors_ = errors[0];
  ::fcntl(socket_, F_SETFL, O_NONBLOCK);
  // What a worker writes to stderr goes into a pipe that is never waited for: beyond its 64 KB the text is lost, not the disk.
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, sockets[1], kWorkerSocket);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  if (!std::getenv("DOISOAT_TEST_STDERR")) posix_spawn_file_actions_adddup2(&actions, errors[1], 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  // A process group of its own: Ctrl-C at the terminal goes to the parent, which ends its workers in its own order.
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  std::vector<std::string> environment = worker_environment(memory);
  std::vector<char*> pointers;
  for (std::string& entry : environment) pointers.push_back(entry.data());
  pointers.push_back(nullptr);
  int failed = 1;
  try {
    std::string program = worker_program();
    char name[] = "doisoat", word[] = "worker";
    char* arguments[] = {name, word, nullptr};
    failed = ::posix_spawn(&id_, program.c_str(), &actions, &attributes, arguments, pointers.data());
  } catch (const Trouble&) {
  }
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(sockets[1]);
  ::close(errors[1]);
  if (failed) {
    id_ = -1;
    ::close(socket_);
    ::close(errors_);
    throw Trouble("file.no_worker");
  }
}

Worker::~Worker() {
  kill();
  ::close(socket_);
  ::close(errors_);
}

int Worker::kill() {
  if (id_ < 0) return 0;
  ::kill(id_, SIGKILL);
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  return status;
}

void Worker::fail(WorkerFailure::Kind kind, const char* what) {
  int status = kill();
  // Processor time used up ends the worker as a crash would, but it is a page that takes too long.
  if (kind == WorkerFailure::crashed && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) kind = WorkerFailure::timed_out;
  throw WorkerFailure(kind, what);
}

void Worker::drain_errors() {
  char buffer[4096];
  while (::read(errors_, buffer, sizeof buffer) > 0) {
  }
}

void Worker::wait_for(short event, Clock::time_point deadline) {
  for (;;) {
    auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) fail(WorkerFailure::timed_out, "the worker took too long");
    pollfd state{socket_, event, 0};
    int ready = ::poll(&state, 1, static_cast<int>(left));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) fail(WorkerFailure::crashed, "poll");
  }
}

void Worker::send(RequestKind kind, std::string_view payload, int descriptor, Clock::time_point deadline) {
  std::string frame(kFrameHeader, '\0');
  frame[0] = static_cast<char>(kind);
  auto size = static_cast<std::uint32_t>(payload.size());
  std::memcpy(frame.data() + 1, &size, sizeof size);
  frame += payload;
  std::string_view rest = frame;
  while (!rest.empty()) {
    iovec part{const_cast<char*>(rest.data()), rest.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    if (descriptor >= 0) {
      message.msg_control = control;
      message.msg_controllen = sizeof control;
      cmsghdr* header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int));
      std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) {
      wait_for(POLLOUT, deadline);
    } else if (sent < 0 && errno != EINTR) {
      fail(WorkerFailure::crashed, "the worker is gone");
    } else if (sent > 0) {
      rest.remove_prefix(static_cast<std::size_t>(sent));
      descriptor = -1;
    }
  }
}

void Worker::receive(char* data, std::size_t size, Clock::time_point deadline) {
  while (size > 0) {
    ssize_t got = ::recv(socket_, data, size, 0);
    if (got > 0) {
      data += got;
      size -= static_cast<std::size_t>(got);
    } else if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
      wait_for(POLLIN, deadline);
    } else {
      fail(WorkerFailure::crashed, "the worker ended without an answer");
    }
  }
}

std::string Worker::call(const FileBytes& file, RequestKind kind, std::string_view payload, Clock::time_point deadline,
                         int page) {
  ++calls_;
  if (!has_open(file)) {
    send(RequestKind::open, {}, file.descriptor(), deadline);
    open_file_ = file.sha256();
    seen_.clear();
  }
  if (page > 0) seen_.insert(page);
  // The worker ends itself a little after the deadline, should the parent be gone by then.
  auto seconds = std::chrono::ceil<std::chrono::seconds>(deadline - Clock::now()).count();
  std::string request(sizeof(std::uint32_t), '\0');
  auto alarm = static_cast<std::uint32_t>(seconds > 0 ? seconds : 1);
  std::memcpy(request.data(), &alarm, sizeof alarm);
  request += payload;
  send(kind, request, -1, deadline);

  char header[kFrameHeader];
  receive(header, sizeof header, deadline);
  std::uint32_t size;
  std::memcpy(&size, header + 1, sizeof size);
  if (size > kMostReplyBytes) fail(WorkerFailure::too_large, "the worker's answer is too large");
  std::string reply(size, '\0');
  receive(reply.data(), reply.size(), deadline);
  drain_errors();
  auto status = static_cast<std::uint8_t>(header[0]);
  if (status == static_cast<std::uint8_t>(ReplyStatus::trouble)) throw decode_trouble(reply);
  if (status != static_cast<std::uint8_t>(ReplyStatus::ok)) fail(WorkerFailure::crashed, "the worker spoke nonsense");
  return reply;
}

}  // namespace doisoat
