// One paragraph in, figures out: answers worked out by hand. Times have their own tests, so all but the last field is compared.
#include "extract/resolve.h"

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "tests/extract/plain_document.h"
#include "tests/extract/shipped_catalogue.h"

namespace doisoat {
namespace {

std::string figures(const std::string& text) {
  std::string out;
  for (const Figure& figure : extract(plain_document(text), shipped_catalogue()).figures) {
    std::string line = dump(figure);
    line.resize(line.rfind(' '));  // the time
    out += (out.empty() ? "" : " | ") + line + (figure.qualifier ? std::string(" ") + name(*figure.qualifier) : "");
  }
  return out;
}

struct Case {
  const char *text, *figures;
};

TEST(Resolve, PeopleOnTheLists) {
  const Case cases[] = {
      {"Số người nghiện ma túy: 73 người.", "addicts{} stock 73 person"},
      {"Toàn xã hiện có 12 người nghiện ma túy, 05 người sử dụng trái phép chất ma túy.", "addicts{} stock 12 person | users{} stock 5 person"},
      {"Số người nghi nghiện: 10 người; số người nghi sử dụng trái phép chất ma túy: 07 người.",
       "suspected_addicts{} stock 10 person | suspected_users{} stock 7 person"},
      {"Số người nghiện ma túy: 73 người, trong đó: ngoài xã hội: 52 người; trong trung tâm cai nghiện: 21 người.",
       "addicts{} stock 73 person | addicts{place=community} stock 52 person | addicts{place=compulsory_rehab} stock 21 person"},
      {"Quản lý sau cai: 12 đối tượng.", "post_rehab{} stock 12 person"},
      {"Tổng số người nghiện: 30 người (nam 28 người, nữ 02 người).",
       "addicts{} stock 30 person | addicts{sex=male} stock 28 person | addicts{sex=female} stock 2 person"},
      {"Số người đang điều trị Methadone: 75 người.", "substitution_treatment{} stock 75 person"},
      {"Người nghiện ma túy: không.", "addicts{} stock 0 person"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

TEST(Resolve, CasesAndWhatTheLawDoesWithThem) {
  const Case cases[] = {
      {"Trong kỳ đã bắt giữ 14 vụ, 16 đối tượng phạm tội về ma túy.", "cases{} flow 14 case | offenders{} flow 16 person"},
      {"Đã khởi tố 11 vụ, 12 bị can.", "prosecuted_cases{} flow 11 case | prosecuted_defendants{} flow 12 person"},
      {"Đề nghị truy tố 06 vụ, 07 bị can.", "indictment_proposed_cases{} flow 6 case | indictment_proposed_defendants{} flow 7 person"},
      {"Chuyển 05 vụ, 06 bị can đến Phòng PC04.", "transferred_cases{} flow 5 case | transferred_defendants{} flow 6 person"},
      {"Xử phạt vi phạm hành chính 08 vụ, 09 đối tượng, với tổng số tiền phạt là 26.500.000 đồng.",
       "admin_cases{} flow 8 case | admin_offenders{} flow 9 person | admin_fines{} flow 26500000 vnd"},
      {"Trong kỳ không phát hiện vụ việc nào.", "cases{} flow 0 case"},
      {"Trong kỳ, khởi tố 03 vụ/03 đt theo Điều 249 Bộ luật Hình sự.",
       "prosecuted_cases{article=249} flow 3 case | prosecuted_defendants{article=249} flow 3 person"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

TEST(Resolve, WhatIsSeizedAndUprooted) {
  const Case cases[] = {
      {"Tang vật thu giữ: 5,524 gam Heroine; 126 viên hồng phiến.",
       "seized_drugs{substance=heroin} flow 5.524 g | seized_drugs{substance=methamphetamine} flow 126 tablet"},
      {"Thu giữ 1,2 kg cần sa.", "seized_drugs{substance=cannabis} flow 1200 g"},
      {"Thu giữ 350 mg ketamine.", "seized_drugs{substance=ketamine} flow 0.35 g"},
      {"Thu giữ 02 bánh heroin.", "seized_drugs{substance=heroin} flow 2 brick"},
      {"Phá nhổ 250 cây thuốc phiện.", "plants_destroyed{species=opium_poppy} flow 250 plant"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

TEST(Resolve, PlacesWorkAndMoney) {
  const Case cases[] = {
      {"Trên địa bàn có 02 điểm phức tạp về ma túy.", "hotspot_points{} stock 2 point"},
      {"Trên địa bàn có 01 tụ điểm phức tạp về ma túy.", "hotspot_clusters{} stock 1 point"},
      {"Có 03/22 xã không có ma túy.", "communes_drug_free{} stock 3 commune"},
      {"Xã có 9/28 bản không có ma túy.", "villages_drug_free{} stock 9 other"},
      {"Đã treo trên 50 khẩu hiệu.", "banners{} flow 50 other over"},
      {"Phát khoảng 2.000 tờ rơi.", "leaflets{} flow 2000 other about"},
      {"Tổng kinh phí: 1,5 tỷ đồng.", "budget{} flow 1500000000 vnd"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

TEST(Resolve, ChangesAndMovements) {
  const Case cases[] = {
      {"Tổng số người nghiện: 40 người (tăng 06 người so với cùng kỳ).", "addicts{} stock 40 person | addicts{} change 6 person"},
      {"Bắt giữ 14 vụ (giảm 03 vụ so với cùng kỳ).", "cases{} flow 14 case | cases{} change -3 case"},
      {"Bắt giữ 14 vụ (giảm 12,5% so với cùng kỳ).", "cases{} flow 14 case | cases{} change -12.5 percent"},
      {"Người nghiện ma túy: bổ sung 05 người, thanh loại 02 người.", "addicts{} added 5 person | addicts{} removed 2 person"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

TEST(Resolve, WhatIsNoFigureGivesNone) {
  const char* cases[] = {
      "Căn cứ Kế hoạch số 36/KH-UBND ngày 12/3/2024 và Điều 249 Bộ luật Hình sự.",
      "Báo cáo số 57/BC-CAX gửi BCĐ 138 và PC04.",
      "Phấn đấu năm 2025 giảm 02 điểm phức tạp về ma túy.",
      "Đối tượng Trần Văn Khê, sinh năm 1988, trú tại thôn 3.",
  };
  for (const char* text : cases) EXPECT_EQ(figures(text), "") << text;
}

TEST(Resolve, APageNumberInMidSentenceIsNoFigure) {
  EXPECT_EQ(figures("Trong kỳ đã phát hiện, bắt giữ\f2\nđược 05 vụ."), "cases{} flow 5 case");
  EXPECT_EQ(figures("Trong kỳ đã phát hiện, bắt giữ\n- 3 -\f14 vụ, 16 đối tượng."), "cases{} flow 14 case | offenders{} flow 16 person");
}

TEST(Resolve, AWeightThatLeavesTheRangeStopsNothing) {
  for (const char* text : {"Thu giữ 9223372036854775807 kg heroin.", "Thu giữ 922337203685477580,7 tấn heroin.", "Tổng kinh phí: 9223372036854775807 tỷ đồng."})
    EXPECT_NO_THROW(figures(text)) << text;
}

}  // namespace
}  // namespace doisoat
