#include "catalogue/lexicon.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace doisoat {
namespace {

// What the phrase matches from the first word of the text, longest first: "3 2" are matches of three and two words.
std::string found(const std::vector<std::string>& phrases, std::string_view text) {
  Lexicon lexicon;
  for (size_t i = 0; i < phrases.size(); ++i) lexicon.add(phrases[i], static_cast<Lexicon::Id>(i));
  std::vector<FoldedWord> words = cut_wording(text);
  std::vector<Lexicon::Item> items;
  for (const FoldedWord& word : words) items.push_back(lexicon.item(word, word.bare == ","));
  std::vector<Lexicon::Match> matches;
  lexicon.find(items, 0, matches);
  std::string out;
  for (const Lexicon::Match& m : matches)
    out += (out.empty() ? "" : " ") + std::to_string(m.id) + ":" + std::to_string(m.words) + (m.mismatches ? "~" + std::to_string(m.mismatches) : "");
  return out;
}

TEST(Lexicon, APhraseIsASmallExpressionOverWords) {
  EXPECT_EQ(found({"người nghiện"}, "người nghiện ma túy"), "0:2");
  EXPECT_EQ(found({"người nghiện [ma túy]"}, "người nghiện ma túy"), "0:2 0:4");
  EXPECT_EQ(found({"(người|đối tượng) nghiện"}, "đối tượng nghiện"), "0:3");
  EXPECT_EQ(found({"[tổng] số (người|đối tượng) nghiện"}, "tổng số người nghiện"), "0:4");
  EXPECT_EQ(found({"[tổng] số (người|đối tượng) nghiện"}, "số đối tượng nghiện"), "0:4");
  EXPECT_EQ(found({"[tổng] [số] người"}, "người"), "0:1");
  EXPECT_EQ(found({"người nghiện"}, "người nghi nghiện"), "");
  EXPECT_EQ(found({"người nghiện"}, "số người nghiện"), "");
  EXPECT_EQ(found({"[a [b]] c"}, "a b c"), "0:3");
  EXPECT_EQ(found({"[a [b]] c"}, "b c"), "");
  EXPECT_EQ(found({"m2", "5 %"}, "5 %"), "1:2");
}

TEST(Lexicon, SeveralPhrasesMayMatchTheSameWords) {
  EXPECT_EQ(found({"bắt giữ", "bắt"}, "bắt giữ"), "1:1 0:2");
  EXPECT_EQ(found({"bắt", "bắt"}, "bắt"), "0:1 1:1");
}

TEST(Lexicon, MarksMayDifferButInOneWordAlone) {
  EXPECT_EQ(found({"ma túy"}, "ma tuý"), "0:2");    // the tone's place is no difference
  EXPECT_EQ(found({"ma túy"}, "Ma tuy"), "0:2~1");  // a lost mark
  EXPECT_EQ(found({"bản"}, "bạn"), "");             // one word alone must carry its marks
  EXPECT_EQ(found({"vụ"}, "vu"), "");
  EXPECT_EQ(found({"cân nặng", "cần nặng"}, "cần nặng"), "1:2");  // the better one wins
}

TEST(Lexicon, CommasAndDoubledWordsInsideDoNotMatter) {
  EXPECT_EQ(found({"phát hiện bắt giữ"}, "phát hiện, bắt giữ"), "0:4");
  EXPECT_EQ(found({"người nghiện ma túy"}, "người người nghiện ma túy"), "0:4");
  EXPECT_EQ(found({"phát hiện bắt giữ"}, "phát hiện. bắt giữ"), "");
  // A text of nothing else is no phrase, and is not read to its end from each of its words.
  std::string many;
  for (int i = 0; i < 50; ++i) many += "người ";
  EXPECT_EQ(found({"người nghiện"}, many + "nghiện"), "");
}

TEST(Lexicon, WrongPhrasesAreRefusedWithThePlace) {
  const struct {
    const char *phrase, *fault;
  } cases[] = {
      {"người (nghiện", "brackets do not match@18"},
      {"người [nghiện)", "brackets do not match@18"},
      {"nghiện)", "brackets do not match@8"},
      {"[ma] [túy]", "every word of the phrase is optional@11"},
      {"(ma|)", "every word of the phrase is optional@5"},
      {"", "the phrase has no words@0"},
      {"()", "the phrase has no words@2"},
  };
  for (const auto& c : cases) {
    Lexicon lexicon;
    try {
      lexicon.add(c.phrase, 0);
      ADD_FAILURE() << c.phrase << " was taken";
    } catch (const std::invalid_argument& error) {
      EXPECT_STREQ(error.what(), c.fault) << c.phrase;
    }
  }
}

}  // namespace
}  // namespace doisoat
