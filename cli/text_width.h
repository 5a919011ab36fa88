// How much room text takes on a terminal, in columns: combining marks none, East Asian wide characters two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doisoat {

size_t text_width(std::string_view utf8);
// Cut to at most `columns`, with … at the end where something is lost; never in the middle of a letter and its marks.
std::string fit(std::string_view utf8, size_t columns);
// Control characters, which could drive the terminal, as spaces.
std::string printable(std::string_view utf8);
// Columns of the terminal on standard output; 0 when it is none (then nothing is cut).
size_t terminal_width();

}  // namespace doisoat
