#include "normalize/ocr_slips.h"

#include <gtest/gtest.h>

#include "normalize/normalize.h"

namespace doisoat {
namespace {

// One line a line, one token a word, of boxes ten points wide.
Document scan(const std::string& text, PageSource source = PageSource::ocr) {
  Document document;
  document.text = text;
  Page page;
  page.span = {0, static_cast<Offset>(text.size())};
  page.source = source;
  document.pages = {page};
  Offset line_begin = 0, word_begin = 0;
  for (Offset at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    if (c != ' ' && c != '\t' && c != '\n') continue;
    if (at > word_begin) {
      const double x = 10.0 * static_cast<double>(document.tokens.size());
      document.tokens.push_back({{word_begin, at}, {x, 0, x + 10, 10}, 0.95});
    }
    word_begin = at + 1;
    if (c != '\n') continue;
    if (at > line_begin) document.lines.push_back({{line_begin, at}});
    line_begin = at + 1;
  }
  return document;
}

TEST(OcrSlips, RepairsAreMarked) {
  const Document document = normalize(scan("đã xử lý II vụ ngày 24/1 1/2O15 (13,6%o)"), {});
  EXPECT_EQ(document.text, "đã xử lý 11 vụ ngày 24/11/2015 (13,6%)");
  ASSERT_EQ(document.tokens.size(), 8u);
  const Token& eleven = document.tokens[3];
  EXPECT_EQ(document.at(eleven.span), "11");
  EXPECT_LT(eleven.confidence, 0.8);
  ASSERT_EQ(eleven.alternatives.size(), 1u);
  EXPECT_EQ(eleven.alternatives[0].text, "II");
  EXPECT_LT(eleven.alternatives[0].confidence, eleven.confidence);
  // The date's two words are one token with the box of both.
  const Token& date = document.tokens[6];
  EXPECT_EQ(document.at(date.span), "24/11/2015");
  EXPECT_EQ(date.box, (Box{60, 0, 80, 10}));
  EXPECT_LE(date.confidence, 0.9);
  const Span raw = document.raw_map.back(date.span);
  EXPECT_EQ(document.raw.substr(raw.begin, raw.size()), "24/1 1/2O15");
  // What was not repaired is as it was.
  EXPECT_EQ(document.tokens[0].confidence, 0.95);
  EXPECT_TRUE(document.tokens[0].alternatives.empty());
}

TEST(OcrSlips, OnlyOnPagesByOcr) {
  for (PageSource source : {PageSource::text, PageSource::text_layer, PageSource::docx})
    EXPECT_EQ(normalize(scan("lý II vụ O5 người", source), {}).text, "lý II vụ O5 người");
}

TEST(OcrSlips, ColumnsAreNotNeighbours) {
  EXPECT_EQ(normalize(scan("mục II\tvụ"), {}).text, "mục II\tvụ");
  EXPECT_EQ(normalize(scan("ngày 24/1\t1/2015"), {}).text, "ngày 24/1\t1/2015");
  EXPECT_EQ(normalize(scan("có 2[\t05"), {}).text, "có 2[\t05");
  EXPECT_EQ(normalize(scan("II\nvụ"), {}).text, "II\nvụ");
}

TEST(OcrSlips, ASentenceGoesOnInTheNextLine) {
  EXPECT_EQ(normalize(scan("đã xử lý II\nvụ, 4l\nngười"), {}).text, "đã xử lý 11\nvụ, 4l\nngười");
  EXPECT_EQ(normalize(scan("xử lý đến I 5/6/2024 (4l"), {}).text, "xử lý đến 15/6/2024 (4l");
}

TEST(OcrSlips, LettersInColumnsOfNumerals) {
  Document document = scan("1\tA\t14\nI\tB\tO\n3\tC\t08\n4\tD\t12");
  Table table{{0, static_cast<Offset>(document.text.size())}, 4, 3, {}};
  for (size_t i = 0; i < document.tokens.size(); ++i)
    table.cells.push_back({document.tokens[i].span, static_cast<int>(i / 3), static_cast<int>(i % 3)});
  document.tables = {table};
  EXPECT_EQ(normalize(document, {}).text, "1\tA\t14\nI\tB\t0\n3\tC\t08\n4\tD\t12");
}

TEST(CleanSigns, SignsThatOnlyLookRight) {
  const struct {
    PageSource source;
    const char *raw, *text;
  } cases[] = {
      {PageSource::ocr, "QÐ-UBND Ðội ð", "QĐ-UBND Đội đ"},
      {PageSource::text_layer, "QÐ-UBND", "QĐ-UBND"},
      {PageSource::docx, "xã\u00A0Khe\u2009Mận", "xã Khe Mận"},
      {PageSource::docx, "ma\u00AD tu\u200Bý\uFEFF", "ma tuý"},
      // A joiner between a letter and its mark.
      {PageSource::docx, "a\u200D\u0301", "á"},
      // Plain text keeps its code points.
      {PageSource::text, "QÐ\u00A0ma\u00ADtuý", "QÐ\u00A0ma\u00ADtuý"},
  };
  for (const auto& c : cases) EXPECT_EQ(normalize(scan(c.raw, c.source), {}).text, c.text);
}

}  // namespace
}  // namespace doisoat
