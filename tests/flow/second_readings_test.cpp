#include "flow/second_readings.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

// One page and on it one figure that is doubtful.
struct DoubtfulPage {
  Document document;
  std::vector<Figure> figures{1};
  std::set<FigureId> known;

  explicit DoubtfulPage(PageSource source) {
    document.text = "13 người";
    document.pages.push_back({1, {0, 10}, source, PageState::ok, 0, 595, 842});
    figures[0].numeral = {0, 2};
    figures[0].confidence = 0.5;
  }
  bool read_again_in_vain() { return !read_again("not-there", document, {0}, known, figures) && figures[0].confidence == 0.5; }
};

// Only pictures can be read a second time; asking for more than there is must not cost the file.
TEST(SecondReadings, TextIsNotReadAgain) {
  DoubtfulPage page(PageSource::text);
  EXPECT_TRUE(page.read_again_in_vain());
  EXPECT_TRUE(page.known.empty());
}

TEST(SecondReadings, AReadingThatFailsLeavesTheDoubt) {
  DoubtfulPage page(PageSource::ocr);
  EXPECT_TRUE(page.read_again_in_vain());
  EXPECT_EQ(page.known, std::set<FigureId>{0});  // asked once, not for ever
}

}  // namespace
}  // namespace doisoat
