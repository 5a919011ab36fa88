// The files that paths mean: a file itself, or all that is in a folder, in a fixed order. Nothing is left out silently.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace doisoat {

struct FoundFile {
  std::filesystem::path path;  // absolute
  std::string shown;           // as the user named it, valid UTF-8 without control characters
  std::string trouble;         // why it cannot be read, as code: file.missing, file.no_permission, file.hidden,
                               // file.not_regular (link, FIFO, device); empty: it can be tried
  std::uint64_t bytes = 0;
};

// Inside folders, entries are sorted by the bytes of their names; links and hidden entries are listed but not followed.
// A link or hidden file that the user names himself is taken.
std::vector<FoundFile> walk(const std::vector<std::filesystem::path>& paths);

// For people and records: bytes that are no UTF-8 become U+FFFD, control characters, too.
std::string clean_text(std::string_view bytes);

}  // namespace doisoat
