// What people type and what they see: numbers, periods, CSV cells, tables.
#include <gtest/gtest.h>

#include "cli/csv.h"
#include "cli/period.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/typed_number.h"

namespace doisoat {
namespace {

TEST(TypedNumber, IsVietnamese) {
  struct Case { const char* text; const char* value; } cases[] = {
      {"1234", "1234"}, {"1.234", "1234"}, {"1.234,5", "1234.5"}, {"0,5", "0.5"}, {"-6", "-6"}, {"26.500.000", "26500000"}, {"00", "0"},
      // A dot that parts no thousands may be a decimal point: refused, not guessed at.
      {"1.5", nullptr}, {"12.34", nullptr}, {"1.2345", nullptr}, {"0.123", nullptr}, {"1234.567", nullptr}, {"1.234.56", nullptr},
      {"", nullptr}, {",5", nullptr}, {"5,", nullptr}, {"1,2,3", nullptr}, {"abc", nullptr}, {"--1", nullptr},
  };
  for (auto& c : cases) {
    auto value = parse_typed_number(c.text);
    EXPECT_EQ(value ? value->str() : "none", c.value ? c.value : "none") << c.text;
  }
}

TEST(Period, IsReadAsTyped) {
  struct Case { const char* text; const char* days; } cases[] = {
      {"2024", "2024-01-01 2024-12-31"}, {"02/2024", "2024-02-01 2024-02-29"}, {"2024-5", "2024-05-01 2024-05-31"},
      {"2024-Q2", "2024-04-01 2024-06-30"}, {"quý 4/2023", "2023-10-01 2023-12-31"}, {"31/05/2024", "2024-05-31 2024-05-31"},
      {"2024-01-15..2024-02", "2024-01-15 2024-02-29"},
      {"2024-13", ""}, {"31/02/2024", ""}, {"2024-Q5", ""}, {"2025..2024", ""}, {"x", ""}, {"", ""}, {"2024x", ""},
  };
  for (auto& c : cases) {
    auto period = parse_period(c.text);
    EXPECT_EQ(period ? period->from.iso() + " " + period->to.iso() : "", c.days) << c.text;
  }
}

TEST(Csv, NeutralisesFormulas) {
  struct Case { std::vector<std::string> cells; const char* line; } cases[] = {
      {{"a", "1,5", "b"}, "a,\"1,5\",b\r\n"},
      {{"say \"hi\""}, "\"say \"\"hi\"\"\"\r\n"},
      {{"=1+1", "+1", "-x", "@SUM(A1)", "\tx"}, "\"'=1+1\",\"'+1\",\"'-x\",\"'@SUM(A1)\",\"'\tx\"\r\n"},
      {{"-6", "-5.5"}, "-6,-5.5\r\n"},  // numbers stay numbers
      {{"two\nlines"}, "\"two\nlines\"\r\n"},
  };
  for (auto& c : cases) EXPECT_EQ(csv_line(c.cells), c.line);
}

TEST(TextTable, AlignsByTheRoomThatLettersTake) {
  TextTable table({{"Tên", false, true}, {"Số", true}});
  table.add({"Đầm Dơi", "5"});
  table.add({"Xa\u0303 A", "12"});  // decomposed: the tilde takes no room
  EXPECT_EQ(table.str(0), "Tên      Số\nĐầm Dơi   5\nXa\u0303 A     12\n");
}

TEST(TextTable, FitsTheTerminalByItsElasticColumn) {
  TextTable table({{"A"}, {"B", false, true}});
  table.add({"1234", "một đoạn dài hơn màn hình"});
  EXPECT_EQ(table.str(16), "A     B\n1234  một đoạn …\n");
}

TEST(TextWidth, ControlCharactersCannotDriveTheTerminal) {
  EXPECT_EQ(printable("a\x1b[31m\r\n\u202Eb"), "a [31m   b");
  EXPECT_EQ(text_width("Đầm 表"), 6u);
  EXPECT_EQ(fit("abcdef", 4), "abc…");
}

}  // namespace
}  // namespace doisoat
