#include "flow/second_readings.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

// Only pictures can be read a second time; asking for more than there is must not cost the file.
TEST(SecondReadings, TextIsNotReadAgain) {
  Document document;
  document.text = "13 người";
  document.pages.push_back({1, {0, 10}, PageSource::text, PageState::ok, 0, 0, 0});
  std::vector<Figure> figures(1);
  figures[0].numeral = {0, 2};
  figures[0].confidence = 0.5;
  std::set<FigureId> known;
  EXPECT_FALSE(read_again("not-there", document, {0}, known, figures));
  EXPECT_EQ(figures[0].confidence, 0.5);
  EXPECT_TRUE(known.empty());
}

TEST(SecondReadings, AReadingThatFailsLeavesTheDoubt) {
  Document document;
  document.text = "13 người";
  document.pages.push_back({1, {0, 10}, PageSource::ocr, PageState::ok, 0, 595, 842});
  std::vector<Figure> figures(1);
  figures[0].numeral = {0, 2};
  figures[0].confidence = 0.5;
  std::set<FigureId> known;
  EXPECT_FALSE(read_again("not-there", document, {0}, known, figures));
  EXPECT_EQ(figures[0].confidence, 0.5);
  EXPECT_EQ(known, std::set<FigureId>{0});  // asked once, not for ever
}

}  // namespace
}  // namespace doisoat
