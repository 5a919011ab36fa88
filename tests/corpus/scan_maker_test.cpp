// The scan maker: what it says stands on a page does stand there, and the same seed gives the same picture.
#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "corpus/scan_maker/write.h"

namespace doisoat::corpus {
namespace {

constexpr const char* kReport =
    "CÔNG AN TỈNH THÁI NGUYÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "CÔNG AN XÃ AN LỘ\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 27/BC-CAX\tAn Lộ, ngày 14 tháng 4 năm 2026\n"
    "\n"
    "BÁO CÁO\n"
    "Toàn xã quản lý 19 người nghiện, gồm 12 người ngoài xã hội và 07 người trong cơ sở cai nghiện bắt buộc, phạt 4.500.000 "
    "đồng.\n"
    "\n"
    "Nơi nhận:\tTRƯỞNG CÔNG AN XÃ\n"
    "- PC04;\n"
    "- Lưu.\n";
constexpr const char* kAnnex =
    "PHỤ LỤC 01\n"
    "STT\tXã\tNgười nghiện\t\t\tSDTPCMT\tSau cai\tGhi chú\n"
    "\t\tTổng số\tTrong đó\t\t\t\t\n"
    "\t\t\tNgoài cộng đồng\tCơ sở CNBB\t\t\t\n"
    "(1)\t(2)\t(3)=(4)+(5)\t(4)\t(5)\t(6)\t(7)\t(8)\n"
    "1\tAn Lộ\t19\t12\t07\t08\t04\t\n";

std::string words(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (!std::isspace(static_cast<unsigned char>(c)))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string scratch(const std::string& name) {
  return (std::filesystem::temp_directory_path() / ("scan_maker_" + name)).string();
}

TEST(ScanMaker, ThePagesTextIsTheReportsText) {
  const auto pages = set_in_type(kReport, {});
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(words(pages[0].text), words(kReport));
  EXPECT_NE(pages[0].text.find("CÔNG AN XÃ AN LỘ\tĐộc lập - Tự do - Hạnh phúc\n"), std::string::npos);
  EXPECT_TRUE(pages[0].signature.has_value());
}

TEST(ScanMaker, ADigitalPdfHoldsEveryWordOfThePage) {
  const std::string path = scratch("digital.pdf");
  const auto pages = set_in_type(kReport, {});
  write_digital_pdf(pages, path);
  std::unique_ptr<poppler::document> pdf(poppler::document::load_from_file(path));
  ASSERT_TRUE(pdf && pdf->pages() == 1);
  const auto raw = std::unique_ptr<poppler::page>(pdf->create_page(0))->text().to_utf8();
  const std::string text = words(std::string(raw.begin(), raw.end()));
  for (const char* part : {"Số: 27/BC-CAX", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "4.500.000", "- PC04;"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  std::filesystem::remove(path);
}

TEST(ScanMaker, LongTextRunsOverPagesWithoutLossAndPagesAreNumbered) {
  std::string text;
  for (int i = 1; i <= 60; ++i)
    text +=
        std::to_string(i) + ". Công an xã tiếp tục rà soát, lập hồ sơ quản lý, gọi hỏi răn đe từng trường hợp trên địa bàn.\n";
  const auto pages = set_in_type(text, {});
  ASSERT_GE(pages.size(), 2u);
  std::string joined;
  for (std::size_t n = 0; n < pages.size(); ++n) {
    std::string page = pages[n].text;
    if (n > 0) {
      ASSERT_EQ(page.rfind(std::to_string(n + 1) + "\n", 0), 0u);
      page = page.substr(page.find('\n') + 1);
    }
    joined += page;
  }
  EXPECT_EQ(words(joined), words(text));
}

TEST(ScanMaker, AWideAnnexLiesOnItsSide) {
  const auto pages = set_in_type(std::string(kReport) + kAnnex, {});
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_LT(pages[0].width, pages[0].height);
  EXPECT_GT(pages[1].width, pages[1].height);
  EXPECT_NE(pages[1].text.find("1\tAn Lộ\t19\t12\t07\t08\t04\t\n"), std::string::npos);
  for (const PlacedLine& line : pages[1].lines) {
    EXPECT_GE(line.x, 0);
    EXPECT_LE(line.baseline, pages[1].height);
  }
}

TEST(ScanMaker, AnUnknownFontIsRefused) { EXPECT_THROW(set_in_type(kReport, {"No Such Family"}), std::runtime_error); }

TEST(ScanMaker, TheSameSeedGivesTheSamePictureAndAnotherSeedAnother) {
  const auto pages = set_in_type(kReport, {});
  for (const char kind : std::string("bc")) {
    Random one(7), again(7), other(8);
    const Scan first = scanned(kind, pages, 0, {}, one);
    EXPECT_EQ(first.image.pixels, scanned(kind, pages, 0, {}, again).image.pixels) << kind;
    EXPECT_NE(first.image.pixels, scanned(kind, pages, 0, {}, other).image.pixels) << kind;
  }
  Random random(1);
  EXPECT_THROW(scanned('z', pages, 0, {}, random), std::invalid_argument);
}

TEST(ScanMaker, FourQuarterTurnsAreNone) {
  Image image = Image::filled(3, 2, 1, 0);
  for (int i = 0; i < 6; ++i) image.pixels[i] = static_cast<std::uint8_t>(i);
  const Image clockwise = turned(image, 1);
  EXPECT_EQ(clockwise.width, 2);
  EXPECT_EQ(clockwise.pixels, (std::vector<std::uint8_t>{3, 0, 4, 1, 5, 2}));
  EXPECT_EQ(turned(clockwise, 3).pixels, image.pixels);
  EXPECT_EQ(turned(turned(image, 2), 2).pixels, image.pixels);
}

TEST(ScanMaker, BlurKeepsAFlatPictureFlatUpToItsEdges) {
  const Image flat = Image::filled(20, 11, 3, 137);
  EXPECT_EQ(blurred(flat, 1.3).pixels, flat.pixels);
}

TEST(ScanMaker, APhotoStoredLyingSaysSo) {
  const std::string path = scratch("lying.jpg");
  write_jpeg({Image::filled(30, 20, 3, 200), 100, 80, 6}, path);
  const std::string bytes = bytes_of(path);
  EXPECT_EQ(bytes.substr(0, 4), "\xff\xd8\xff\xe1");
  EXPECT_EQ(bytes.substr(6, 4), "Exif");
  EXPECT_EQ(bytes[30], 6);  // the value of the one entry: 6 bytes of name, 8 of header, 2 of count, 8 into the entry
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace doisoat::corpus
