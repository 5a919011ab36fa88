// Bytes on the way between a worker and its parent: little-endian numbers, length-prefixed strings, and the Document.
//
// The worker may have been taken over by the file it reads, so the parent trusts nothing: every read is bounds-checked, and a
// Document is taken only when it keeps the invariants of document.h. Anything else throws WireError.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "document/document.h"

namespace doisoat {

struct WireError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class WireWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value) { raw(&value, sizeof value); }
  void f64(double value) { raw(&value, sizeof value); }
  void string(std::string_view text) {
    u32(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  std::string take() { return std::move(bytes_); }

 private:
  static_assert(std::endian::native == std::endian::little);
  void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  std::string bytes_;
};

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  double f64() { return number<double>(); }
  std::string string() { return std::string(take(u32())); }
  // A count of things that take at least `least` bytes each: never more than the rest can hold.
  std::uint32_t count(std::size_t least) {
    std::uint32_t n = u32();
    if (n > bytes_.size() / least) throw WireError("count beyond the message");
    return n;
  }
  void done() const {
    if (!bytes_.empty()) throw WireError("bytes left over");
  }

 private:
  template <typename T>
  T number() {
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) throw WireError("message too short");
    std::string_view part = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return part;
  }
  std::string_view bytes_;
};

// `name`, `sha256` and `raw_map` stay behind: the parent knows the first two, and reading does not change text.
void write(WireWriter& out, const Document& document);
Document read_document(WireReader& in);

// Throws WireError unless the document keeps the invariants of document.h.
void verify(const Document& document);

}  // namespace doisoat
