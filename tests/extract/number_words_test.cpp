#include "extract/number_words.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

std::string number(std::string_view text) {
  auto value = parse_number_words(cut_lexemes(text));
  return value ? value->str() : "-";
}

TEST(NumberWords, AreReadByTheGrammarOfVietnameseNumbers) {
  struct {
    const char *text, *value;
  } cases[] = {
      // units and tens
      {"không", "0"},
      {"một", "1"},
      {"bẩy", "7"},
      {"chín", "9"},
      {"mười", "10"},
      {"mười một", "11"},
      {"mười lăm", "15"},
      {"hai mươi", "20"},
      {"hai mươi mốt", "21"},
      {"ba mươi mốt", "31"},
      {"hai mươi tư", "24"},
      {"hai mươi bốn", "24"},
      {"năm mươi lăm", "55"},
      {"chín mươi nhăm", "95"},
      // hundreds
      {"một trăm", "100"},
      {"một trăm linh năm", "105"},
      {"một trăm lẻ năm", "105"},
      {"một trăm linh tư", "104"},
      {"hai trăm mười", "210"},
      {"chín trăm chín mươi chín", "999"},
      {"hai trăm rưỡi", "250"},
      // thousands, millions, billions
      {"một nghìn", "1000"},
      {"một ngàn không trăm linh năm", "1005"},
      {"một nghìn linh năm", "1005"},
      {"hai nghìn không trăm hai mươi tư", "2024"},
      {"một trăm linh hai triệu", "102000000"},
      {"Một trăm chín mươi tư triệu", "194000000"},
      {"hai triệu rưỡi", "2500000"},
      {"một tỷ rưỡi", "1500000000"},
      {"hai mươi sáu triệu năm trăm nghìn", "26500000"},
      {"ba tỉ hai trăm triệu", "3200000000"},
      {"một nghìn tỷ", "1000000000000"},
      {"chín trăm chín mươi chín nghìn tỷ", "999000000000000"},
      // money as it is written behind the digits
      {"Một trăm chín mươi tư triệu đồng", "194000000"},
      {"Bằng chữ: Hai mươi sáu triệu, năm trăm nghìn đồng chẵn", "26500000"},
      {"Năm mươi mốt triệu đồng chẵn./.", "51000000"},
      // marks lost or wrong, either placing of the tone, capitals
      {"Mot tram linh hai trieu dong", "102000000"},
      {"HAI MƯƠI TRIỆU ĐỒNG", "20000000"},
      {"mười bảy", "17"},
  };
  for (const auto& c : cases) EXPECT_EQ(number(c.text), c.value) << c.text;
}

TEST(NumberWords, WrongGrammarIsNoNumber) {
  const char* cases[] = {
      "",
      "đồng",
      "bằng chữ:",
      "hai mươi mười",
      "mười mười",
      "hai ba",
      "hai trăm trăm",
      "trăm",
      "triệu",
      "triệu hai",
      "linh năm",
      "một trăm linh",
      "một trăm linh mười",
      "năm nghìn hai triệu",       // scales rise
      "hai triệu ba triệu",        // a scale twice
      "hai mươi linh năm",
      "rưỡi",
      "hai rưỡi",
      "hai triệu rưỡi nghìn",
      "lăm",                       // only behind a ten
      "lăm triệu",
      "một trăm lăm",
      "hai mươi không",
      "không mươi hai",
      "một trăm hai",              // 102 to the grammar, 120 to the ear
      "một hai triệu đồng",
      "Nguyễn Văn Ba",
      "ba người",
      "194 triệu đồng",
      "tỷ tỷ",
  };
  for (const char* text : cases) EXPECT_EQ(number(text), "-") << text;
}

TEST(NumberWords, AnyNumberOfWordsIsRefusedOrRead) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 2 ? "tỷ " : "chín trăm ";
  EXPECT_EQ(number(text), "-");
}

}  // namespace
}  // namespace doisoat
