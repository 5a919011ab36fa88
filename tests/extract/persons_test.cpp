#include "extract/persons.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace doisoat {
namespace {

// Names and digits of each mention.
std::string found(std::string_view text) {
  std::string out;
  for (const PersonMention& person : find_persons(text, find_dates(text)).mentions) {
    if (!out.empty()) out += " | ";
    out += text.substr(person.name.begin, person.name.size());
    for (Span digits : person.digits) out += " " + std::string(text.substr(digits.begin, digits.size()));
  }
  return out;
}

TEST(Persons, PrivatePersonsAreFoundByWhatStandsBesideTheirNames) {
  struct {
    const char *text, *persons;
  } cases[] = {
      {"05 trường hợp (Trần Văn Khê, sinh năm 1988, trú tại thôn 3, xã Khe Mận; đối tượng Lò Thị Sâm, sinh năm 1985, trú tại bản Nà Lếch, xã Bản Sảo)",
       "Trần Văn Khê 1988 | Lò Thị Sâm 1985"},
      {"bắt anh Giàng A Páo (SN 1990)", "Giàng A Páo 1990"},
      {"bị can Vừ Mí Sính - 1985 - thôn 2", "Vừ Mí Sính 1985"},
      {"Lô Thị Xoan (2003), Vi Văn Thoong (1986)", "Lô Thị Xoan 2003 | Vi Văn Thoong 1986"},
      {"01 (Chu Thế Vượng, TDP Cao Cát thị trấn Phố Sim)", "Chu Thế Vượng"},
      {"do Hoàng Văn Khảm (tên gọi khác: Bảy Khảm), SN 1991, HKTT xóm 4, xã Vân Phổ, CCCD số 000091000123 điều khiển", "Hoàng Văn Khảm 1991 000091000123"},
      {"chở Lương Thị Mùa, sinh ngày 12/3/1998, trú tại khối 9", "Lương Thị Mùa 12 3 1998"},
      {"đối tượng Quàng Văn Inh trú tại bản Pa Cuông", "Quàng Văn Inh"},
      {"ông Nguyễn Hữu Tài, nam, sinh năm 1970", "Nguyễn Hữu Tài 1970"},
      {"03 người (Trần Văn Khê, Lê Bá Thông và Phạm Thị Dịu)", "Trần Văn Khê | Lê Bá Thông | Phạm Thị Dịu"},
      {"TRẦN VĂN KHÊ, SN: 1988", "TRẦN VĂN KHÊ 1988"},
      {"Nguyen Van Khe, sinh năm 1988", "Nguyen Van Khe 1988"},
      {"đối tượng Vũ Hải\nĐăng, sinh năm 1967, trú tại thôn 3", "Vũ Hải\nĐăng 1967"},
      // places, streets, schools, officials, signatures
      {"Công an huyện Cao Lộc, huyện Lâm Khê", ""},
      {"các xã: Hà Lâu, La Sơn, Cao Lâu, Tân Liên", ""},
      {"xã Trung Lương, thôn Duy Dương", ""},
      {"Đường Nguyễn Văn Linh, trường THCS Lý Tự Trọng", ""},
      {"đồng chí Nguyễn Văn Hùng, Phó Trưởng Công an huyện", ""},
      {"Trung tá Lù Chí Phừ", ""},
      {"TRƯỞNG CÔNG AN HUYỆN\nNguyễn Văn Hùng", ""},
      {"Lạng Sơn năm 2024", ""},
      {"tỉnh Hà Nam (2024)", ""},
      {"QUẢN LÝ SAU CAI THEO XÃ, THỊ TRẤN", ""},
      {"KT. TRƯỞNG CÔNG AN HUYỆN\nPHÓ TRƯỞNG CÔNG AN HUYỆN", ""},
      {"cây Cần Sa", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(found(c.text), c.persons) << c.text;
}

TEST(Persons, TheWholeMentionReachesToTheEndOfTheAddress) {
  std::string text =
      "02 trường hợp (Trần Văn Khê, sinh năm 1988, trú tại thôn 3, xã Khe Mận; đối tượng Lò Thị Sâm, sinh năm 1985, trú tại bản Nà Lếch, xã Bản Sảo). Còn 05 người.";
  auto mentions = find_persons(text, find_dates(text)).mentions;
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(text.substr(mentions[0].span.begin, mentions[0].span.size()), "Trần Văn Khê, sinh năm 1988, trú tại thôn 3, xã Khe Mận");
  EXPECT_EQ(text.substr(mentions[1].span.begin, mentions[1].span.size()), "đối tượng Lò Thị Sâm, sinh năm 1985, trú tại bản Nà Lếch, xã Bản Sảo");
}

TEST(Persons, NamesInAColumn) {
  EXPECT_EQ(found("TT\tHọ và tên\tNăm sinh\tNơi ở\n1\tTrần Văn Khê\t1988\tthôn 3\n2\tHạng Thị Dợ\t12/3/1990\tbản Pa Cuông\n\nKhe Mận\t12\t1990"),
            "Trần Văn Khê 1988 | Hạng Thị Dợ 12 3 1990");
}

TEST(Persons, ANameIsMaskedWhereverItStands) {
  std::string text = "Bắt Hoàng Văn Khảm (SN 1991). Thu trong túi của Khảm 01 gói. Khảm khai nhận; Hoàng Văn Khảm đã bị khởi tố.";
  std::string names;
  for (Span name : find_persons(text, find_dates(text)).names) names += text.substr(name.begin, name.size()) + " | ";
  EXPECT_EQ(names, "Hoàng Văn Khảm | Khảm | Hoàng Văn Khảm | ");
}

TEST(Persons, OtherNamesAreMaskedToo) {
  std::string text = "Khai mua của người đàn ông tên Tý và Hoàng Văn Khảm (tên gọi khác: Bảy Khảm), SN 1991; quán có tên Hoa Ban.";
  std::string names;
  for (Span name : find_persons(text, find_dates(text)).names) names += text.substr(name.begin, name.size()) + " | ";
  EXPECT_EQ(names, "Tý | Hoàng Văn Khảm | Bảy Khảm | ");
}

TEST(Persons, RealReports) {
  std::filesystem::path shared = std::filesystem::path(DOISOAT_SOURCE_DIR) / ".." / "shared" / "reports";
  if (!std::filesystem::exists(shared)) GTEST_SKIP() << "no ../shared";
  struct {
    const char* file;
    size_t mentions, digits;
  } cases[] = {{"binh-luc-2024-giai-doan-1.txt", 6, 5}, {"binh-luc-2024-kinh-phi.txt", 0, 0}, {"cao-loc-2024-6-thang.txt", 0, 0}};
  for (const auto& c : cases) {
    std::ifstream in(shared / c.file);
    std::stringstream stream;
    stream << in.rdbuf();
    std::string text = stream.str();
    auto mentions = find_persons(text, find_dates(text)).mentions;
    size_t digits = 0;
    for (const auto& person : mentions) digits += person.digits.size();
    EXPECT_EQ(mentions.size(), c.mentions) << c.file;
    EXPECT_EQ(digits, c.digits) << c.file;
  }
}

}  // namespace
}  // namespace doisoat
