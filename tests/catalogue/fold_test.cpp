#include "catalogue/fold.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(Fold, BareHasNoMarks) {
  const struct {
    const char *word, *bare;
  } cases[] = {
      {"nghiện", "nghien"}, {"NGƯỜI", "nguoi"}, {"Đường", "duong"}, {"ĐỐI", "doi"}, {"ðối", "doi"}, {"Ðối", "doi"}, {"quỹ", "quy"}, {"heroin", "heroin"},
      {"", ""}, {"ngu\xCC\x9Bo\xCC\x9B\xCC\x80i", "nguoi"},  // decomposed
  };
  for (const auto& c : cases) EXPECT_EQ(fold_word(c.word).bare, c.bare) << c.word;
}

TEST(Fold, TheSameWordIsMarkedTheSameHoweverItIsTyped) {
  const struct {
    const char *a, *b;
  } same[] = {
      {"tuý", "túy"}, {"hoà", "hòa"}, {"xoá", "xóa"}, {"uỷ", "ủy"}, {"thuỷ", "thủy"}, {"Túy", "túy"}, {"Đ", "Ð"}, {"ngu\xCC\x9Bo\xCC\x9B\xCC\x80i", "người"},
      {"a\xCC\xA3\xCC\x82", "ậ"}, {"a\xCC\x82\xCC\xA3", "ậ"},
  };
  for (const auto& c : same) EXPECT_EQ(fold_word(c.a), fold_word(c.b)) << c.a << " " << c.b;
}

TEST(Fold, OtherWordsAreMarkedDifferently) {
  const struct {
    const char *a, *b;
  } other[] = {{"ma", "má"}, {"tủy", "túy"}, {"cân", "cần"}, {"bạn", "bản"}, {"dương", "đường"}, {"to", "tơ"}, {"ca", "că"}};
  for (const auto& c : other) EXPECT_NE(fold_word(c.a).marked, fold_word(c.b).marked) << c.a << " " << c.b;
}

TEST(Fold, TextKeepsItsSpacesAndSigns) { EXPECT_EQ(fold_bare("Điều 249, Bộ luật"), "dieu 249, bo luat"); }

}  // namespace
}  // namespace doisoat
