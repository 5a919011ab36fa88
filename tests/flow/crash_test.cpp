// The import is killed, starved of disk and run twice at once; afterwards nothing may be lost or doubled.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "flow/import.h"
#include "tests/db/sample.h"
#include "tests/flow/import_invariant.h"

namespace doisoat {
namespace {

struct Place {
  TemporaryFolder folder;
  std::filesystem::path in = folder.path / "in", database = folder.path / "doisoat.db";

  explicit Place(int files) {
    for (int i = 0; i < files; ++i)
      write_file(in / std::to_string(i % 7) / (std::to_string(i) + ".txt"),
                 std::to_string(2 * i + 1) + "\n" + std::to_string(i) + "\n");
    write_file(in / "twin.txt", "1\n0\n");  // the same bytes as 0.txt
    write_file(in / "broken.txt", "%BROKEN");
    write_file(in / "blank.txt", "\n");
  }
};

// Runs the import to its end; the number of files it left queued.
int import_all(const std::filesystem::path& database_file, const std::filesystem::path& in, int delay_microseconds = 0) {
  Database database = Database::open(database_file);
  ImportSettings settings;
  settings.who = "tester";
  settings.parallel = 3;
  settings.read = [=](const std::filesystem::path& file) {
    std::this_thread::sleep_for(std::chrono::microseconds(delay_microseconds));
    return read_plain(file);
  };
  return import_files(database, {in}, {}, settings).files[FileState::queued];
}

// The import in a process of its own. It must not share an open database with this one.
pid_t start(const Place& place, int delay_microseconds) {
  pid_t child = ::fork();
  if (child == 0) {
    try {
      ::_exit(import_all(place.database, place.in, delay_microseconds) == 0 ? 0 : 1);
    } catch (...) {
      ::_exit(2);
    }
  }
  return child;
}

int end_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(Crash, KilledAtRandomMomentsNothingIsLostOrDoubled) {
  std::mt19937 random(20261122);
  int killed = 0;
  for (int round = 0; round < 4; ++round) {
    Place place(40);
    for (int attempt = 0; attempt < 12; ++attempt) {
      pid_t child = start(place, 2000);
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
      ::kill(child, SIGKILL);
      killed += end_of(child) == 128 + SIGKILL;
    }
    ASSERT_EQ(end_of(start(place, 0)), 0);
    expect_whole(place.database, place.in);
  }
  EXPECT_GE(killed, 20) << "the import was too quick to be killed";
}

TEST(Crash, ImportsOfOneFolderAtOnceShareTheWork) {
  for (int round = 0; round < 3; ++round) {
    Place place(40);
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) children.push_back(start(place, 1000));
    for (pid_t child : children) EXPECT_EQ(end_of(child), 0);
    Database database = Database::open(place.database);
    Connection& connection = database.connection();
    EXPECT_EQ(connection.integer("SELECT count(*) FROM documents"), 41);  // 40 and the blank one; the twin is the first
    EXPECT_EQ(figures_of(connection).size(), 80u);
    EXPECT_EQ(connection.integer("SELECT count(*) FROM import_files WHERE state IN ('imported', 'empty')"), 41);
    EXPECT_EQ(connection.integer("SELECT count(*) FROM import_files WHERE state = 'duplicate'"), 3 * 42 - 41);
    EXPECT_EQ(connection.integer("SELECT count(*) FROM import_files WHERE state = 'rejected'"), 3);
    EXPECT_EQ(verify_audit(connection), std::nullopt);
  }
}

TEST(Crash, AnImportKilledWhileAnotherRunsIsTakenOver) {
  Place place(30);
  pid_t first = start(place, 20'000);
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  pid_t second = start(place, 1000);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  ::kill(first, SIGKILL);
  end_of(first);
  EXPECT_EQ(end_of(second), 0);  // it was not left waiting for what the dead one had in hand
  ASSERT_EQ(end_of(start(place, 0)), 0);
  Database database = Database::open(place.database);
  EXPECT_EQ(figures_of(database.connection()).size(), 60u);
}

// ---- with a fault put into the n-th system call, by strace ----

// Not a test by itself: the process that strace runs.
TEST(CrashChild, ImportsWhatTheEnvironmentSays) {
  const char* database = std::getenv("DOISOAT_TEST_DATABASE");
  if (!database) GTEST_SKIP() << "only run by the tests below";
  ASSERT_EQ(import_all(database, std::getenv("DOISOAT_TEST_INPUT")), 0);
}

bool can_trace() {
  static const bool can = std::system("strace -f -qq -o /dev/null -e trace=none true 2>/dev/null") == 0;
  return can;
}

int import_with_fault(const Place& place, const std::string& fault) {
  auto self = std::filesystem::canonical("/proc/self/exe").string();
  ::setenv("DOISOAT_TEST_DATABASE", place.database.c_str(), 1);
  ::setenv("DOISOAT_TEST_INPUT", place.in.c_str(), 1);
  std::string command = "strace -f -qq -o /dev/null -e trace=" + fault.substr(0, fault.find(':')) + " -e inject=" + fault +
                        " env -u GTEST_OUTPUT " + self + " --gtest_filter=CrashChild.* > " + (place.folder.path / "log").string() + " 2>&1";
  int status = std::system(command.c_str());
  ::unsetenv("DOISOAT_TEST_DATABASE");
  ::unsetenv("DOISOAT_TEST_INPUT");
  return status;
}

TEST(Crash, KilledAtEachKindOfWriteNothingIsLostOrDoubled) {
  if (!can_trace()) GTEST_SKIP() << "strace cannot trace here";
  int killed = 0;
  for (const char* call : {"fsync", "fdatasync", "rename", "pwrite64", "unlink", "write"})
    for (int n : {1, 2, 5, 9}) {
      Place place(3);
      std::string fault = std::string(call) + ":signal=KILL:when=" + std::to_string(n);
      killed += import_with_fault(place, fault) != 0;
      ASSERT_EQ(end_of(start(place, 0)), 0) << fault;
      SCOPED_TRACE(fault);
      expect_whole(place.database, place.in);
    }
  EXPECT_GE(killed, 20);
}

TEST(Crash, WithAFullDiskEveryFileIsTriedAgain) {
  if (!can_trace()) GTEST_SKIP() << "strace cannot trace here";
  int met = 0;  // a fault that comes only after the last such call is none
  for (const char* fault : {"write:error=ENOSPC:when=5+", "pwrite64:error=ENOSPC:when=40+", "pwrite64:error=ENOSPC:when=60..80",
                            "fsync:error=EIO:when=3+", "fdatasync:error=EIO:when=2+", "rename:error=ENOSPC:when=2+",
                            "mkdir:error=ENOSPC:when=3+", "read:error=EIO:when=20+"}) {
    Place place(3);
    met += import_with_fault(place, fault) != 0;
    ASSERT_EQ(end_of(start(place, 0)), 0) << fault;
    SCOPED_TRACE(fault);
    expect_whole(place.database, place.in);
  }
  EXPECT_GE(met, 6);
}

}  // namespace
}  // namespace doisoat
