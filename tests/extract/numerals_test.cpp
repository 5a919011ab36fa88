#include "extract/numerals.h"

#include <gtest/gtest.h>

#include "tests/extract/shipped_catalogue.h"

namespace doisoat {
namespace {

// "5.524 /3 figure": each numeral's value, decimals where there are any, "of" the whole, "%", and its class when it is no figure.
std::string read(std::string_view text) {
  auto lexemes = cut_lexemes(text);
  const Vocabulary& vocabulary = shipped_catalogue().vocabulary;
  std::string out;
  for (const Numeral& n : find_numerals(text, lexemes, {}, find_phrases(lexemes, vocabulary), vocabulary)) {
    if (!out.empty()) out += " | ";
    if (n.ledger_class != LedgerClass::figure) {
      out += name(n.ledger_class);
      continue;
    }
    out += n.value.str();
    if (n.decimals > 0) out += " /" + std::to_string(n.decimals);
    if (n.whole) out += " of " + n.whole->str();
    if (n.percent) out += " %";
  }
  return out;
}

TEST(Numerals, WhatMovedInThePeriodIsNoNumberOfAPeriod) {
  EXPECT_EQ(read("tăng trong kỳ 07; giảm trong kỳ 5, cuối kỳ 21"), "7 | 5 | 21");
  EXPECT_EQ(read("thanh loại 03; loại 3"), "3 | ordinal");
}

TEST(Numerals, QuantitiesAreReadByVietnameseNumberGrammar) {
  struct {
    const char *text, *numerals;
  } cases[] = {
      // comma before decimals, dot between thousands
      {"5,524 gam", "5.524 /3"},
      {"26.500.000 đồng", "26500000"},
      {"1.267,44 kg", "1267.44 /2"},
      {"3000 người", "3000"},
      {"1402 cây", "1402"},
      {"6.246,78 kg và 5.998.040 viên", "6246.78 /2 | 5998040"},
      {"2.353 kg", "2353"},
      {"2.35 kg", "2.35 /2"},
      {"2.5 gam", "2.5 /1"},
      {"0,1 gam", "0.1 /1"},
      {"1,234,567 đồng", "1234567"},
      {"12.000 người", "12000"},
      {"0,50 gam", "0.5 /2"},
      // leading zeros, glued words, stray spaces
      {"05 vụ", "5"},
      {"00 vụ", "0"},
      {"001 vụ", "1"},
      {"01xã", "1"},
      {"1.267,44kg", "1267.44 /2"},
      {"23 , trong đó", "23"},
      {"02 vụ/  02 đối tượng", "2 | 2"},
      {"14 vụ 16 đối tượng", "14 | 16"},
      {"27 vụ, 31 đối tượng", "27 | 31"},
      {"03 vụ/03 đt", "3 | 3"},
      {"194.000.000đ", "194000000"},
      {"3 510 000 đồng", "3510000"},
      {"có01 vụ", "1"},
      // words of scale
      {"1,47 triệu viên", "1470000"},
      {"2 tỷ 500 triệu đồng", "2500000000"},
      {"51 triệu đồng", "51000000"},
      {"12 nghìn người", "12000"},
      {"3 tỉ đồng", "3000000000"},
      {"05 công ty", "5"},
      // part of a whole, percent
      {"03/22 xã", "3 of 22"},
      {"9/28 bản", "9 of 28"},
      {"13,6%", "13.6 /1 %"},
      {"12,676 %", "12.676 /3 %"},
      {"03/22 xã (13,6%)", "3 of 22 | 13.6 /1 %"},
      {"100%", "100 %"},
      // years and numbers of laws are quantities when counted
      {"249 người", "249"},
      {"đồng chí: 05", "5"},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.text), c.numerals) << c.text;
}

TEST(Numerals, WhatIsNoQuantityIsSaidToBeWhatItIs) {
  struct {
    const char *text, *numerals;
  } cases[] = {
      {"170/KH-UBND", "reference"},
      {"25-CT/HU", "reference"},
      {"25-CT-HU", "reference"},
      {"57-BC/ĐU", "reference"},
      {"57 - BC/ĐU", "reference"},
      {"1545/KH-CAH-ĐCSHSKTMT", "reference"},
      {"1670/NQ-UBTVQH15", "reference | reference"},
      {"Hướng dẫn 689", "reference"},
      {"Kế hoạch số 36", "reference"},
      {"Điều 249", "reference"},
      {"Điều 249, 251 và 255", "reference | reference | reference"},
      {"khoản 2 Điều 251", "reference | reference"},
      {"quốc lộ 4D", "identifier"},
      {"1A, 1B", "identifier | identifier"},
      {"Dự án 2", "reference"},
      {"Dự án 2/02", "reference"},
      {"Đề án 06", "reference"},
      {"Phương án 02", "reference"},
      {"BCĐ 138", "identifier"},
      {"PC04", "identifier"},
      {"C04-P4", "identifier | identifier"},
      {"DM1", "identifier"},
      {"thôn 3", "identifier"},
      {"Đội 2", "identifier"},
      {"(NTH, 04b)", "identifier"},
      {"0912345678", "identifier"},
      {"lần thứ 3", "ordinal"},
      {"Loại 1", "ordinal"},
      {"Kỳ 2", "ordinal"},
      // follows no number grammar: kept, and no value made up
      {"1.2.3.4 người", "identifier"},
      {"1,2,3 người", "identifier"},
      {"1.23,4.5 gam", "identifier"},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.text), c.numerals) << c.text;
}

TEST(Numerals, NoNumberIsTooStrange) {
  std::string million(1'000'000, '9');
  const std::string cases[] = {"999999999999999999 tỷ", "9223372036854775807 nghìn", "1.2.3.4", "0,000000000001 gam", million, million + " tỷ đồng",
                               "0," + million, "1/0", "0/0", "0/0/0/0", "9223372036854775808 người", "9223372036854775807 tỷ 9223372036854775807 triệu",
                               "1/", "/1", "1.", "1,", ".1", ",1", "1..2", "1,,2", "1./2", "1 %%", "%1"};
  for (const std::string& text : cases) EXPECT_NO_THROW(EXPECT_NE(read(text), "")) << text.substr(0, 60);
}

TEST(Numerals, ANumberTooLargeForItsScaleHasNoValue) {
  EXPECT_EQ(read("999999999999999999 tỷ"), "identifier");
  EXPECT_EQ(read("9223372036854775807 nghìn đồng"), "identifier");
  EXPECT_EQ(read("0,000000000001 gam"), "identifier");
  EXPECT_EQ(read("9223372036854775808 người"), "identifier");
}

}  // namespace
}  // namespace doisoat
