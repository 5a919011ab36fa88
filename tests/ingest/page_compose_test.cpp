#include "ingest/page_compose.h"

#include <gtest/gtest.h>

#include "ingest/worker_wire.h"

namespace doisoat {
namespace {

// A word of 6 points a letter and 12 points height; `y` is its lower edge.
Word word(const char* text, double x, double y, int line = -1) {
  Word word;
  word.text = text;
  word.box = {x, y - 12, x + 6 * static_cast<double>(word.text.size()), y};
  word.line = line;
  return word;
}

std::string text_of(std::vector<Word> words, std::vector<Rule> rules = {}) {
  PageReading page;
  page.words = std::move(words);
  page.rules = std::move(rules);
  Document document = compose(page, 1);
  EXPECT_NO_THROW(verify(document));
  return document.text;
}

TEST(PageCompose, LaysWordsOutAsAPersonReadsThem) {
  struct Case { const char* what; std::vector<Word> words; const char* text; } cases[] = {
      {"one line", {word("Tong", 50, 100), word("so", 80, 100), word("12", 98, 100)}, "Tong so 12\n"},
      {"words come in any order", {word("12", 98, 101), word("Tong", 50, 100), word("so", 80, 99)}, "Tong so 12\n"},
      {"a letterhead of two columns",
       {word("CONG", 50, 100, 0), word("AN", 80, 100, 0), word("So:", 60, 120, 1), word("12/BC", 84, 120, 1), word("CONG", 300, 100, 2),
        word("HOA", 330, 100, 2), word("Ngay", 310, 121, 3), word("5", 340, 121, 3)},
       "CONG AN\tCONG HOA\nSo: 12/BC\tNgay 5\n"},
      {"the engine took both columns for one line",
       {word("CONG", 50, 100, 0), word("AN", 80, 100, 0), word("CONG", 300, 100, 0), word("HOA", 330, 100, 0)},
       "CONG AN\tCONG HOA\n"},
      {"a justified line keeps its wide spaces",
       {word("cac", 50, 100, 0), word("xa", 84, 100, 0), word("thi", 112, 100, 0), word("tran", 146, 100, 0), word("2024", 186, 100, 0)},
       "cac xa thi tran 2024\n"},
      {"two lines close to each other stay two", {word("mot", 50, 100, 0), word("hai", 50, 113, 1)}, "mot\nhai\n"},
  };
  for (auto& c : cases) EXPECT_EQ(text_of(c.words), c.text) << c.what;
}

TEST(PageCompose, WritesATableRowAsOneLine) {
  std::vector<Rule> rules{{true, 100, 50, 350}, {true, 140, 50, 350}, {true, 160, 50, 350},
                          {false, 50, 100, 160}, {false, 150, 100, 160}, {false, 250, 100, 160}, {false, 350, 100, 160}};
  PageReading page;
  page.rules = rules;
  page.words = {word("Bieu", 50, 90), word("Don", 60, 115), word("vi", 60, 130), word("So", 160, 115), word("vu", 180, 115),
                word("Xa", 60, 155),  word("A", 80, 155),   word("12", 260, 155), word("Het", 50, 190)};
  Document document = compose(page, 3);
  verify(document);
  EXPECT_EQ(document.text, "Bieu\nDon vi\tSo vu\t\nXa A\t\t12\nHet\n");
  ASSERT_EQ(document.tables.size(), 1u);
  const Table& table = document.tables[0];
  EXPECT_EQ(document.at(table.span), "Don vi\tSo vu\t\nXa A\t\t12");
  EXPECT_EQ(table.rows, 2);
  EXPECT_EQ(table.columns, 3);
  ASSERT_EQ(table.cells.size(), 6u);
  EXPECT_EQ(document.at(table.cells[5].span), "12");
  EXPECT_TRUE(table.cells[4].span.empty());
  EXPECT_EQ(table.cells[3].box, (Box{50, 140, 150, 160}));
  EXPECT_EQ(document.pages[0].number, 3);
}

TEST(PageCompose, NoWordBringsALineEndOrTab) { EXPECT_EQ(text_of({word("a\tb\nc", 50, 100)}), "abc\n"); }

TEST(PageCompose, PagesAreAppendedWithTheirSpansMoved) {
  PageReading page;
  page.words = {word("mot", 50, 100)};
  Document whole;
  append(whole, compose(page, 1));
  append(whole, compose(page, 2));
  verify(whole);
  EXPECT_EQ(whole.text, "mot\n\fmot\n");
  ASSERT_EQ(whole.tokens.size(), 2u);
  EXPECT_EQ(whole.at(whole.tokens[1].span), "mot");
  EXPECT_EQ(whole.pages[1].span, (Span{5, 9}));
}

}  // namespace
}  // namespace doisoat
