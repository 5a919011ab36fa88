#include "catalogue/messages.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

std::filesystem::path folder_with(const std::string& vi, const std::string& en) {
  auto folder = std::filesystem::path(testing::TempDir()) / "messages";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "vi.toml") << vi;
  std::ofstream(folder / "en.toml") << en;
  return folder;
}

TEST(Messages, FormatsByTheTypeThatThePatternSays) {
  std::string patterns = R"(
[a]
plain = "không có tham số"
text = "{file}: không có"
number = "{n, number} người"
date = "ngày {d, date}"
advice = "{file}: {advice, message}"
plural = "{n, plural, one {1 file} other {{n, number} files}}"
)";
  Messages messages = load_messages(folder_with(patterns, patterns));
  struct Case { const char* key; Parameters parameters; const char* text; } cases[] = {
      {"a.plain", {}, "không có tham số"},
      // A name that looks like a number stays as it is.
      {"a.text", {{"file", "20240531"}}, "20240531: không có"},
      {"a.text", {{"file", "xã's {a}.txt"}}, "xã's {a}.txt: không có"},
      {"a.number", {{"n", "1234567"}}, "1.234.567 người"},
      {"a.number", {{"n", "-5.25"}}, "-5,25 người"},
      {"a.number", {{"n", "……"}}, "…… người"},
      {"a.date", {{"d", "2024-05-31"}}, "ngày 31/05/2024"},
      {"a.plural", {{"n", "1"}}, "1 file"},
      {"a.plural", {{"n", "1000"}}, "1.000 files"},
      {"a.unknown", {}, "a.unknown"},
      {"a.advice", {{"file", "a.plain"}, {"advice", "a.plain"}}, "a.plain: không có tham số"},
  };
  for (auto& c : cases) EXPECT_EQ(messages.text(Language::en, c.key, c.parameters), c.text);
}

TEST(Messages, AWrongFileSaysWhere) {
  struct Case { const char* vi; const char* en; const char* error; } cases[] = {
      {"a = \"x\"\nb = 3", "a = \"x\"", "messages/vi.toml:2:5: a message is a string: b\nb = 3\n    ^"},
      {"a = \"{x\"", "a = \"x\"", "messages/vi.toml:1:5: the pattern of a is wrong\na = \"{x\"\n    ^"},
      {"a = \"x\"\nb = \"x\"", "a = \"x\"", "messages/en.toml: no text for b"},
      {"a = \"x\"", "a = \"x\"\nb = \"x\"", "messages/vi.toml: no text for b"},
  };
  for (auto& c : cases) {
    try {
      load_messages(folder_with(c.vi, c.en));
      FAIL() << c.error;
    } catch (const DataError& error) {
      EXPECT_STREQ(error.what(), c.error);
    }
  }
}

TEST(Messages, LanguageComesFromTheEnvironmentInPosixOrder) {
  struct Case { const char* all; const char* messages; const char* lang; Language language; } cases[] = {
      {"", "", "", Language::vi},
      {"", "", "C.UTF-8", Language::vi},
      {"", "", "en_US.UTF-8", Language::en},
      {"", "vi_VN.UTF-8", "en_US.UTF-8", Language::vi},
      {"en_GB", "vi_VN", "vi_VN", Language::en},
      {"", "", "fr_FR.UTF-8", Language::vi},
  };
  for (auto& c : cases) {
    setenv("LC_ALL", c.all, 1);
    setenv("LC_MESSAGES", c.messages, 1);
    setenv("LANG", c.lang, 1);
    EXPECT_EQ(language_of_environment(), c.language) << c.all << "|" << c.messages << "|" << c.lang;
  }
}

}  // namespace
}  // namespace doisoat
