#include "catalogue/data_file.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace doisoat {

DataError data_error(const std::string& file, const std::string& text, int line, int column, const std::string& what) {
  std::istringstream lines(text);
  std::string quoted;
  for (int i = 0; i < line && std::getline(lines, quoted); ++i) {
  }
  std::string message = file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + what + "\n" + quoted;
  if (column > 0) {
    // The caret stands under the character: code points, not bytes, take the room; tabs stay tabs.
    std::string indent;
    int at = 1;
    for (unsigned char c : quoted) {
      if ((c & 0xC0) == 0x80) continue;
      if (at++ >= column) break;
      indent += c == '\t' ? '\t' : ' ';
    }
    message += "\n" + indent + "^";
  }
  return DataError(message);
}

std::string read_data_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  bool empty = in && in.peek() == std::ifstream::traits_type::eof();  // nothing to copy is a failure to "<<"
  if (empty && !in.bad() && !std::filesystem::is_directory(path)) return "";
  if (!in || !(text << in.rdbuf())) throw DataError(path.string() + ": cannot be read");
  return text.str();
}

std::filesystem::path catalogue_folder() {
  if (const char* folder = std::getenv("DOISOAT_CATALOGUE")) return folder;
  if (std::filesystem::exists(DOISOAT_SOURCE_DIR "/catalogue/messages")) return DOISOAT_SOURCE_DIR "/catalogue";
  return "/usr/share/doisoat/catalogue";
}

}  // namespace doisoat
