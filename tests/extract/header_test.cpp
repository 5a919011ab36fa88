#include "extract/header.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace doisoat {
namespace {

const Catalogue& catalogue() {
  static const Catalogue* loaded = [] {
    auto* c = new Catalogue;
    c->places = Gazetteer::load(std::filesystem::path(DOISOAT_SOURCE_DIR) / "catalogue" / "places");
    return c;
  }();
  return *loaded;
}

std::vector<Report> read(const std::string& text, DocumentKind kind = DocumentKind::text) {
  Document document;
  document.kind = kind;
  document.text = text;
  return find_reports(document, find_dates(document.text), catalogue());
}

std::string day(const std::optional<Date>& date) { return date ? date->iso() : "-"; }

std::string dump(const Report& r) {
  return std::string(name(r.kind)) + " | " + (r.area.code.empty() ? "?" : r.area.code) + " " + r.area.name + " | " + (r.number.empty() ? "-" : r.number) +
         " | " + day(r.issued) + " | " + day(r.from) + ".." + day(r.to) + " | " + r.issuer;
}

std::string dump(const std::vector<Report>& reports) {
  std::string out;
  for (const Report& r : reports) out += (out.empty() ? "" : "\n") + dump(r);
  return out;
}

struct Case {
  const char* text;
  const char* dumped;
};
template <size_t N>
void expect_all(const Case (&cases)[N]) {
  for (const Case& c : cases) EXPECT_EQ(dump(read(c.text)), c.dumped) << c.text;
}

TEST(Header, TheBlockAboveTheTitleInAllItsShapes) {
  const Case cases[] = {
      // two columns
      {"CÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LỤC\tĐộc lập - Tự do - Hạnh phúc\n"
       "Số: 44/BC-CAH\tBình Lục, ngày 15 tháng 5 năm 2024\nBÁO CÁO\nKết quả phòng, chống ma túy tháng 5 năm 2024\nI. TÌNH HÌNH\n1. Ổn định.",
       "month | 352 Bình Lục | 44/BC-CAH | 2024-05-15 | 2024-05-01..2024-05-31 | Công an huyện Bình Lục"},
      // one column after the other
      {"CÔNG AN TỈNH LAI CHÂU\nCÔNG AN XÃ BÌNH LƯ\nSố: 57 /BC-CAX\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
       "Bình Lư, ngày 16 tháng 12 năm 2025\n\nBÁO CÁO\nCông tác phòng, chống ma túy năm 2025\n\nI. KẾT QUẢ",
       "year | 03390 Bình Lư | 57/BC-CAX | 2025-12-16 | 2025-01-01..2025-12-31 | Công an xã Bình Lư"},
      // both columns read as one line, as OCR gives them
      {"CÔNG AN TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN CAO LỘC Độc lập - Tự do - Hạnh phúc\n"
       "Số: 120/BC-CAH Cao Lộc, ngày 05 tháng 4 năm 2024\nBÁO CÁO\nKết quả công tác quý I/2024\n1. Kết quả",
       "quarter | 183 Cao Lộc | 120/BC-CAH | 2024-04-05 | 2024-01-01..2024-03-31 | Công an huyện Cao Lộc"},
      // a Word table: each column a cell
      {"CÔNG AN TỈNH LẠNG SƠN CÔNG AN HUYỆN CAO LỘC Số: 120/BC-CAH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Cao Lộc, ngày 05 tháng 4 năm 2024\n"
       "BÁO CÁO\nKết quả công tác quý I/2024\n1. Kết quả",
       "quarter | 183 Cao Lộc | 120/BC-CAH | 2024-04-05 | 2024-01-01..2024-03-31 | Công an huyện Cao Lộc"},
      // the Party
      {"ĐẢNG BỘ TỈNH LAI CHÂU\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ BÌNH LƯ\n*\nSố 57-BC/ĐU\tBình Lư, ngày 20 tháng 11 năm 2025\n"
       "BÁO CÁO\nkết quả 05 năm thực hiện Chỉ thị số 36-CT/TW\n-----\nThực hiện Công văn số 12-CV/TU,",
       "summary | 03390 Bình Lư | 57-BC/ĐU | 2025-11-20 | -..- | Đảng ủy xã Bình Lư"},
      // the name goes on in the next line; the committee's unit stands above
      {"UBND XÃ KHE MẬN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBAN CHỈ ĐẠO PCTP, TNXH VÀ\tĐộc lập - Tự do - Hạnh phúc\nXD PHONG TRÀO TDBVANTQ\n"
       "Số:      /BC-BCĐ\tKhe Mận, ngày      tháng 7 năm 2025\nBÁO CÁO\nSơ kết 6 tháng đầu năm 2025\nPhần I",
       "half_year | ? Khe Mận | /BC-BCĐ | - | 2025-01-01..2025-06-30 | Ban chỉ đạo PCTP, TNXH và XD phong trào TDBVANTQ xã Khe Mận"},
      {"ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ KHE MẬN\tĐộc lập - Tự do - Hạnh phúc\nSố: ……/BC-UBND\tKhe Mận, ngày … tháng … năm 2025\n"
       "BÁO CÁO\nCông tác phòng, chống ma túy quý III năm 2025\nI. KẾT QUẢ",
       "quarter | ? Khe Mận | /BC-UBND | - | 2025-07-01..2025-09-30 | Ủy ban nhân dân xã Khe Mận"},
      // districts that are cities, wards whose names hold words of other units
      {"CÔNG AN TỈNH LẠNG SƠN\nCÔNG AN TP LẠNG SƠN\nSố: 3/BC-CATP\nTP. Lạng Sơn, ngày 3/2/2024\nBÁO CÁO\nKết quả tháng 01 năm 2024 và phương hướng tháng 02/2024\nI. A",
       "month | 178 Lạng Sơn | 3/BC-CATP | 2024-02-03 | 2024-01-01..2024-01-31 | Công an thành phố Lạng Sơn"},
      {"CÔNG AN TP. HỒ CHÍ MINH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN PHƯỜNG BẾN THÀNH\tĐộc lập - Tự do - Hạnh phúc\nSố: 3/BC-CAP\tBến Thành, ngày 3-2-2026\n"
       "BÁO CÁO\nKết quả công tác tháng 01 năm 2026\nI. A",
       "month | 26743 Bến Thành | 3/BC-CAP | 2026-02-03 | 2026-01-01..2026-01-31 | Công an phường Bến Thành"},
      // a telegram
      {"CÔNG AN TỈNH LẠNG SƠN\nCÔNG AN HUYỆN CAO LỘC\nĐIỆN BÁO\nSố: 12/ĐB-CAH ngày 12/3/2024\nKính gửi: PC04\nCông an huyện bắt 02 vụ.",
       "letter | 183 Cao Lộc | 12/ĐB-CAH | 2024-03-12 | -..- | Công an huyện Cao Lộc"},
      // no motto, numeric dateline, abbreviations
      {"CÔNG AN TỈNH BẮC NINH\nCA PHƯỜNG PHỐ SIM\n-------\nSố: 19/BC-CAP(PCMT)\nPhố Sim, ngày 15/3/2026\n\nBÁO CÁO NHANH\nKQ công tác PCMT quý I/2026\n(mốc số liệu: 15/12/2025 - 14/3/2026)\n\n"
       "Kính gửi: PC04.\n\nA. SỐ LIỆU",
       "quarter | ? Phố Sim | 19/BC-CAP(PCMT) | 2026-03-15 | 2025-12-15..2026-03-14 | CA phường Phố Sim"},
  };
  expect_all(cases);
}

TEST(Header, KindsFromTheTitle) {
  struct {
    const char* title;
    const char* kind;
    const char* period;
  } cases[] = {
      {"Kết quả công tác phòng, chống ma túy tháng 10 năm 2025", "month", "2025-10-01..2025-10-31"},
      {"Công tác tháng 5/2024, phương hướng, nhiệm vụ tháng 6/2024", "month", "2024-05-01..2024-05-31"},
      {"Kết quả công tác quý II năm 2024", "quarter", "2024-04-01..2024-06-30"},
      {"Kết quả công tác 3 tháng đầu năm 2024", "quarter", "2024-01-01..2024-03-31"},
      {"Sơ kết công tác 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2024", "half_year", "2024-01-01..2024-06-30"},
      {"Kết quả 6 tháng cuối năm 2024", "half_year", "2024-07-01..2024-12-31"},
      {"Sơ kết 6 tháng công tác phòng, chống ma túy", "half_year", "2024-01-01..2024-06-30"},
      {"Kết quả 9 tháng đầu năm 2024", "other", "2024-01-01..2024-09-30"},
      {"Tổng kết công tác năm 2024 và nhiệm vụ năm 2025", "year", "2024-01-01..2024-12-31"},
      {"kết quả lãnh đạo thực hiện nhiệm vụ phòng, chống ma túy 6 tháng đầu năm 2024", "half_year", "2024-01-01..2024-06-30"},
      {"Sơ kết giai đoạn 1 cao điểm rà soát người nghiện (từ 15/4/2024 đến 15/5/2024)", "stage", "2024-04-15..2024-05-15"},
      {"Kết quả thực hiện cao điểm tấn công trấn áp tội phạm từ ngày 15/12/2023 đến ngày 14/02/2024", "stage", "2023-12-15..2024-02-14"},
      {"Chuyên đề công tác cai nghiện 6 tháng đầu năm 2024", "topic", "2024-01-01..2024-06-30"},
      {"Tổng kết 10 năm thực hiện Nghị quyết số 98/NQ-CP", "summary", "-..-"},
      {"Tổng kết Chương trình phòng, chống ma túy giai đoạn 2021 - 2025", "summary", "2021-01-01..2025-12-31"},
      {"Kết quả thực hiện Nghị quyết số 05-NQ/TU về phòng, chống ma túy", "summary", "-..-"},
      {"Kết quả thực hiện Chỉ thị số 25-CT/HU tháng 5 năm 2024", "month", "2024-05-01..2024-05-31"},
      {"Kết quả công tác tuần 21 (từ ngày 15/5/2024 đến ngày 22/5/2024)", "other", "2024-05-15..2024-05-22"},
      {"Kết quả thực hiện Dự án 3 về chuyển hóa địa bàn", "topic", "-..-"},
      {"Kết quả thi hành Luật Phòng, chống ma túy năm 2021", "other", "-..-"},
      // the days decide which of two named periods is meant, or the kind where none is named
      {"Kết quả tháng 6 và 6 tháng đầu năm 2024 (từ ngày 15/12/2023 đến ngày 14/6/2024)", "half_year", "2023-12-15..2024-06-14"},
      {"Kết quả phòng, chống ma túy (từ ngày 15/4/2024 đến ngày 14/5/2024)", "month", "2024-04-15..2024-05-14"},
      {"Tình hình ma túy từ ngày 01/7/2023 đến nay", "other", "2023-07-01..2024-06-15"},
      {"Tình hình người nghiện (từ ngày 15/12/2023 đến ngày 14/12/2024)", "year", "2023-12-15..2024-12-14"},
      // mistyped: kept as it is read
      {"Kết quả 6 tháng đầu năm 2025 (Từ ngày 15/12/2025 đến 14/6/2025)", "half_year", "2025-12-15..2025-06-14"},
  };
  for (const auto& c : cases) {
    std::string text = std::string("CÔNG AN TỈNH HÀ NAM\nCÔNG AN HUYỆN BÌNH LỤC\nSố: 7/BC-CAH\nBình Lục, ngày 15 tháng 6 năm 2024\nBÁO CÁO\n") + c.title +
                       "\nThực hiện chế độ báo cáo định kỳ, đơn vị gửi số liệu tới quý cơ quan.\nI. SỐ LIỆU\n1. Người nghiện: 12.";
    auto reports = read(text);
    ASSERT_EQ(reports.size(), 1u) << c.title;
    EXPECT_EQ(name(reports[0].kind), std::string(c.kind)) << c.title;
    EXPECT_EQ(day(reports[0].from) + ".." + day(reports[0].to), c.period) << c.title;
    EXPECT_EQ(reports[0].title, std::string("BÁO CÁO ") + c.title);
  }
}

TEST(Header, ThePeriodThatTheTextStatesGoesBeforeTheCalendar) {
  const std::string head = "CÔNG AN XÃ KHE MẬN\nSố: 7/BC-CAX\nKhe Mận, ngày 15 tháng 6 năm 2026\nBÁO CÁO\nKết quả 6 tháng đầu năm 2026\n";
  struct {
    const char* body;
    const char* period;
  } cases[] = {
      {"Công an xã Khe Mận báo cáo kết quả (số liệu tính từ 15/12/2025 đến 14/6/2026) như sau:\nI. A", "2025-12-15..2026-06-14"},
      {"Thực hiện công văn, xin báo cáo:\n1. Từ ngày 15/12/2025 đến ngày 14/6/2026 bắt 02 vụ.\n2. Từ ngày 15/12/2025 đến ngày 14/6/2026 phạt 03 vụ.", "2025-12-15..2026-06-14"},
      // a campaign inside the period is not the period
      {"Thực hiện công văn, xin báo cáo:\n1. Cao điểm từ ngày 15/3/2026 đến ngày 14/4/2026 bắt 02 vụ.", "2026-01-01..2026-06-30"},
      {"1. Người nghiện: 12.", "2026-01-01..2026-06-30"},
  };
  for (const auto& c : cases) {
    auto reports = read(head + c.body);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(day(reports[0].from) + ".." + day(reports[0].to), c.period) << c.body;
  }
}

TEST(Header, WithoutAHeaderBlockTheTextSaysWhoReports) {
  const Case cases[] = {
      {"Kính gửi: Phòng PC04 Công an tỉnh Hà Nam\nThực hiện Công văn số 12/CAT-PC04 ngày 23 tháng 02 năm 2024, Công an huyện Bình Lục báo cáo như sau:\n1. Kinh phí năm 2023: 0",
       "letter | 352 Bình Lục | - | - | -..- | Công an huyện Bình Lục"},
      {"BÁO CÁO\nKết quả công tác tháng 3 năm 2026\nCông an phường (xã) Khe Mận báo cáo kết quả như sau:\n1. Người nghiện: 05",
       "month | ? Khe Mận | - | - | 2026-03-01..2026-03-31 | Công an phường Khe Mận"},
      {"BÁO CÁO\nTình hình ma túy trên địa bàn huyện Cao Lộc quý I năm 2024\n1. Người nghiện: 05",
       "quarter | 183 Cao Lộc | - | - | 2024-01-01..2024-03-31 | "},
      // only its communes tell the district
      {"BÁO CÁO SƠ KẾT GIAI ĐOẠN 1\nKết quả rà soát\n1. Công an huyện đã kiểm tra xã Ngọc Lũ, xã Bồ Đề và xã La Sơn. Trước ngày 15/10/2024: 91 người. Đến ngày 10/11/2024: 114 người.",
       "stage | 352 Bình Lục | - | - | 2024-10-15..2024-11-10 | Công an huyện Bình Lục"},
      // the dateline's place, where the header leaves the name out
      {"CÔNG AN TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN\tĐộc lập - Tự do - Hạnh phúc\nSố: 9/BC-CAH\tCao Lộc, ngày 15 tháng 5 năm 2024\n"
       "BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Công an huyện đã bắt 02 vụ.",
       "month | 183 Cao Lộc | 9/BC-CAH | 2024-05-15 | 2024-05-01..2024-05-31 | Công an huyện"},
  };
  expect_all(cases);
}

TEST(Header, TheIssuersOwnNameGoesBeforeTheSeatInTheDateline) {
  auto reports = read(
      "CÔNG AN TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN CAO LỘC\tĐộc lập - Tự do - Hạnh phúc\nSố: 9/BC-CAH\tLạng Sơn, ngày 15 tháng 5 năm 2024\n"
      "BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Bắt 02 vụ.");
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].area, (Area{"183", "Cao Lộc"}));
}

const char* kFirst =
    "CÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LỤC\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/BC-CAH\tBình Lục, ngày 15 tháng 5 năm 2024\n"
    "BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Bắt 02 vụ./.\nNơi nhận:\tTRƯỞNG CÔNG AN HUYỆN\n- Lưu: VT.\tTrung tá Lê Khắc Tường\n";

TEST(Header, SeveralReportsInOneFile) {
  const std::string first = kFirst;
  struct {
    std::string behind;
    size_t count;
    const char* last_number;
  } cases[] = {
      {"", 1, "1/BC-CAH"},
      {"\n\nCÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LỤC\tĐộc lập - Tự do - Hạnh phúc\nSố: 2/BC-CAH\tBình Lục, ngày 16 tháng 5 năm 2024\n"
       "BÁO CÁO\nKết quả Dự án 3 tháng 5 năm 2024\n1. Không.",
       2, "2/BC-CAH"},
      // without a block of its own
      {"\nBÁO CÁO\nKết quả thực hiện Dự án 3\n1. Không.", 2, ""},
      {"\fBÁO CÁO CHUYÊN ĐỀ\nvề cai nghiện\n1. Không.", 2, ""},
      {"\nKính gửi: Phòng PC04\nCông an huyện Bình Lục báo cáo kinh phí.", 2, ""},
      // nothing says that the first has ended, but a new title with a body of its own begins
      {"\nBÁO CÁO\nKết quả thực hiện Dự án 2 về đấu tranh chống tội phạm ma túy\nI. KẾT QUẢ\n1. Không.", 2, ""},
      // annexes, repeated titles, running headers
      {"\nPHỤ LỤC 01\nSỐ LIỆU NGƯỜI NGHIỆN\n(Kèm theo Báo cáo số 1/BC-CAH ngày 15/5/2024)\nTT\tXã\tSố người\n1\tLa Sơn\t5", 1, "1/BC-CAH"},
      {"\nCÔNG AN HUYỆN BÌNH LỤC\tBiểu số 02\nTHỐNG KÊ SỐ VỤ\nTT\tXã\tSố vụ\n1\tLa Sơn\t5", 1, "1/BC-CAH"},
      {"\nCÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LỤC\tĐộc lập - Tự do - Hạnh phúc\nDANH SÁCH ĐỐI TƯỢNG\nTT\tHọ tên\n1\tA", 1, "1/BC-CAH"},
      {"\nCÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LỤC\tĐộc lập - Tự do - Hạnh phúc\nBÁO CÁO THỐNG KÊ NGƯỜI NGHIỆN\n"
       "(Kèm theo Báo cáo số 1/BC-CAH ngày 15/5/2024)\nI. A", 1, "1/BC-CAH"},
      // the same title of another unit
      {"\nCÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN LÝ NHÂN\tĐộc lập - Tự do - Hạnh phúc\nSố:     /BC-CAH\tLý Nhân, ngày 15 tháng 5 năm 2024\n"
       "BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Bắt 03 vụ.", 2, "/BC-CAH"},
      {"\fBÁO CÁO\nKết quả tháng 5 năm 2024\n2. Tuyên truyền 03 buổi.", 1, "1/BC-CAH"},
  };
  for (const auto& c : cases) {
    auto reports = read(first + c.behind);
    ASSERT_EQ(reports.size(), c.count) << c.behind;
    EXPECT_EQ(reports.back().number, c.last_number) << c.behind;
    EXPECT_EQ(reports.front().span.begin, 0u);
    EXPECT_EQ(reports.back().span.end, first.size() + c.behind.size());
    for (size_t i = 1; i < reports.size(); ++i) EXPECT_EQ(reports[i - 1].span.end, reports[i].span.begin);
  }
}

TEST(Header, AReportThatDoesNotSayWhoseItIsIsItsNeighboursUnits) {
  auto reports = read(std::string(kFirst) + "\nBÁO CÁO\nKết quả thực hiện Dự án 3 về địa bàn\nI. KẾT QUẢ\n1. Không có.");
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_EQ(reports[1].area, (Area{"352", "Bình Lục"}));
  EXPECT_EQ(reports[1].issuer, "Công an huyện Bình Lục");
  EXPECT_LT(reports[1].confidence, reports[0].confidence);
}

TEST(Header, ADistrictThatIsNoMoreAtTheReportsDateHasANameButNoCode) {
  auto reports = read(
      "BÁO CÁO\nKết quả 6 tháng đầu năm 2026\n1. Công an huyện đã kiểm tra xã Ngọc Lũ, xã Bồ Đề và xã La Sơn. Tính đến ngày 14/6/2026 có 91 người.");
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].area, (Area{"", "Bình Lục"}));
}

TEST(Header, ATitleInTheMiddleOfABodyIsNoReport) {
  auto reports = read("BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Công an xã Khe Mận báo cáo.\nBÁO CÁO\nviên trình bày số liệu.\n2. Bắt 02 vụ.");
  EXPECT_EQ(reports.size(), 1u);
}

TEST(Header, AnEmptyDocumentHasNoReportAndAnyOtherHasOne) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read(" \n\f\n").empty());
  auto reports = read("12 người nghiện");
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(dump(reports[0]), "other | ?  | - | - | -..- | ");
  EXPECT_LT(reports[0].confidence, 0.3);
}

TEST(Header, WhatOcrLeavesAroundTheTitleIsNoTitle) {
  auto reports = read(
      "BAN CHỈ ĐẠO 138 TỈNH LẠNG SƠN. CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBCĐ 138 HUYỆN CAO LỘC\tĐộc lập - Tự do - Hạnh phúc\n \nố\tCao Lộc, ngày. 07 tháng 6 năm 2024\n"
      "| TỈNH LẠNG SON ˆ\t|\nCÔNG VĂN ĐẾN Ỉ :\n| sẽ: as1z\tB Á O  C Á O\nTrtrr\tSơ kết 6 tháng đầu năm 2024\nI. TÌNH HÌNH\n1. Bắt 02 vụ.",
      DocumentKind::scan);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(dump(reports[0]), "half_year | 183 Cao Lộc | - | 2024-06-07 | 2024-01-01..2024-06-30 | BCĐ 138 huyện Cao Lộc");
  EXPECT_EQ(reports[0].title, "BÁO CÁO Sơ kết 6 tháng đầu năm 2024");
}

TEST(Header, OcrMayLoseTheMarksOfAName) {
  const char* text =
      "CÔNG AN TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG AN HUYỆN BÌNH LUC\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/BC-CAH\tBình Lục, ngày 15 tháng 5 năm 2024\n"
      "BÁO CÁO\nKết quả tháng 5 năm 2024\n1. Bắt 02 vụ.";
  EXPECT_EQ(read(text, DocumentKind::scan)[0].area, (Area{"352", "Bình Lục"}));
  // typed, it may be another place
  EXPECT_EQ(read(text, DocumentKind::text)[0].area, (Area{"", "Bình Luc"}));
}

TEST(Header, ReportsCoverTheTextWhateverItIs) {
  const char* pieces[] = {"CÔNG AN TỈNH HÀ NAM", "CÔNG AN HUYỆN BÌNH LỤC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 5/BC-CAH", "Số:  /BC",
                          "Bình Lục, ngày 15 tháng 5 năm 2024", "BÁO CÁO", "Kết quả tháng 5 năm 2024", "Kính gửi: PC04", "PHỤ LỤC 01", "(từ ngày 15/4/2024 đến 14/5/2024)", "\n", "\n\n",
                          "\f", "\t", "1. Bắt 02 vụ./.", "Nơi nhận:", "xã La Sơn", "Công an huyện", " báo cáo", "V/v báo cáo", "-", "*", "Số", "ngày", "\xE2\x80\xA6"};
  unsigned state = 4711;
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = 0; i < 16; ++i) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 16) % std::size(pieces)];
      if ((state >> 8) & 1) text += "\n";
    }
    auto reports = read(text);
    if (reports.empty()) continue;
    ASSERT_EQ(reports.front().span.begin, 0u) << text;
    ASSERT_EQ(reports.back().span.end, text.size()) << text;
    for (size_t i = 1; i < reports.size(); ++i) ASSERT_EQ(reports[i - 1].span.end, reports[i].span.begin) << text;
  }
}

TEST(Header, RealReports) {
  std::filesystem::path shared = std::filesystem::path(DOISOAT_SOURCE_DIR) / ".." / "shared";
  if (!std::filesystem::exists(shared / "reports")) GTEST_SKIP() << "no ../shared";
  struct {
    const char* file;
    const char* dumped;
  } cases[] = {
      {"reports/binh-luc-2024-giai-doan-1.txt", "stage | 352 Bình Lục | - | - | 2024-10-15..2024-11-10 | Công an huyện Bình Lục"},
      {"reports/binh-luc-2024-kinh-phi.txt", "letter | 352 Bình Lục | - | - | -..- | Công an huyện Bình Lục"},
      {"reports/cao-loc-2024-6-thang.txt", "half_year | 183 Cao Lộc | /BC-BCĐ | - | 2023-12-15..2024-05-31 | Ban chỉ đạo 138 huyện Cao Lộc"},
      {"scans/000.txt", "stage | 352 Bình Lục | 1687/BC-CAH-ĐCSHSKTMT | 2024-11-12 | 2024-10-15..2024-11-10 | Công an huyện Bình Lục"},
      {"scans/002.txt", "half_year | 183 Cao Lộc | 93/BC-BCĐ | 2024-06-07 | 2023-12-15..2024-05-31 | BCĐ 138 huyện Cao Lộc"},
      {"scans/003.txt", "letter | 352 Bình Lục | 208/BC-CAH | 2024-02-26 | -..- | Công an huyện Bình Lục"},
      {"scans/t01.txt", "other | 352 Bình Lục | 1102/BC-CAH | 2024-06-14 | -..2024-06-14 | Công an huyện Bình Lục"},
  };
  for (const auto& c : cases) {
    std::ifstream in(shared / c.file);
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_EQ(dump(read(text.str())), c.dumped) << c.file;
  }
}

}  // namespace
}  // namespace doisoat
