#include "ingest/reread.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(Reread, FindsThePartOfATokenInAnotherReading) {
  struct Case {
    const char* original;
    const char* part;
    const char* reading;
    const char* expected;
  } cases[] = {
      // The whole token.
      {"56", "56", "58", "58"},
      {"11", "11", "1", "1"},
      // Signs around the numeral stay out.
      {"(12", "12", "(17", "17"},
      {"(12", "12", "17", "17"},
      {"12),", "12", "12,", "12"},
      {"DM1,", "1", "DMI,", "I"},
      {"102.000.000đ", "102.000.000", "102.000.0004", "102.000.000"},
      // A digit gained at the end or in the middle belongs to it.
      {"18", "18", "118", "118"},
      {"3,6%", "3,6", "13,6%", "13,6"},
      {"10/2024", "10/2024", "10/11/2024", "10/11/2024"},
      // Nothing left of it.
      {"năm 7", "7", "năm", ""},
  };
  for (auto& c : cases) {
    std::string_view original = c.original;
    auto begin = static_cast<Offset>(original.find(c.part));
    Span part{begin, begin + static_cast<Offset>(std::string_view(c.part).size())};
    EXPECT_EQ(aligned_part(original, part, c.reading), c.expected) << c.original << " / " << c.reading;
  }
}

}  // namespace
}  // namespace doisoat
