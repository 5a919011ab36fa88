#include "catalogue/encodings.h"

#include <algorithm>

#include "catalogue/data_file.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

constexpr const char* kNames[] = {"tcvn3", "vni", "tcvn5712_1", "cp1258", "viscii", "vps"};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "61 F8" → two bytes; empty when it is no such list.
std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (size_t at = 0; at < hex.size(); at += 3) {
    if (at + 2 > hex.size() || (at + 2 < hex.size() && (hex[at + 2] != ' ' || at + 3 == hex.size()))) return "";
    const int high = hex_digit(hex[at]), low = hex_digit(hex[at + 1]);
    if (high < 0 || low < 0) return "";
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

// A letter, or "U+0301" for a mark that cannot stand alone; empty when it is neither.
std::string letter_of(std::string_view field) {
  if (field.starts_with("U+") && field.size() == 6) {
    char32_t c = 0;
    for (char digit : field.substr(2)) {
      if (hex_digit(digit) < 0) return "";
      c = c << 4 | static_cast<char32_t>(hex_digit(digit));
    }
    std::string letter;
    append_utf8(letter, c);
    return letter;
  }
  size_t at = 0;
  if (field.empty() || next_code_point(field, at) == kNotUtf8 || at != field.size()) return "";
  return std::string(field);
}

size_t code_points(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

LegacyEncoding parse_encoding(const std::string& name, const std::string& file, const std::string& text) {
  LegacyEncoding encoding;
  encoding.name = name;
  int number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const size_t tab = line.find('\t');
    if (tab == line.npos) throw data_error(file, text, number, 0, "expected bytes, TAB, letter, TAB, source");
    const size_t second = std::min(line.find('\t', tab + 1), line.size());
    const std::string bytes = bytes_of(line.substr(0, tab));
    if (bytes.empty() || bytes.size() > 2) throw data_error(file, text, number, 1, "expected one or two bytes as 61 F8");
    const std::string letter = letter_of(line.substr(tab + 1, second - tab - 1));
    const int column = static_cast<int>(tab) + 2;
    if (letter.empty()) throw data_error(file, text, number, column, "expected one letter or U+0000");
    if (second == line.size())
      throw data_error(file, text, number, static_cast<int>(code_points(line)) + 1, "expected TAB and a source");
    if (!encoding.letters.emplace(bytes, letter).second)
      throw data_error(file, text, number, 1, "these bytes stand here twice");
    encoding.longest = std::max(encoding.longest, bytes.size());
  }
  if (encoding.letters.empty()) throw data_error(file, text, std::max(number, 1), 0, "no letters in this table");
  return encoding;
}

Encodings load_encodings(const std::filesystem::path& folder) {
  Encodings encodings;
  for (const char* name : kNames) {
    const std::filesystem::path path = folder / (std::string(name) + ".tsv");
    encodings.tables.push_back(parse_encoding(name, path.string(), read_data_file(path)));
  }
  return encodings;
}

}  // namespace doisoat
