// From the bytes of a text file to code points.
#pragma once

#include <string>
#include <string_view>

namespace doisoat {

// UTF-8 (its BOM dropped), UTF-16 with a BOM, else every byte as the Windows-1252 character that stands for it: so do text in
// TCVN3, VNI, VISCII, VPS or windows-1258 reach us from Word and PDF files, too, and normalize/ decodes them all alike. Bytes
// without a character there become the control character of that number. Text that is UTF-8 but for a few broken places stays
// UTF-8, the broken bytes and NULs become U+FFFD. Old Macintosh line ends (CR alone) become LF; every code point keeps its
// place.
std::string decode_text(std::string_view bytes);

}  // namespace doisoat
