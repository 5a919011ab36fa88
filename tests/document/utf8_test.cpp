#include "document/utf8.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(Utf8, StrictAndBackAgain) {
  const struct {
    std::string bytes;
    bool good;
  } cases[] = {
      {"", true},
      {"abc", true},
      {"\u0111\u1EA1\U0001F600", true},
      {"\xC0\x80", false},
      {"\xE0\x80\x80", false},
      {"\xED\xA0\x80", false},
      {"\xF4\x90\x80\x80", false},
      {"\xC3", false},
      {"\x80", false},
      {"\xF4\x8F\xBF\xBF", true},
      {"\xF8\x88\x80\x80\x80", false},
      {"\xE1\xBA", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(is_utf8(c.bytes), c.good) << testing::PrintToString(c.bytes);
    if (!c.good) continue;
    std::string again;
    for (size_t at = 0; at < c.bytes.size();) append_utf8(again, next_code_point(c.bytes, at));
    EXPECT_EQ(again, c.bytes);
  }
}

TEST(Utf8, WhatCannotBeEncodedIsReplaced) {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace doisoat
