#include "db/originals.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "document/trouble.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

struct OriginalsTest : testing::Test {
  TemporaryFolder folder;
  std::filesystem::path source = folder.path / "a.pdf", copy = folder.path / "incoming" / "1" / "1";

  void write(const std::string& text) { std::ofstream(source, std::ios::binary) << text; }
  std::string trouble_of(const std::filesystem::path& path) {
    try {
      IncomingFile incoming(path, copy);
      return "none";
    } catch (const Trouble& trouble) {
      return trouble.code;
    }
  }
};

TEST_F(OriginalsTest, ACopyIsHashedAndGoneUnlessKept) {
  write("abc");
  {
    IncomingFile incoming(source, copy);
    EXPECT_EQ(incoming.sha256(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, appendix B.1
    EXPECT_EQ(incoming.bytes(), 3);
    EXPECT_TRUE(std::filesystem::exists(copy));
  }
  EXPECT_FALSE(std::filesystem::exists(copy));
  IncomingFile incoming(source, copy);
  incoming.keep(folder.path);
  EXPECT_FALSE(std::filesystem::exists(copy));
  EXPECT_TRUE(std::filesystem::exists(folder.path / "ba" / incoming.sha256()));
}

TEST_F(OriginalsTest, WhatIsNoFileIsRefusedAndNotWaitedFor) {
  auto link = folder.path / "link", fifo = folder.path / "fifo", empty = folder.path / "empty", huge = folder.path / "huge";
  std::filesystem::create_symlink("/etc/passwd", link);
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::ofstream(empty).flush();
  std::ofstream(huge).flush();
  ASSERT_EQ(::truncate(huge.c_str(), 5'000'000'000), 0);
  struct Case {
    std::filesystem::path path;
    const char* code;
  } cases[] = {
      {folder.path / "none", "file.missing"}, {link, "file.not_regular"}, {fifo, "file.not_regular"},
      {folder.path, "file.not_regular"},      {empty, "file.empty"},      {huge, "file.too_large"},
      {"/dev/zero", "file.not_regular"},
  };
  for (auto& c : cases) EXPECT_EQ(trouble_of(c.path), c.code) << c.path;
  EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(OriginalsTest, AFileThatIsStillBeingWrittenIsNotTakenHalf) {
  write(std::string(10'000'000, 'a'));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (char c = 'b'; !stop; c = c == 'z' ? 'b' : static_cast<char>(c + 1)) {
      std::ofstream(source, std::ios::binary | std::ios::app) << c << std::flush;
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  EXPECT_EQ(trouble_of(source), "file.changing");
  stop = true;
  writer.join();
  EXPECT_EQ(trouble_of(source), "none");  // it holds still now
}

TEST_F(OriginalsTest, AFileReplacedMeanwhileIsOneOfItsVersions) {
  std::string first(300'000, 'a'), second(300'000, 'b');
  write(first);
  std::string hashes[2];
  for (int i = 0; i < 2; ++i) {
    write(i == 0 ? first : second);
    hashes[i] = IncomingFile(source, copy).sha256();
  }
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      auto next = folder.path / "next";
      std::ofstream(next, std::ios::binary) << (i % 2 ? second : first);
      std::filesystem::rename(next, source);
    }
  });
  for (int i = 0; i < 50; ++i) {
    IncomingFile incoming(source, copy);
    EXPECT_TRUE(incoming.sha256() == hashes[0] || incoming.sha256() == hashes[1]);
  }
  stop = true;
  writer.join();
}

}  // namespace
}  // namespace doisoat
