#include "cli/text_width.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace doisoat {
namespace {

struct Point {
  char32_t code;
  size_t bytes;
};

Point front(std::string_view text) {
  unsigned char lead = text[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = length == 1 ? lead : lead & (0xFF >> (length + 1));
  if (length > text.size()) return {0xFFFD, text.size()};
  for (size_t i = 1; i < length; ++i) code = code << 6 | (text[i] & 0x3F);
  return {code, length};
}

size_t columns(char32_t c) {
  if ((c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0xFEFF) return 0;
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
              (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
              (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

}  // namespace

size_t text_width(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    Point point = front(text);
    width += columns(point.code);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string fit(std::string_view text, size_t room) {
  if (text_width(text) <= room) return std::string(text);
  if (room == 0) return "";
  size_t width = 0, at = 0;
  while (at < text.size()) {
    Point point = front(text.substr(at));
    if (width + columns(point.code) > room - 1) break;
    width += columns(point.code);
    at += point.bytes;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    Point point = front(text);
    bool control = point.code < 0x20 || (point.code >= 0x7F && point.code < 0xA0) || (point.code >= 0x202A && point.code <= 0x202E) ||
                   (point.code >= 0x2066 && point.code <= 0x2069);
    if (control)
      out += ' ';
    else
      out += text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
  }
  return out;
}

size_t terminal_width() {
  if (!isatty(STDOUT_FILENO)) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace doisoat
