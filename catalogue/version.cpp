#include "catalogue/version.h"

#include <cstdint>
#include <cstdio>
#include <set>

#include "catalogue/data_file.h"

namespace doisoat {

std::string catalogue_version(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && (entry.path().extension() == ".toml" || entry.path().extension() == ".tsv"))
      files.insert(entry.path().lexically_relative(folder));
  std::uint64_t hash = 0xcbf29ce484222325;
  auto add = [&](const std::string& bytes) {
    for (unsigned char c : bytes) hash = (hash ^ c) * 0x100000001b3;
    hash *= 0x100000001b3;  // a zero byte between the parts
  };
  for (const auto& file : files) {
    add(file.generic_string());
    add(read_data_file(folder / file));
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace doisoat
