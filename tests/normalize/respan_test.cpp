#include "normalize/respan.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

std::string back(const Document& document, const std::string& part) {
  const auto at = static_cast<Offset>(document.text.find(part));
  const Span span = document.raw_map.back({at, at + static_cast<Offset>(part.size())});
  return document.raw.substr(span.begin, span.size());
}

TEST(Respan, TwoRewritesLeadBackToRaw) {
  Document document;
  document.raw = document.text = "one two three four";
  replace(document, {{{4, 7}, "2"}, {{8, 13}, "3"}});
  EXPECT_EQ(document.text, "one 2 3 four");
  replace(document, {{{0, 3}, "first"}, {{4, 5}, "second"}, {{8, 12}, ""}});
  EXPECT_EQ(document.text, "first second 3 ");
  EXPECT_EQ(back(document, "first"), "one");
  EXPECT_EQ(back(document, "second"), "two");
  EXPECT_EQ(back(document, "3"), "three");
  EXPECT_EQ(back(document, "second 3"), "two three");
}

TEST(Respan, RewritesThatOverlapBecomeOneEdit) {
  Document document;
  document.raw = document.text = "abcdef";
  replace(document, {{{1, 3}, "X"}});     // aXdef
  replace(document, {{{0, 3}, "long"}});  // long ef, made of aXd
  EXPECT_EQ(document.text, "longef");
  EXPECT_EQ(back(document, "long"), "abcd");
  EXPECT_EQ(back(document, "ef"), "ef");
}

TEST(Respan, NeighboursStayApart) {
  Document document;
  document.text = "11 / 12";
  document.tokens = {{{0, 2}}, {{3, 4}}, {{5, 7}}};
  replace(document, {{{1, 6}, "-"}});  // cuts into the first and the last
  EXPECT_EQ(document.text, "1-2");
  EXPECT_EQ(document.at(document.tokens[0].span), "1-");
  EXPECT_TRUE(document.tokens[1].span.empty());
  EXPECT_EQ(document.at(document.tokens[2].span), "2");
}

}  // namespace
}  // namespace doisoat
