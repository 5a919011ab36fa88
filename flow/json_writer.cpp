#include "flow/json_writer.h"

#include <cmath>
#include <cstdio>

#include "document/utf8.h"

namespace doisoat {
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
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\') {
      (out_ += '\\') += static_cast<char>(c);
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else if (c < 0x20 || c == 0x7F) {  // DEL too: the line may end up on a terminal
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out_ += escape;
    } else {
      append_utf8(out_, c);  // U+FFFD for what is not UTF-8
    }
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
