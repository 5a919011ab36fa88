#include "normalize/numeral_slips.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(NumeralSlips, Words) {
  const struct {
    const char *before, *word, *after, *repaired;  // nullptr: stays
  } cases[] = {
      // Zeros and ones beside digits.
      {"có", "O5", "vụ", "05"},
      {"có", "O1", "vụ", "01"},
      {"có", "0l", "vụ", "01"},
      // What grammar cannot tell is left to the checks.
      {"đó", "118", "người", nullptr},
      {"ngày", "1/2024", "", nullptr},
      {"", "1,03", "", nullptr},
      {"", "1000", "", nullptr},
      {"có", "O1xã", "", "01xã"},
      {"có", "2I", "vụ,", "21"},
      {"(có", "(1O", "người)", "(10"},
      {"ngày", "1O/2O23", "", "10/2023"},
      {"ngày", "24/1l/2O15,", "", "24/11/2015,"},
      {"ngày", "lO/5/2024", "", "10/5/2024"},
      {"ngày", "II/5/2024", "", "11/5/2024"},
      {"tháng", "lO/2024", "", "10/2024"},
      {"năm", "2O24", "", "2024"},
      {"phạt", "l.5OO.OOO", "đồng", "1.500.000"},
      {"phạt", "3.510.00Od", "", nullptr},
      {"phạt", "3.510.00Ođ", "", "3.510.000đ"},
      {"giữ", "O,5", "gam", "0,5"},
      {"giữ", "5,52Ö", "gam", "5,520"},
      {"có", "Ó5", "vụ", "05"},
      {"có", "1|2", "vụ", "112"},
      {"có", "0|", "vụ", "01"},
      {"Số:", "15I/KH-UBND", "ngày", "151/KH-UBND"},
      {"Số:", "O6/BC-CAX", "", "06/BC-CAX"},
      // 5, 8, 2 only where a digit must stand.
      {"ngày", "1S/6/2024", "", "15/6/2024"},
      {"có", "2S0", "người", "250"},
      {"phạt", "2.B00.000", "đồng", "2.800.000"},
      {"có", "5ô", "tô", nullptr},
      {"B:", "1Š)", "", "15)"},
      {"là", "1Š", "", "15"},
      {"có", "2[", "trong", "21"},
      {"có", "2]", "trong", nullptr},
      {"có", "4l", "người", "41"},
      {"quốc lộ", "4B", "", nullptr},
      {"loại", "2S", "", nullptr},
      // What could be meant stays.
      {"quốc lộ", "1A", "", nullptr},
      {"dầu", "5l", "xăng", nullptr},
      {"quý", "I/2024", "", nullptr},
      {"Quý", "II/2024", "", nullptr},
      {"BKS", "37B2-000.45", "do", nullptr},  // a vehicle's plate
      {"mục", "I.1", "", nullptr},
      {"chất", "K2", "", nullptr},
      {"", "|12", "", nullptr},
      {"có", "12]", "", nullptr},
      {"02", "05,|", "2.250.000", nullptr},
      {"có", "12", "vụ", nullptr},
      {"ma", "túy", "tổng", nullptr},
      {"có", "So", "với", nullptr},
      {"Ban", "Oslo", "", nullptr},
      // No digit at all: only before what is counted, never where a Roman number may stand.
      {"xử lý", "II", "vụ,", "11"},
      {"lý", "Il", "vụ", "11"},
      {"lý", "lO", "đối", "10"},
      {"có", "O", "người", "0"},
      {"có", "OO", "vụ", "00"},
      {"quý", "II", "vụ", nullptr},
      {"loại", "II", "xã", nullptr},
      {"I,", "II", "xã", nullptr},
      {"", "II", "vụ", nullptr},
      {"", "o", "người", nullptr},
      {"khóa", "II", "đã", nullptr},
      {"có", "III", "vụ", nullptr},
      {"có", "II.", "vụ", nullptr},
      // Lists and units with numbers of their own.
      {"(10", "DMI,", "04", "DM1,"},
      {"(10", "DM|;", "04", "DM1;"},
      {"(30", "DMI1,", "03", "DM1,"},
      {"(10", "(DMl", "04", "(DM1"},
      {"04", "DM1,", "01", nullptr},
      {"04", "DM1,01", "", nullptr},
      {"04", "DM53;", "", "DM3;"},
      {"04", "DM4", "", nullptr},
      {"", "PCO4,", "", "PC04,"},
      {"", "PV0I", "", "PV01"},
      {"", "PC04", "", nullptr},
      {"", "CO4-P4", "", "C04-P4"},
      {"", "COVID", "", nullptr},
      {"", "AO", "", nullptr},
      // Percent.
      {"(", "13,6%o)", "", "13,6%)"},
      {"lệ", "86,4%0,", "", "86,4%,"},
      {"lệ", "1O%", "", "10%"},
      {"lệ", "100%", "", nullptr},
      // 6 and its look-alike.
      {"đồng", "5G", "trong", "56"},
      {"là", "406G", "đối", "406"},
      {"giữ", "5g", "heroin", nullptr},
      {"", "", "", nullptr},
  };
  for (const auto& c : cases) {
    const auto repair = repair_word(c.word, {c.before, c.after, false});
    EXPECT_EQ(repair ? repair->text : std::string("stays"), c.repaired ? c.repaired : "stays")
        << c.before << " " << c.word << " " << c.after;
    EXPECT_LT(repair ? repair->confidence : 0, 1) << c.word;
  }
}

TEST(NumeralSlips, CellsOfNumericColumns) {
  const struct {
    const char *cell, *repaired;
  } cases[] = {{"O", "0"}, {"I", "1"}, {"II", "11"}, {"|", nullptr}, {"III", nullptr}, {"x", nullptr}};
  for (const auto& c : cases) {
    const auto repair = repair_word(c.cell, {"", "", true});
    EXPECT_EQ(repair ? repair->text : std::string("stays"), c.repaired ? c.repaired : "stays") << c.cell;
  }
}

TEST(NumeralSlips, TornNumerals) {
  const struct {
    const char *before, *left, *right, *after, *joined;
  } cases[] = {
      {"ngày", "24/1", "1/2015", "", "24/11/2015"},
      {"ngày", "24/1", "1/2015,", "", "24/11/2015,"},
      {"(ngày", "(24/1", "2/2015)", "", "(24/12/2015)"},
      {"ngày", "24/1", "3/2015", "", nullptr},
      {"ngày", "24/11/", "2015", "", "24/11/2015"},
      {"ngày", "24/", "11/2015", "", "24/11/2015"},
      {"tháng", "11/", "2015", "", "11/2015"},
      {"ngày", "24/11/20", "15", "", "24/11/2015"},
      {"ngày", "24/11/20", "15", "vụ", nullptr},
      {"ngày", "2", "4/11/2015", "", "24/11/2015"},
      {"có", "2", "4/11/2015", "", nullptr},
      {"ngày", "3", "4/11/2015", "", nullptr},
      {"tháng", "1", "1/2024", "", "11/2024"},
      {"có", "1", "1/2024", "", nullptr},
      {"ngày", "24/11/2015", "25/11/2015", "", nullptr},
      {"số", "153/", "KH-UBND", "ngày", "153/KH-UBND"},
      {"số", "153/", "kế", "", nullptr},
      {"phạt", "3.510", ".000", "đồng", "3.510.000"},
      {"phạt", "3", ".510.000đ;", "", "3.510.000đ;"},
      {"phạt", "194.000.", "000", "đồng", "194.000.000"},
      {"phạt", "194.000.", "500", "đồng", "194.000.500"},
      {"có", "194.000.", "500", "", nullptr},
      {"năm", "2024.", "500", "người", nullptr},
      {"có", "12.", "300", "người", nullptr},
      {"có", "12.", "000", "người", "12.000"},
      {"lệ", "13", ",6%)", "", "13,6%)"},
      {"lệ", "13,", "6%", "", nullptr},
      {"đến", "I", "5/6/2024", "", "15/6/2024"},
      {"quý", "I", "5/6/2024", "", nullptr},
      {"số", "66/QĐ-", "UBND", "ngày", "66/QĐ-UBND"},
      {"số", "66/QĐ-", "ngày", "", nullptr},
      {"có", "12", "13", "", nullptr},
      {"có", "05/", "07", "vụ", nullptr},
  };
  for (const auto& c : cases) {
    const auto joined = join_numeral(c.left, c.right, {c.before, c.after, false});
    EXPECT_EQ(joined.value_or("stays"), c.joined ? c.joined : "stays") << c.before << " " << c.left << " " << c.right;
  }
}

}  // namespace
}  // namespace doisoat
