#include "flow/json_writer.h"

#include <cmath>
#include <cstdio>

namespace doisoat {
namespace {

// Length of the well-formed UTF-8 sequence at the front (Unicode 15, table 3-7); 0 when there is none.
size_t sequence(std::string_view text) {
  auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  for (size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F)) return 0;
  if ((lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F)) return 0;
  return length;
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) out_ += ", ";
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ": ";
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  out_ += '"';
  while (!text.empty()) {
    unsigned char c = text.front();
    size_t length = sequence(text);
    if (length == 0) {
      out_ += "\xEF\xBF\xBD";
      length = 1;
    } else if (c == '"' || c == '\\') {
      (out_ += '\\') += static_cast<char>(c);
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else if (c < 0x20 || c == 0x7F) {  // DEL too: the line may end up on a terminal
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      out_ += escape;
    } else {
      out_ += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::rounded(double value, int digits) {
  if (!std::isfinite(value)) return null();
  double scale = std::pow(10.0, digits);
  return number(Decimal(std::llround(value * scale), digits));
}

JsonWriter& JsonWriter::box(const std::optional<Box>& value) {
  if (!value) return null();
  begin_array();
  for (double edge : {value->x0, value->y0, value->x1, value->y1}) rounded(edge, 2);
  return end_array();
}

}  // namespace doisoat
