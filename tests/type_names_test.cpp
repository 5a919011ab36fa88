// One name, one type. Two different types of the same name in two folders compile and link, and then share each other's inline
// functions (destructors, vectors of them) at the linker's choice: memory is spoilt far from the cause.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <map>
#include <sstream>

#include "tests/source_files.h"

namespace doisoat {
namespace {

TEST(TypeNames, AreDefinedOnceInAllFolders) {
  const RE2 opens_namespace(R"(namespace ?([a-z_:]*) ?\{.*)");
  const RE2 defines(R"((?:struct|class|enum|enum class) ([A-Z]\w*)(?: final)?(?: : [^;()]*)? \{.*)");
  std::map<std::string, std::string> where;
  for (const std::string& folder : kSourceFolders)
    for (const auto& file : source_files(folder, {".h", ".cpp"})) {
      std::vector<std::string> inside;
      std::istringstream lines(file_text(file));
      for (std::string line, found; std::getline(lines, line);) {
        if (RE2::FullMatch(line, opens_namespace, &found)) inside.push_back(found);
        if (line.starts_with("}  // namespace") && !inside.empty()) inside.pop_back();
        if (!RE2::FullMatch(line, defines, &found)) continue;
        std::string name;
        for (const std::string& each : inside) name += each.empty() ? file.string() + "::" : each + "::";  // unnamed: the file's own
        auto [first, is_new] = where.emplace(name + found, file.string());
        EXPECT_TRUE(is_new) << name + found << " is defined in " << first->second << " and in " << file.string();
      }
    }
  EXPECT_GT(where.size(), 100u);
}

}  // namespace
}  // namespace doisoat
