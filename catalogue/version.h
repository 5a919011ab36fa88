// Which catalogue a result was made with.
#pragma once

#include <filesystem>
#include <string>

namespace doisoat {

// A hash (FNV-1a, 64 bits, hex) of the names and bytes of all data files of the folder, whatever order the disk keeps them in.
// Tells versions apart; it does not guard against anybody.
std::string catalogue_version(const std::filesystem::path& folder);

}  // namespace doisoat
