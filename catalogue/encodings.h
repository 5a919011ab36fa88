// The encodings of Vietnamese before Unicode, as tables (catalogue/encodings/*.tsv).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace doisoat {

struct LegacyEncoding {
  std::string name;                            // the file's: "tcvn3", "vni" …
  std::map<std::string, std::string> letters;  // one or two bytes → UTF-8
  size_t longest = 1;                          // bytes of the longest key
};

struct Encodings {
  std::vector<LegacyEncoding> tables;  // commonest first: of two that read a text equally well, the earlier is meant
};

// Throws DataError on the first wrong line.
Encodings load_encodings(const std::filesystem::path& folder);

// One table, for tests; `file` is its name in messages.
LegacyEncoding parse_encoding(const std::string& name, const std::string& file, const std::string& text);

}  // namespace doisoat
