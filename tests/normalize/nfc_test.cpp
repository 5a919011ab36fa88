#include "normalize/nfc.h"

#include <gtest/gtest.h>

#include "normalize/normalize.h"

namespace doisoat {
namespace {

std::string clean(const std::string& text) {
  Document document;
  document.text = text;
  replace(document, nfc(text));
  return document.text;
}

TEST(Nfc, ComposesLettersAndMarks) {
  const struct {
    const char *raw, *nfc;
  } cases[] = {
      {"", ""},
      {"người nghiện 12", "người nghiện 12"},
      // Letter, circumflex, dot below: in either order of the marks.
      {"nghie\u0302\u0323n", "nghiện"},
      {"nghie\u0323\u0302n", "nghiện"},
      {"nghi\u00EA\u0323n", "nghiện"},
      {"ngu\u031Bo\u031B\u0300i", "người"},
      // One to one replacements: the Kelvin and Angstrom signs.
      {"\u212A \u212B", "K \u00C5"},
      // Compatibility characters stay: NFC, not NFKC.
      {"m\u00B2 \uFF11", "m\u00B2 \uFF11"},
      // A mark without a letter stays.
      {"\u0301a", "\u0301a"},
  };
  for (const auto& c : cases) EXPECT_EQ(clean(c.raw), c.nfc);
}

TEST(Nfc, EverySpanMovesWithItsText) {
  Document scan;
  scan.text = "xa\u0303 Nghe\u0300o: 12\nhuye\u0302\u0323n\t05\fme\u0301";
  const std::string_view raw = scan.text;
  auto span = [&](std::string_view part) {
    const auto at = static_cast<Offset>(raw.find(part));
    return Span{at, at + static_cast<Offset>(part.size())};
  };
  const char* parts[] = {"xa\u0303", "Nghe\u0300o:", "12", "huye\u0302\u0323n", "05", "me\u0301"};
  const char* composed[] = {"xã", "Nghèo:", "12", "huyện", "05", "mé"};
  for (const char* part : parts) scan.tokens.push_back({span(part)});
  scan.lines = {{span("xa\u0303 Nghe\u0300o: 12")}, {span("huye\u0302\u0323n\t05")}, {span("me\u0301")}};
  const auto feed = static_cast<Offset>(raw.find('\f'));
  scan.pages = {{1, {0, feed}}, {2, {feed + 1, static_cast<Offset>(raw.size())}}};
  scan.tables = {{span("huye\u0302\u0323n\t05"), 1, 2, {{span("huye\u0302\u0323n"), 0, 0}, {span("05"), 0, 1}}}};

  const Document document = normalize(scan, {});
  EXPECT_EQ(document.text, "xã Nghèo: 12\nhuyện\t05\fmé");
  EXPECT_EQ(document.raw, raw);
  for (size_t i = 0; i < std::size(parts); ++i) {
    EXPECT_EQ(document.at(document.tokens[i].span), composed[i]);
    const Span back = document.raw_map.back(document.tokens[i].span);
    EXPECT_EQ(document.raw.substr(back.begin, back.size()), parts[i]);
  }
  EXPECT_EQ(document.at(document.lines[1].span), "huyện\t05");
  EXPECT_EQ(document.at(document.pages[0].span), "xã Nghèo: 12\nhuyện\t05");
  EXPECT_EQ(document.at(document.pages[1].span), "mé");
  EXPECT_EQ(document.at(document.tables[0].span), "huyện\t05");
  EXPECT_EQ(document.at(document.tables[0].cells[1].span), "05");
}

// A letter at the end of one token and its mark at the start of the next become one letter: the tokens must not overlap then.
TEST(Nfc, TokensPartedInsideALetterDoNotOverlap) {
  Document scan;
  scan.text = "a\u0301b";
  scan.tokens = {{{0, 1}}, {{1, 4}}};
  const Document document = normalize(scan, {});
  EXPECT_EQ(document.text, "áb");
  EXPECT_EQ(document.at(document.tokens[0].span), "á");
  EXPECT_EQ(document.at(document.tokens[1].span), "b");
}

}  // namespace
}  // namespace doisoat
