// The dependency tree stays a tree: every #include is an arrow that DESIGN's table allows.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <map>
#include <set>

#include "tests/source_files.h"

namespace doisoat {
namespace {

const std::set<std::string> kStages{"document", "catalogue", "ingest", "normalize", "extract", "check", "db"};

std::map<std::string, std::set<std::string>> allowed_folders() {
  std::map<std::string, std::set<std::string>> allowed{{"document", {}}, {"catalogue", {"document"}}};
  for (const char* stage : {"ingest", "normalize", "extract", "check", "db"}) allowed[stage] = {"document", "catalogue"};
  allowed["flow"] = kStages;
  allowed["review"] = {"document", "catalogue", "check", "db", "flow"};
  allowed["cli"] = kStages;
  allowed["cli"].insert({"flow", "review"});
  return allowed;
}

// Headers of other people's libraries, by the beginning of their name, and the folders whose .cpp files may use them.
struct Library {
  const char* prefix;
  std::set<std::string> folders;
};
const Library kLibraries[] = {
    {"poppler/", {"ingest"}},    {"tesseract/", {"ingest"}},    {"leptonica/", {"ingest"}},
    {"allheaders.h", {"ingest"}}, {"qpdf/", {"ingest"}},         {"zip.h", {"ingest", "flow"}},
    {"pugixml.hpp", {"ingest"}}, {"libexif/", {"ingest"}},      {"seccomp.h", {"ingest"}},
    {"sodium.h", {"ingest", "db"}}, {"toml++/", {"catalogue"}}, {"re2/", {"catalogue", "extract"}},
    {"unicode/", {"catalogue", "normalize", "extract"}},        {"sqlite3.h", {"db"}},
    {"nlohmann/", {"flow", "db"}}, {"fmt/", {"flow", "cli"}},   {"CLI/", {"cli"}},
};

bool is_system(const std::string& header) {
  // Standard C++ headers have neither dot nor slash; those of C and of Linux end in .h and are no library of ours.
  static const RE2 system(R"([a-z_]+|(?:sys|linux|arpa|netinet)/[a-z_/-]+\.h)"
                          R"(|(?:dirent|errno|fcntl|poll|pthread|pwd|sched|signal|spawn|stdlib|string|syscall|termios|time|unistd|wchar)\.h)");
  return RE2::FullMatch(header, system);
}

TEST(Include, EveryArrowIsAllowed) {
  auto allowed = allowed_folders();
  const RE2 include("(?m)^\\s*#\\s*include\\s+\"([^\"]+)\"");
  for (const std::string& folder : kSourceFolders) {
    for (const auto& file : source_files(folder, {".h", ".cpp"})) {
      std::string text = file_text(file);
      re2::StringPiece rest(text);
      for (std::string header; RE2::FindAndConsume(&rest, include, &header);) {
        std::string target = header.substr(0, header.find('/'));
        EXPECT_TRUE(header.find('/') != std::string::npos && (target == folder || allowed[folder].contains(target)))
            << file << " may not include \"" << header << "\"";
      }
    }
  }
}

TEST(Include, LibrariesStayInTheSourcesOfTheirFolder) {
  const RE2 include(R"((?m)^\s*#\s*include\s+<([^>]+)>)");
  for (const std::string& folder : kSourceFolders) {
    for (const auto& file : source_files(folder, {".h", ".cpp"})) {
      std::string text = file_text(file);
      re2::StringPiece rest(text);
      for (std::string header; RE2::FindAndConsume(&rest, include, &header);) {
        if (is_system(header)) continue;
        const Library* library = nullptr;
        for (const Library& each : kLibraries)
          if (header.starts_with(each.prefix)) library = &each;
        ASSERT_TRUE(library) << file << ": <" << header << "> is of no library in this test's list";
        EXPECT_TRUE(library->folders.contains(folder)) << file << ": <" << header << "> belongs to another folder";
      }
    }
  }
}

}  // namespace
}  // namespace doisoat
