#include "ingest/glyph_reader.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

#include "ingest/glyph_check.h"
#include "ingest/pdf_file.h"
#include "tests/ingest/make_pdf.h"

namespace doisoat {
namespace {

constexpr int kDpi = 200;

// A page whose words are known: some are learned from, others read by their glyphs.
struct Typed {
  Image page;
  std::vector<Word> words;

  explicit Typed(const std::string& doubtful) {
    const std::string pdf =
        make_pdf({{show(72, 700, "154 87 47 20 66 19 41 22 12 07") + show(72, 670, "18 06 23 08 33 05 19 10 27 15") +
                   show(72, 640, "09 03 11 58 24 96 30 14 101 52") + show(72, 600, doubtful)}});
    PdfFile file(pdf);
    page = Image(pixConvertTo8(file.render(1, kDpi).image.get(), 0));
    words = file.words(1);
  }
  std::vector<Word> known() const { return {words.begin(), words.begin() + 30}; }
  const Word& doubtful(std::size_t n = 0) const { return words.at(30 + n); }
};

PixelBox pixels(const Box& box) {
  const double scale = kDpi / 72.0;
  return {static_cast<int>(box.x0 * scale) - 1, static_cast<int>(box.y0 * scale),
          static_cast<int>((box.x1 - box.x0) * scale) + 3, static_cast<int>((box.y1 - box.y0) * scale) + 1};
}

TEST(GlyphReader, ReadsNumeralsByThePagesOwnDigits) {
  for (const char* text : {"11", "1", "108", "47", "20,0", "1.204,5", "58.500.000", "-33,3", "111"}) {
    SCOPED_TRACE(text);
    Typed typed(text);
    GlyphReader glyphs(typed.page, kDpi);
    glyphs.learn(typed.known());
    auto reading = glyphs.read(pixels(typed.doubtful().box), false);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->text, text);
  }
}

TEST(GlyphReader, SaysNothingOfLettersAndOfWhatIsMixed) {
  for (const char* text : {"vu", "S0", "PC04", "x", "B"}) {
    SCOPED_TRACE(text);
    Typed typed(text);
    GlyphReader glyphs(typed.page, kDpi);
    glyphs.learn(typed.known());
    EXPECT_FALSE(glyphs.read(pixels(typed.doubtful().box), false));
  }
}

TEST(GlyphReader, SaysNothingWhereLittleWasLearned) {
  Typed typed("11");
  GlyphReader glyphs(typed.page, kDpi);
  glyphs.learn({typed.words.begin(), typed.words.begin() + 5});
  EXPECT_FALSE(glyphs.read(pixels(typed.doubtful().box), false));
}

// The engine drops one of two ones, takes 8 for S, a comma for a full stop; and is sometimes sure of a wrong digit.
TEST(GlyphCheck, WhatTheGlyphsSurelySayReplacesTheEnginesReading) {
  const struct {
    const char *typed, *read;
    double confidence;
    const char* expected;
  } cases[] = {
      {"11", "1", 0.7, "11"},          // a dropped digit
      {"18;", "16;", 0.6, "18;"},      // another digit; the sign behind it stays
      {"20,0", "20.0", 0.97, "20,0"},  // commas are looked at however sure the engine is
      {"1.1", "1.1", 0.97, "1.1"},
      {"0238.3000", "0238.3000", 0.97, "0238.3000"},  // a section's number keeps its full stop
      {"58.500", "58.500", 0.5, "58.500"},
      {"1.500.000", "1.500.000", 0.5, "1.500.000"},
      {"27", "2", 0.97, "2"},  // what the engine is sure of stands
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.typed);
    Typed typed(c.typed);
    GlyphReader glyphs(typed.page, kDpi);
    glyphs.learn(typed.known());
    Word word = typed.doubtful();
    word.text = c.read;
    word.confidence = c.confidence;
    std::vector<Word> words{word};
    check_numerals(words, glyphs, kDpi);
    EXPECT_EQ(words[0].text, c.expected);
    if (std::string(c.read) != c.expected) {
      ASSERT_EQ(words[0].alternatives.size(), 1u);
      EXPECT_EQ(words[0].alternatives[0].text, c.read);
    }
  }
}

}  // namespace
}  // namespace doisoat
