#include "check/other_numeral.h"

#include <gtest/gtest.h>

#include "tests/check/made.h"

namespace doisoat {
namespace {

TEST(OtherNumeral, LettersThatLookLikeDigitsAreDigitsWhereANumeralStands) {
  struct Case { const char* reading; const char* digits; } cases[] = {
      {"15", "15"},
      {"1Š", "15"},
      {"Ì1", "11"},
      {"0§", "08"},
      {"I.850.000", "1.850.000"},
      {"B,6", "8,6"},
      // Signs around it belong to the sentence.
      {"(3", "3"},
      {"85.000.000,", "85.000.000"},
      {"33,3%", "33,3"},
      // Words, and what only holds digits.
      {"tr", ""},
      {"ISO", ""},
      {"0MI,", ""},
      {"33/6", ""},
      {"", ""},
      {"\xff" "1", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(as_digits(c.reading), c.digits) << c.reading;
}

TEST(OtherNumeral, TheSameNumberHoweverItIsWritten) {
  struct Case { const char* value; const char* reading; const char* other; } cases[] = {
      {"1318", "1.318", "1318"},
      {"1318", "1318", "1318"},
      {"0.412", "0,412", "0.412"},
      {"-6", "O6", "-6"},
  };
  for (const Case& c : cases) {
    Made made;
    const Figure& figure = made.extraction.figures[made.figure(c.value)];
    EXPECT_EQ(value_of(figure, {c.reading, 0.5}), Decimal::parse(c.other)) << c.reading;
  }
}

}  // namespace
}  // namespace doisoat
