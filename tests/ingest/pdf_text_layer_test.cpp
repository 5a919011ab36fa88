#include "ingest/pdf_text_layer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace doisoat {
namespace {

bool trusted(const std::string& text) {
  std::vector<Word> words;
  std::istringstream in(text);
  for (std::string part; in >> part;) {
    words.emplace_back();
    words.back().text = part;
  }
  return is_trustworthy(words);
}

TEST(PdfTextLayer, IsTrustedWhenItsLettersMakeSyllables) {
  struct Case { const char* text; bool trusted; } cases[] = {
      {"Tổng số người nghiện có hồ sơ quản lý: 128 người", true},
      {"12 345 6.789 0 100%", true},                                // a page of figures
      {"UBND BCĐ PCMT CSCN 15/KH-BCĐ", true},                       // abbreviations have no vowels
      {"\xef\x82\xb7 Khởi tố 17 vụ", true},                         // a bullet of a symbol font, U+F0B7
      {"Tæng sè ng\xc2\xad\xc3\xaai nghi\xc3\xb6n: 128", true},     // TCVN3: normalize decodes it
      {"", false},
      {"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd so 12", false},        // replacement characters
      {"\xee\x80\x81\xee\x80\x82\xee\x80\x83 \xee\x80\x84", false}, // private code points
      {"Wqtj vr pjxrm pjklmp nrqtx kzm 128 pjxrm", false},          // letters mapped to other letters
  };
  for (auto& c : cases) EXPECT_EQ(trusted(c.text), c.trusted) << c.text;
}

}  // namespace
}  // namespace doisoat
