#include "ingest/file_bytes.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "document/trouble.h"

namespace doisoat {
namespace {

namespace fs = std::filesystem;

struct FileBytesTest : testing::Test {
  fs::path folder = fs::temp_directory_path() / ("doisoat-file-bytes-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  fs::path put(const char* name, std::string_view bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }
  std::string code(const fs::path& path, std::uint64_t most = 1000) {
    try {
      FileBytes::open(path, most);
      return "ok";
    } catch (const Trouble& trouble) {
      return trouble.code;
    }
  }
};

TEST_F(FileBytesTest, HashesWhatItHolds) {
  FileBytes file = FileBytes::open(put("abc", "abc"), 1000);
  EXPECT_EQ(file.size(), 3u);
  // FIPS 180-2, appendix B.1
  EXPECT_EQ(file.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(FileBytesTest, CannotBeChangedAfterwards) {
  fs::path path = put("abc", "abc");
  FileBytes file = FileBytes::open(path, 1000);
  put("abc", "xyz");
  char bytes[3];
  ASSERT_EQ(::pread(file.descriptor(), bytes, 3, 0), 3);
  EXPECT_EQ(std::string(bytes, 3), "abc");
  EXPECT_LT(::pwrite(file.descriptor(), "x", 1, 0), 0);
}

TEST_F(FileBytesTest, RefusesWhatIsNoPlainFile) {
  fs::create_symlink(put("good", "abc"), folder / "link");
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  struct Case { fs::path path; const char* code; } cases[] = {
      {folder / "good", "ok"},
      {folder / "absent", "file.missing"},
      {folder / "good" / "below", "file.missing"},
      {folder / "link", "file.not_regular"},
      {folder / "fifo", "file.not_regular"},  // and it must not wait for a writer
      {folder, "file.not_regular"},
      {"/dev/zero", "file.not_regular"},
      {put("empty", ""), "file.empty"},
      {put("large", std::string(1001, 'x')), "file.too_large"},
      {put("just", std::string(1000, 'x')), "ok"},
      {put("-rf $(x)\n", "abc"), "ok"},
  };
  for (auto& c : cases) EXPECT_EQ(code(c.path), c.code) << c.path;
}

TEST_F(FileBytesTest, RefusesASparseGiantWithoutReadingIt) {
  fs::path path = put("sparse", "x");
  fs::resize_file(path, 5'000'000'000);
  EXPECT_EQ(code(path, 500'000'000), "file.too_large");
}

TEST_F(FileBytesTest, TellsMissingPermissionFromMissingFile) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  fs::path path = put("secret", "abc");
  fs::permissions(path, fs::perms::none);
  EXPECT_EQ(code(path), "file.no_permission");
}

TEST(CleanName, IsUtf8WithoutControlCharacters) {
  struct Case { const char* given; const char* clean; } cases[] = {
      {"báo cáo.pdf", "báo cáo.pdf"},
      {"a\nb\x1b[31m", "a\xef\xbf\xbd" "b\xef\xbf\xbd[31m"},
      {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"},
      {"x\xc2\x9b" "31m", "x\xef\xbf\xbd" "31m"},
      {"/folder/-rf", "-rf"},
  };
  for (auto& c : cases) EXPECT_EQ(clean_name(c.given), c.clean);
}

}  // namespace
}  // namespace doisoat
