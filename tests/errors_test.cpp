// docs/errors.md has every code of trouble with its message in both languages, and every exit code.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <cstdlib>
#include <fstream>

#include "catalogue/messages.h"
#include "cli/exit_code.h"
#include "tests/source_files.h"

namespace doisoat {
namespace {

const std::filesystem::path kDocument = DOISOAT_SOURCE_DIR "/docs/errors.md";

// A pattern as people see it: without the types of its parameters.
std::string readable(std::string pattern) {
  RE2::GlobalReplace(&pattern, R"(\{(\w+), select, none \{\} other \{([^{}]*)\{\w+\}([^{}]*)\}\})", R"(\2{\1}\3)");
  RE2::GlobalReplace(&pattern, R"(\{(\w+?)_(?:number|date|message)\})", R"({\1})");
  return pattern;
}

std::string table() {
  Messages messages = load_messages(DOISOAT_SOURCE_DIR "/catalogue/messages");
  std::string rows;
  for (auto& [key, pattern] : messages.patterns(Language::vi))
    if (key.starts_with("error."))
      rows += "| `" + key.substr(6) + "` | " + readable(pattern) + " | " + readable(messages.patterns(Language::en).at(key)) + " |\n";
  return rows;
}

TEST(Errors, TheTableIsThatOfTheMessages) {
  std::string text = file_text(kDocument);
  const std::string head = "| Mã · Code | Tiếng Việt | English |\n|---|---|---|\n";
  size_t at = text.find(head);
  ASSERT_NE(at, std::string::npos);
  std::string expected = text.substr(0, at) + head + table();
  if (std::getenv("DOISOAT_REGENERATE")) {
    std::ofstream(kDocument) << expected;
    FAIL() << "docs/errors.md was rewritten; unset DOISOAT_REGENERATE";
  }
  EXPECT_EQ(text, expected) << "run DOISOAT_REGENERATE=1 test_project";
}

TEST(Errors, EveryExitCodeIsDocumented) {
  std::string text = file_text(kDocument);
  std::string header = file_text(DOISOAT_SOURCE_DIR "/cli/exit_code.h");
  const RE2 value(R"(k[A-Z]\w+ = (\d+))");
  re2::StringPiece rest(header);
  int count = 0;
  for (std::string code; RE2::FindAndConsume(&rest, value, &code); ++count)
    EXPECT_NE(text.find("\n| " + code + " | "), std::string::npos) << code;
  EXPECT_EQ(count, 9);
}

}  // namespace
}  // namespace doisoat
