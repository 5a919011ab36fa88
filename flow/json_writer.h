// Writes JSON as a stream, keys in the order in which they are given, numbers exactly as they are: a Decimal keeps every
// digit, and no number passes through a float's printing. Strings must be UTF-8; what is not is replaced by U+FFFD.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/date.h"
#include "document/decimal.h"
#include "document/document.h"

namespace doisoat {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view text);
  JsonWriter& string_or_null(std::string_view text) { return text.empty() ? null() : string(text); }
  JsonWriter& number(Decimal value) { return raw(value.str()); }
  JsonWriter& number(const std::optional<Decimal>& value) { return value ? number(*value) : null(); }
  JsonWriter& integer(std::int64_t value) { return raw(std::to_string(value)); }
  JsonWriter& date(const std::optional<Date>& value) { return value ? string(value->iso()) : null(); }
  // A probability or a position: rounded to `digits` decimals, so that the output is the same on every machine.
  JsonWriter& rounded(double value, int digits);
  JsonWriter& box(const std::optional<Box>& value);
  JsonWriter& null() { return raw("null"); }

  const std::string& str() const { return out_; }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view text);
  void separate();

  std::string out_;
  bool first_ = true;  // nothing stands yet in the innermost array or object, or a key has just been written
};

}  // namespace doisoat
