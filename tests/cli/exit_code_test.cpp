// What the program says and with which code it ends, seen from outside.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace doisoat {
namespace {

namespace fs = std::filesystem;

struct Ended {
  int code = 0;
  std::string text;  // output and errors
};

Ended run(const std::string& words, const char* errors = "2>&1") {
  Ended ended;
  FILE* pipe = popen((std::string("LC_ALL=C.UTF-8 ") + DOISOAT_PROGRAM + " " + words + " " + errors).c_str(), "r");
  if (!pipe) return {-1, ""};
  char buffer[4096];
  while (size_t got = fread(buffer, 1, sizeof buffer, pipe)) ended.text.append(buffer, got);
  ended.code = WEXITSTATUS(pclose(pipe));
  return ended;
}

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "doisoat-cli-XXXXXX";
    folder = mkdtemp(pattern.data());
    std::ofstream(folder / "good.txt") << "Công an xã Nậm Thử\nBÁO CÁO\nTổng số người nghiện ma túy: 30 người, trong đó: ngoài cộng đồng 20 người, "
                                          "trong cơ sở cai nghiện bắt buộc 15 người.\n";
    // An entry in the place of the catalogue's; one whose examples fail; one that cannot be loaded.
    std::ofstream(folder / "entry.toml") << "[addicts]\nlabel.vi = \"Người nghiện\"\nlabel.en = \"Addicts\"\nunit = \"person\"\nmeasure = \"stock\"\n"
                                            "phrases = [\"người nghiện [ma túy]\", \"kẻ nghiện\"]\nyes = [[\"Huyện có 22 kẻ nghiện\", 22]]\nno = [\"Huyện có 5 tờ rơi\"]\n";
    std::ofstream(folder / "unread.toml") << "[deer]\nlabel.vi = \"Hươu\"\nlabel.en = \"Deer\"\nunit = \"other\"\nmeasure = \"stock\"\n"
                                             "phrases = [\"nai\"]\nyes = [[\"Huyện có 22 con hươu\", 22]]\nno = [\"Huyện có 5 con nai\"]\n";
    std::ofstream(folder / "wrong.toml") << "[deer]\nlabel.vi = \"Hươu\"\nlabel.en = \"Deer\"\nunit = \"beast\"\n";
    std::ofstream(folder / "empty.txt").flush();
    std::ofstream(folder / "broken.pdf") << "%PDF-1.5\nnothing of a PDF follows\n";
    std::ofstream(folder / "letter.rtf") << "{\\rtf1 Xin chao}";
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string in(const std::string& name) const { return (folder / name).string(); }
  std::string db() const { return " --db " + in("test.db"); }

  fs::path folder;
};

TEST_F(Cli, ExitCodesAreThoseOfTheHandbook) {
  struct Case { std::string words; int code; const char* says; } cases[] = {
      {"--version", 0, "doisoat "},
      {"--help", 0, "Cách dùng:"},
      {"--lang en --help", 0, "Usage:"},
      {"", 2, "Cách dùng:"},
      {"nonsense", 2, "Không hiểu “nonsense”"},
      {"read", 2, "Còn thiếu FILE"},
      {"read --foo " + in("good.txt"), 2, "Không hiểu “--foo”"},
      {"read --json --text " + in("good.txt"), 2, "Không dùng"},
      {"read --raw " + in("good.txt"), 2, "--raw chỉ dùng cùng với --text"},
      {"--lang fr read x", 2, "Giá trị không hợp lệ"},
      {"read " + in("good.txt"), 0, "good.txt"},
      {"read --text " + in("good.txt"), 0, "30 người"},
      {"read " + in("missing.txt"), 1, "không có tệp này"},
      {"read " + in("empty.txt"), 1, "tệp rỗng"},
      {"read --json " + in("empty.txt"), 1, "\"error\": {\"code\": \"file.empty\""},
      {"read " + in("letter.rtf"), 1, "DOCX hoặc PDF"},
      {"flags" + db(), 4, "chưa có cơ sở dữ liệu"},
      {"import " + in("missing") + db(), 1, "không có tệp này"},
      {"import " + in("good.txt") + " " + in("missing") + db(), 0, "Đã nhập: "},
      {"flags" + db(), 0, "30"},
      {"flags 99" + db(), 5, "Không có tài liệu “99”"},
      {"show good.txt" + db(), 0, "[!30]"},
      {"decide 1 dismiss" + db(), 2, "lý do"},
      {"decide 999 accept" + db(), 5, "999"},
      {"decide 1 correct 1.5" + db(), 2, "Không hiểu số"},
      {"figures --period 2024-13" + db(), 2, "Không hiểu thời gian"},
      {"figures --indicator nothing" + db(), 2, "addicts"},
      {"try " + in("entry.toml") + " " + in("good.txt"), 0, "Ví dụ: 2 đúng, 0 sai"},
      {"try " + in("entry.toml") + " " + in("good.txt"), 0, "dòng 3: Tổng số [người nghiện ma túy]: 30 người"},
      {"try " + in("entry.toml") + " " + in("good.txt"), 0, "→ 30 người · Người nghiện · hiện có"},
      {"try " + in("entry.toml") + " " + in("good.txt"), 0, "Không gặp trong báo cáo: kẻ nghiện"},
      {"--lang en try " + in("entry.toml"), 0, "Examples: 2 right, 0 wrong"},
      {"try " + in("unread.toml"), 6, "yes: “Huyện có 22 con hươu” phải đọc được 22; đã đọc:\n        → không có số liệu nào"},
      {"try " + in("unread.toml"), 6, "no: “Huyện có 5 con nai” không được có số liệu của chỉ tiêu này; đã đọc:\n        → 5 "},
      {"try " + in("wrong.toml"), 3, "wrong.toml:4:8: unknown unit \"beast\"\nunit = \"beast\"\n       ^"},
      {"try " + in("missing.toml"), 3, "missing.toml"},
      {"try " + in("entry.toml") + " " + in("missing.txt"), 1, "không có tệp này"},
      {"try", 2, "Còn thiếu ENTRY"},
      {"flags --db " + in("good.txt"), 4, "không phải là cơ sở dữ liệu"},
  };
  for (auto& c : cases) {
    Ended ended = run(c.words);
    EXPECT_EQ(ended.code, c.code) << c.words << "\n" << ended.text;
    EXPECT_NE(ended.text.find(c.says), std::string::npos) << c.words << "\n" << ended.text;
  }
}

TEST_F(Cli, OneBadFileStopsNoOther) {
  Ended ended = run("read --json " + in("empty.txt") + " " + in("good.txt"), "2>/dev/null");
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(std::count(ended.text.begin(), ended.text.end(), '\n'), 2) << ended.text;
  EXPECT_NE(ended.text.find("\"name\": \"good.txt\""), std::string::npos);
}

TEST_F(Cli, ImportSaysTheOutcomeOfEveryFile) {
  Ended first = run("import --json" + db() + " " + folder.string(), "2>/dev/null");
  EXPECT_EQ(first.code, 0);
  for (const char* outcome : {"good.txt\", \"outcome\": \"imported\"", "empty.txt\", \"outcome\": \"rejected\", \"reason\": \"file.empty\"",
                              "broken.pdf\", \"outcome\": \"rejected\"", "letter.rtf\", \"outcome\": \"rejected\", \"reason\": \"file.unsupported\""})
    EXPECT_NE(first.text.find(outcome), std::string::npos) << outcome << "\n" << first.text;
  Ended again = run("import --json" + db() + " " + in("good.txt"), "2>/dev/null");
  EXPECT_NE(again.text.find("\"outcome\": \"duplicate\""), std::string::npos) << again.text;
}

TEST_F(Cli, AWrongCatalogueSaysWhere) {
  fs::create_directories(folder / "catalogue/messages");
  std::ofstream(folder / "catalogue/messages/vi.toml") << "a = \n";
  setenv("DOISOAT_CATALOGUE", in("catalogue").c_str(), 1);
  Ended ended = run("--version");
  unsetenv("DOISOAT_CATALOGUE");
  EXPECT_EQ(ended.code, 3);
  EXPECT_NE(ended.text.find("messages/vi.toml:1:"), std::string::npos) << ended.text;
}

}  // namespace
}  // namespace doisoat
