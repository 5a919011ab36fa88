// Documentation cannot rot: every command and option is in both handbooks, every command in the README and handbooks exists.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <cstdio>
#include <set>

#include "tests/source_files.h"

namespace doisoat {
namespace {

std::string output_of(const std::string& words) {
  std::string command = std::string(DOISOAT_PROGRAM) + " " + words + " 2>&1", text;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return "";
  char buffer[4096];
  while (size_t got = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, got);
  pclose(pipe);
  return text;
}

std::set<std::string> found(const std::string& text, const RE2& pattern) {
  std::set<std::string> all;
  re2::StringPiece rest(text);
  for (std::string one; RE2::FindAndConsume(&rest, pattern, &one);) all.insert(one);
  return all;
}

std::set<std::string> commands() {
  std::string help = output_of("--lang en --help");
  size_t begin = help.find("Commands:"), end = help.find("Options:");
  EXPECT_TRUE(begin != std::string::npos && end != std::string::npos) << help;
  return found(help.substr(begin, end - begin), RE2("(?m)^  ([a-z]+)"));
}

const RE2 kOption("(--[a-z][a-z-]*)");
const std::string kHandbooks[] = {"docs/vi/huong-dan.md", "docs/en/handbook.md"};

std::string document(const std::string& path) { return file_text(std::filesystem::path(DOISOAT_SOURCE_DIR) / path); }

TEST(Docs, EveryCommandAndOptionIsInBothHandbooks) {
  ASSERT_GE(commands().size(), 6u);
  for (const std::string& handbook : kHandbooks) {
    std::string text = document(handbook);
    for (const std::string& option : found(output_of("--lang en --help"), kOption))
      EXPECT_NE(text.find(option), std::string::npos) << handbook << ": " << option;
    for (const std::string& command : commands()) {
      EXPECT_NE(text.find("./doisoat " + command), std::string::npos) << handbook << ": " << command;
      for (const std::string& option : found(output_of(command + " --lang en --help"), kOption))
        EXPECT_NE(text.find(option), std::string::npos) << handbook << ": " << command << " " << option;
    }
  }
}

TEST(Docs, EveryCommandShownExistsWithItsOptions) {
  auto known = commands();
  for (const std::string& path : {kHandbooks[0], kHandbooks[1], std::string("README.md")}) {
    std::string text = document(path);
    const RE2 shown("\\./doisoat ([a-z]+)([^\\n`#]*)");
    re2::StringPiece rest(text);
    for (std::string command, words; RE2::FindAndConsume(&rest, shown, &command, &words);) {
      EXPECT_TRUE(known.contains(command)) << path << ": doisoat " << command;
      std::string help = output_of(command + " --lang en --help");
      for (const std::string& option : found(words, kOption)) EXPECT_NE(help.find(option), std::string::npos) << path << ": " << command << " " << option;
    }
  }
}

TEST(Docs, FilesThatAreReferredToExist) {
  const RE2 link("\\]\\(([^)#:]+)\\)");
  for (const std::string& path : {kHandbooks[0], kHandbooks[1], std::string("README.md")}) {
    auto folder = (std::filesystem::path(DOISOAT_SOURCE_DIR) / path).parent_path();
    for (const std::string& target : found(document(path), link)) EXPECT_TRUE(std::filesystem::exists(folder / target)) << path << ": " << target;
  }
}

// The packages that CMake asks for by name are those that ./doisoat installs.
TEST(Docs, EveryPartIsInTheListOfPackages) {
  std::string list = "\n" + document("packages/build.txt");
  for (const std::string& package : found(document("cmake/parts.cmake"), RE2("doisoat_(?:pkg|find)\\(\\S+ (?:\\S+ )?(lib[a-z0-9.+-]+-dev|nlohmann-json3-dev)")))
    EXPECT_NE(list.find("\n" + package + "\n"), std::string::npos) << package;
}

}  // namespace
}  // namespace doisoat
