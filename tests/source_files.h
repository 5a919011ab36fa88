// The project's own files, for the tests that read them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace doisoat {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Files below the folder of the repository whose name ends as one of `endings`, sorted; the build is left out.
inline std::vector<std::filesystem::path> source_files(const std::string& folder, const std::vector<std::string>& endings) {
  std::vector<std::filesystem::path> files;
  auto root = std::filesystem::path(DOISOAT_SOURCE_DIR) / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && std::any_of(endings.begin(), endings.end(), [&](auto& e) { return name.ends_with(e); }))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline const std::vector<std::string> kSourceFolders{"document", "catalogue", "ingest", "normalize", "extract", "check",
                                                     "db",       "flow",      "review", "cli"};

}  // namespace doisoat
