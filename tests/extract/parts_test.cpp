// Parts and what they are parts of: reasons of movements, splits of a list's head, changes, anaphors, local places. Answers
// worked out by hand; each text is one of the ways in which offices say it.
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
    out += (out.empty() ? "" : " | ") + line;
  }
  return out;
}

struct Case {
  const char *text, *figures;
};

TEST(Parts, ReasonsAreOfTheirMovementWhateverTheyName) {
  const Case cases[] = {
      {"Người nghiện ma túy: đưa ra khỏi danh sách 09 người, do: chết 02; chuyển sang diện quản lý sau cai 06; lý do khác 01.",
       "addicts{} removed 9 person | addicts{reason=died} removed 2 person | addicts{reason=post_rehab} removed 6 person | "
       "addicts{reason=other} removed 1 person"},
      {"Người nghiện ma túy: thanh loại 05 người, do chết 02, do chuyển đi nơi khác 03.",
       "addicts{} removed 5 person | addicts{reason=died} removed 2 person | addicts{reason=left_area} removed 3 person"},
      {"Người sử dụng trái phép chất ma túy: bổ sung 06 người (05 người qua test nhanh; 01 người từ xã khác chuyển đến).",
       "users{} added 6 person | users{reason=other} added 5 person | users{reason=moved_in} added 1 person"},
      // The list is over where another movement or moment is told.
      {"Người nghi sử dụng ma túy: đầu kỳ 20 người, bổ sung 07 người do quần chúng báo tin, loại ra 04 người, hiện còn 23 người.",
       "suspected_users{} stock 20 person | suspected_users{} added 7 person | suspected_users{} removed 4 person | "
       "suspected_users{} stock 23 person"},
      {"Chưa test được 09 người, do: vắng mặt tại địa phương 06, ốm nặng 03.",
       "not_yet_tested{} stock 9 person | not_yet_tested{reason=left_area} stock 6 person | not_yet_tested{reason=other} stock 3 person"},
  };
  for (const auto& c : cases) EXPECT_EQ(figures(c.text), c.figures) << c.text;
}

// "Đầu kỳ: 08  - Bổ sung: 0  - Thanh loại: 0": the colon of a label opens no reasons of the number before it.
TEST(Parts, LabelsOfOneLineAreNoReasons) {
  EXPECT_EQ(figures("Người nghi nghiện\n- Đầu kỳ: 08  - Bổ sung: 03  - Thanh loại: 01  - Cuối kỳ: 10\n"),
            "suspected_addicts{} stock 8 person | suspected_addicts{} added 3 person | suspected_addicts{} removed 1 person | "
            "suspected_addicts{} stock 10 person");
}

// What stands behind a number in a label is of that number, not of all below.
TEST(Parts, AParenthesisInALabelDoesNotHoldBelow) {
  EXPECT_EQ(figures("Người nghiện ma túy\n- Hiện quản lý: 68 người (nam 63, nữ 05), cụ thể:\n+ Ngoài xã hội: 46\n+ Trại tạm giam: 22\n"),
            "addicts{} stock 68 person | addicts{sex=male} stock 63 person | addicts{sex=female} stock 5 person | "
            "addicts{place=community} stock 46 person | addicts{place=detention} stock 22 person");
}

TEST(Parts, ASplitOfItsOwnIsOfTheHead) {
  EXPECT_EQ(figures("Toàn phường có 112 người nghiện ma túy: 94 người ngoài cộng đồng, 18 người ở trại tạm giam. Phân loại theo độ tuổi: dưới 18 "
                    "tuổi 02 người, trên 30 tuổi 77 người."),
            "addicts{} stock 112 person | addicts{place=community} stock 94 person | addicts{place=detention} stock 18 person | "
            "addicts{age=<18} stock 2 person | addicts{age=>30} stock 77 person");
}

TEST(Parts, PartsEndBehindASemicolonWhereAMomentIsTold) {
  EXPECT_EQ(figures("Điều trị Methadone: ra khỏi chương trình 22 người, trong đó tự ý bỏ 19 người, chết 03 người; hiện đang điều trị 96 người."),
            "substitution_treatment{} removed 22 person | substitution_treatment{reason=quit} removed 19 person | "
            "substitution_treatment{reason=died} removed 3 person | substitution_treatment{} stock 96 person");
}

TEST(Parts, AChangeIsOfWhatWasCountedBeforeIt) {
  EXPECT_EQ(figures("Đã triệt xóa được 02 điểm phức tạp về ma túy tại xã vùng cao, tăng 01 điểm so với cùng kỳ."),
            "hotspot_points_eliminated{} flow 2 point | hotspot_points_eliminated{} change 1 point");
}

TEST(Parts, ANumberTakenUpAgainIsToldOnce) {
  EXPECT_EQ(figures("Toàn xã có 63 người nghiện ma túy. Số 63 người nói trên có 58 nam, 05 nữ."),
            "addicts{} stock 63 person | addicts{sex=male} stock 58 person | addicts{sex=female} stock 5 person");
}

TEST(Parts, AZeroOfTwoThingsNamedTogetherIsOfBoth) {
  EXPECT_EQ(figures("Điểm, tụ điểm phức tạp về ma túy: Không có."), "hotspot_points{} stock 0 point | hotspot_clusters{} stock 0 point");
}

TEST(Parts, WhatIsListedBehindASeizureWasSeizedToo) {
  EXPECT_EQ(figures("Thu 0,92 gam heroin, 01 xe máy, 02 điện thoại."),
            "seized_drugs{substance=heroin} flow 0.92 g | seized_items{item=motorbike} flow 1 vehicle | seized_items{item=phone} flow 2 phone");
}

TEST(Parts, TestsAndTheirPositivesAreNoPair) {
  EXPECT_EQ(figures("Gọi test 468 lượt người, 89 trường hợp dương tính."), "drug_tests{} flow 468 person | drug_tests_positive{} flow 89 person");
}

TEST(Parts, LocalPlaces) {
  auto areas = [](const std::string& text) {
    std::string out;
    for (const Figure& f : extract(plain_document(text), shipped_catalogue()).figures)
      out += (out.empty() ? "" : " | ") + f.area.name + ":" + f.value.str();
    return out;
  };
  EXPECT_EQ(areas("Lập 14 hồ sơ cai nghiện bắt buộc (thị trấn Kiềng 05, Thọ Sậy 06, Cẩm Lau 03)."), ":14 | Kiềng:5 | Thọ Sậy:6 | Cẩm Lau:3");
  EXPECT_EQ(areas("Thu giữ: Heroin 12 gam, Ketamine 5 gam."), ":12 | :5");  // no places
}

}  // namespace
}  // namespace doisoat
