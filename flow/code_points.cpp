#include "flow/code_points.h"

#include <algorithm>

namespace doisoat {
namespace {

Offset count(std::string_view text) {
  return static_cast<Offset>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  Offset total = 0;
  for (size_t at = 0; at <= text.size(); at += kStep) {
    before_.push_back(total);
    total += count(text.substr(at, kStep));
  }
}

Offset CodePoints::at(Offset byte) const {
  size_t step = byte / kStep;
  return before_[step] + count(text_.substr(step * kStep, byte - step * kStep));
}

}  // namespace doisoat
