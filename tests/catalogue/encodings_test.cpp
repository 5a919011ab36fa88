#include "catalogue/encodings.h"

#include <gtest/gtest.h>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

TEST(Encodings, AllTablesLoad) {
  const Encodings encodings = load_encodings(catalogue_folder() / "encodings");
  const struct {
    const char *name, *bytes, *letter;
    size_t letters;
  } cases[] = {
      {"tcvn3", "\xAD", "ư", 74},       {"vni", "\xF6\xF8", "ừ", 134}, {"tcvn5712_1", "\x84", "Ạ", 134},
      {"cp1258", "\xCC", "\u0300", 14}, {"viscii", "\xD0", "Đ", 134},  {"vps", "\xC7", "đ", 134},
  };
  ASSERT_EQ(encodings.tables.size(), std::size(cases));
  for (size_t i = 0; i < std::size(cases); ++i) {
    const LegacyEncoding& table = encodings.tables[i];
    EXPECT_EQ(table.name, cases[i].name);
    EXPECT_EQ(table.letters.size(), cases[i].letters) << table.name;
    EXPECT_EQ(table.letters.at(cases[i].bytes), cases[i].letter) << table.name;
  }
}

TEST(Encodings, AWrongLineStopsTheLoad) {
  const struct {
    const char *text, *message;
  } cases[] = {
      {"# x\nA1\tĂ\ty\nA1\tÂ\ty\n", "t.tsv:3:1: these bytes stand here twice\nA1\tÂ\ty\n^"},
      {"A1 Ă", "t.tsv:1:0: expected bytes, TAB, letter, TAB, source\nA1 Ă"},
      {"A\tĂ\ty", "t.tsv:1:1: expected one or two bytes as 61 F8\nA\tĂ\ty\n^"},
      {"A1 \tĂ\ty", "t.tsv:1:1: expected one or two bytes as 61 F8\nA1 \tĂ\ty\n^"},
      {"A1\tĂÂ\ty", "t.tsv:1:4: expected one letter or U+0000\nA1\tĂÂ\ty\n  \t^"},
      {"A1\tĂ", "t.tsv:1:5: expected TAB and a source\nA1\tĂ\n  \t ^"},
      {"", "t.tsv:1:0: no letters in this table\n"},
  };
  for (const auto& c : cases) {
    try {
      parse_encoding("t", "t.tsv", c.text);
      ADD_FAILURE() << c.text;
    } catch (const DataError& error) {
      EXPECT_STREQ(error.what(), c.message);
    }
  }
}

}  // namespace
}  // namespace doisoat
