#include "catalogue/rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

// A copy of the rules with one more file, in a folder that goes with the test.
class RuleFolder {
 public:
  explicit RuleFolder(const std::string& extra) {
    folder_ = std::filesystem::temp_directory_path() / ("doisoat-rules-" + std::to_string(std::hash<std::string>{}(extra)));
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(DOISOAT_SOURCE_DIR "/catalogue/rules", folder_);
    std::ofstream(folder_ / "zz.toml") << extra;
  }
  ~RuleFolder() { std::filesystem::remove_all(folder_); }
  std::string load() const {
    try {
      load_rules(folder_);
      return "loaded";
    } catch (const DataError& error) {
      return error.what();
    }
  }

 private:
  std::filesystem::path folder_;
};

TEST(RuleFiles, WrongEntriesStopTheLoadAndShowWhere) {
  struct Case { const char* text; const char* complaint; } cases[] = {
      {"[odd]\nseverity = \"fatal\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }\nfail = []",
       "rules/zz.toml:2:12: unknown name \"fatal\"\nseverity = \"fatal\"\n           ^"},
      {"[odd]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }", "rules/zz.toml:1:1: \"explanation\" is missing\n[odd]\n^"},
      {"[odd]\nseverity = \"note\"\nlabel = { vi = \"a\" }", "rules/zz.toml:3:9: \"en\" is missing\nlabel = { vi = \"a\" }\n        ^"},
      {"[odd]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }\ntolerence = 1",
       "rules/zz.toml:5:1: unknown key \"tolerence\"\ntolerence = 1\n^"},
      {"[odd]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }",
       "rules/zz.toml:1:1: a rule shows what fails it: \"fail\" is missing\n[odd]\n^"},
      {"[[declared]]\nname = \"x\"\nparts = [\"a\"]\nwhole = \"b\"\nmeasure = \"flows\"",
       "rules/zz.toml:5:11: unknown measure\nmeasure = \"flows\"\n          ^"},
      {"[odd]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }\nfail = [{ whole = \"1,5\" }]",
       "rules/zz.toml:5:19: not a number: \"1,5\"\nfail = [{ whole = \"1,5\" }]\n                  ^"},
      {"[total]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }\nother_documents = true",
       "rules/zz.toml:1:1: the rule \"total\" stands twice\n[total]\n^"},
  };
  for (const Case& c : cases) EXPECT_EQ(RuleFolder(c.text).load(), c.complaint);
}

TEST(RuleFiles, AKindOfRelationHasOneRule) {
  std::string complaint = RuleFolder("[odd]\nseverity = \"note\"\nlabel = { vi = \"a\", en = \"b\" }\nexplanation = { vi = \"a\", en = \"b\" }\nrelations = [\"total\"]\n"
                                     "pass = [{ whole = \"1\" }]\nfail = [{ whole = \"1\" }]\nundecided = [{ whole = \"1\" }]\n").load();
  EXPECT_NE(complaint.find("total is judged by 2 rules"), std::string::npos) << complaint;
}

TEST(RuleFiles, BrokenTomlIsShownWithItsLine) {
  std::string complaint = RuleFolder("[odd\n").load();
  EXPECT_EQ(complaint.substr(0, 16), "rules/zz.toml:1:") << complaint;
  EXPECT_NE(complaint.find("\n[odd\n"), std::string::npos) << complaint;
}

TEST(RuleFiles, TheShippedOnesLoad) { EXPECT_EQ(RuleFolder("# nothing more\n").load(), "loaded"); }

}  // namespace
}  // namespace doisoat
