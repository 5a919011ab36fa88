#include "normalize/encodings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "catalogue/data_file.h"
#include "document/utf8.h"
#include "normalize/nfc.h"
#include "normalize/normalize.h"

namespace doisoat {
namespace {

const Encodings& encodings() {
  static const Encodings loaded = load_encodings(catalogue_folder() / "encodings");
  return loaded;
}

const Catalogue& catalogue() {
  static const Catalogue with_encodings = [] {
    Catalogue result;
    result.encodings = encodings();
    return result;
  }();
  return with_encodings;
}

Document document_of(const std::string& text, PageSource source = PageSource::text) {
  Document document;
  document.text = text;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    document.lines.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}});
    begin = end + 1;
  }
  Page page;
  page.span = {0, static_cast<Offset>(text.size())};
  page.source = source;
  document.pages = {page};
  return document;
}

std::string clean(const std::string& text, PageSource source = PageSource::text) {
  return normalize(document_of(text, source), catalogue()).text;
}

TEST(LegacyEncodings, TextIsDecoded) {
  const struct {
    const char *what, *raw, *text;
  } cases[] = {
      {"TCVN3: ư is U+00AD", "Sè ng\u00AD\u00EAi nghi\u00D6n ma tu\u00FD hi\u00D6n cã 12 ng\u00AD\u00EAi",
       "Số người nghiện ma tuý hiện có 12 người"},
      {"TCVN3 beside curly quotes", "tæ chøc \u201Cch¸y nhµ ra mÆt chuét\u201D; t¨ng 05 vô",
       "tổ chức “cháy nhà ra mặt chuột”; tăng 05 vụ"},
      {"VNI: letter and mark", "Soá ngöôøi nghieän ma tuùy: 12 ngöôøi, taêng 03 ngöôøi",
       "Số người nghiện ma túy: 12 người, tăng 03 người"},
      {"windows-1258: tones follow",
       "S\u00F4\u00EC ng\u00FD\u00F5\u00CCi nghi\u00EA\u00F2n ma tuy\u00EC: 12 ng\u00FD\u00F5\u00CCi",
       "Số người nghiện ma tuý: 12 người"},
      {"VISCII", "S\u00AF ng\u00DF\u00B6i nghi\u00AEn ma tu\u00FD: 12 ng\u00DF\u00B6i, xØ lý 3 v\u00F8",
       "Số người nghiện ma tuý: 12 người, xử lý 3 vụ"},
      {"VPS", "S\u00D3 ng\u00DC\u00A9i nghi\u0152n ma t\u00FAy: 12 ng\u00DC\u00A9i, x\u00BA l\u0161 3 v\u00F8 vi\u0152c",
       "Số người nghiện ma túy: 12 người, xử lý 3 vụ việc"},
      {"UTF-8 taken for Windows-1252",
       "S\u00E1\u00BB\u2018 ng\u00C6\u00B0\u00E1\u00BB\u009Di nghi\u00E1\u00BB\u2021n ma t\u00C3\u00BAy: 12 "
       "v\u00E1\u00BB\u00A5",
       "Số người nghiện ma túy: 12 vụ"},
      {"Unicode stays", "Số người nghiện ma túy hoà giải: 12 người", "Số người nghiện ma túy hoà giải: 12 người"},
      {"Unicode without any letter of its own", "Công an xã báo cáo các hòm thư tố giác",
       "Công an xã báo cáo các hòm thư tố giác"},
      {"Latin-1 letters only", "Báo cáo tháng này: không có án", "Báo cáo tháng này: không có án"},
      {"no letters beyond ASCII", "Heroin 5,5 gam", "Heroin 5,5 gam"},
      {"French is no Vietnamese", "Télégramme à l'intérêt général", "Télégramme à l'intérêt général"},
      {"capitals and a no-break space are no UTF-8", "XÃ\u00A0HÒA AN, XÃ\u00A0TÂN AN", "XÃ\u00A0HÒA AN, XÃ\u00A0TÂN AN"},
      {"signs that stand alone", "☐ ● § × ÷ ± ☐ ● § × ÷ ±", "☐ ● § × ÷ ± ☐ ● § × ÷ ±"},
      {"signs and powers", "5 m² – ½ ngày, 30°, «tin báo»", "5 m² – ½ ngày, 30°, «tin báo»"},
  };
  for (const auto& c : cases) {
    const Document document = normalize(document_of(c.raw), catalogue());
    EXPECT_EQ(document.text, c.text) << c.what;
    EXPECT_EQ(document.pages[0].state, PageState::ok) << c.what;
  }
}

TEST(LegacyEncodings, AUnicodeLetterheadAboveTcvn3Stays) {
  EXPECT_EQ(clean("CÔNG AN XÃ TÂN HÒA\nSố: 12/BC\nSè ng\u00AD\u00EAi nghi\u00D6n lµ 12 ng\u00AD\u00EAi\nT\u00E6ng céng 15 vô "
                  "viÖc ®· xö lý"),
            "CÔNG AN XÃ TÂN HÒA\nSố: 12/BC\nSố người nghiện là 12 người\nTổng cộng 15 vụ việc đã xử lý");
}

TEST(LegacyEncodings, TheMapLeadsBackToRaw) {
  Document scan = document_of("Sè ng\u00AD\u00EAi nghi\u00D6n ma tuý: 12 ng\u00AD\u00EAi, t¨ng 3 vô");
  const auto at = static_cast<Offset>(scan.text.find("nghi"));
  scan.tokens = {{{at, at + 7}}};  // nghiÖn: Ö takes two bytes
  const Document document = normalize(scan, catalogue());
  EXPECT_EQ(document.at(document.tokens[0].span), "nghiện");
  const Span back = document.raw_map.back(document.tokens[0].span);
  EXPECT_EQ(document.raw.substr(back.begin, back.size()), "nghi\u00D6n");
  EXPECT_EQ(document.at(document.lines[0].span), document.text);
}

// What OCR writes is Unicode, however strange: two misread words must not turn a page into TCVN3.
TEST(LegacyEncodings, OcrIsLeftAlone) {
  const char* text = "Sè ng\u00EAi nghi\u00D6n ma tuý: 12 ng\u00EAi, t¨ng 3 vô";
  EXPECT_EQ(clean(text, PageSource::ocr), text);
}

TEST(LegacyEncodings, LettersThatMakeNoSenseAreDamage) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += "ñ§äþ ¿x¤q ßñ§z kÿþq äwßx\n";
  const Document document = normalize(document_of(text), catalogue());
  EXPECT_EQ(document.text, text);
  EXPECT_EQ(document.pages[0].state, PageState::damaged);
}

std::string unhex(const std::string& hex) {
  std::string bytes;
  for (size_t at = 0; at + 1 < hex.size(); at += 3) bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
  return bytes;
}

// Every string by its own table; and found out, all strings of an encoding together.
TEST(LegacyEncodings, TheSharedStrings) {
  const std::filesystem::path file = DOISOAT_SOURCE_DIR "/../shared/domain/encodings/test_strings.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no ../shared";
  const std::map<std::string, std::string> names{
      {"TCVN3", "tcvn3"}, {"TCVN5712-1", "tcvn5712_1"}, {"VNI-WIN", "vni"}, {"VISCII", "viscii"}, {"VPS", "vps"}};
  std::map<std::string, std::vector<std::string>> by_encoding;
  std::ifstream in(file);
  std::string row;
  std::getline(in, row);
  int rows = 0;
  while (std::getline(in, row)) {
    std::istringstream fields(row);
    std::string encoding, unicode, hex, as_cp1252;
    std::getline(fields, encoding, '\t');
    std::getline(fields, unicode, '\t');
    std::getline(fields, hex, '\t');
    std::getline(fields, as_cp1252, '\t');
    // The bytes as Latin-1 where Windows-1252 has no character, else as it shows them: both must be decoded.
    std::string latin1;
    for (unsigned char byte : unhex(hex)) append_utf8(latin1, byte);
    for (const std::string& line : {latin1, as_cp1252}) {
      Document document = document_of(line);
      replace(document, decode(line, names.at(encoding), encodings()));
      EXPECT_EQ(document.text, unicode) << encoding;
    }
    by_encoding[encoding].push_back(as_cp1252);
    ++rows;
  }
  EXPECT_EQ(rows, 35);
  for (const auto& [encoding, lines] : by_encoding) {
    const EncodingGuess guess = guess_encoding({lines.begin(), lines.end()}, encodings());
    // Without toned capitals the two TCVN are one.
    EXPECT_EQ(guess.name, encoding == "TCVN5712-1" ? "tcvn3" : names.at(encoding));
  }
}

}  // namespace
}  // namespace doisoat
