#include "extract/dates.h"

#include <gtest/gtest.h>

#include <string>

namespace doisoat {
namespace {

// Each mention as its words and its dump, one behind the other.
std::string found(std::string_view text) {
  std::string out;
  for (const TimeMention& m : find_dates(text)) {
    if (!out.empty()) out += " | ";
    out += "[" + std::string(text.substr(m.span.begin, m.span.size())) + "] " + dump(m);
  }
  return out;
}

struct Case {
  const char* text;
  const char* mentions;
};

void expect_all(const Case* cases, size_t count) {
  for (size_t i = 0; i < count; ++i) EXPECT_EQ(found(cases[i].text), cases[i].mentions) << "in: " << cases[i].text;
}
template <size_t N>
void expect_all(const Case (&cases)[N]) {
  expect_all(cases, N);
}

TEST(Dates, AnAmountThatBeginsLikeAYearIsNone) {
  const Case cases[] = {
      {"cấp đầu năm 203.000.000 đồng", "[đầu năm] relative year_start"},
      {"cấp cuối năm 197.500.000 đồng", "[cuối năm] relative year_end"},
  };
  expect_all(cases);
}

TEST(Dates, Days) {
  const Case cases[] = {
      {"ban hành ngày 31/5/2024 của", "[ngày 31/5/2024] day 2024-05-31..2024-05-31"},
      {"ngày 31-5-2024", "[ngày 31-5-2024] day 2024-05-31..2024-05-31"},
      {"ngày 31.5.2024", "[ngày 31.5.2024] day 2024-05-31..2024-05-31"},
      {"31.05.2024", "[31.05.2024] day 2024-05-31..2024-05-31"},
      {"(29/10/2024)", "[29/10/2024] day 2024-10-29..2024-10-29"},
      {"ngày 21 tháng 02 năm 2024 của Phòng", "[ngày 21 tháng 02 năm 2024] day 2024-02-21..2024-02-21"},
      {"NGÀY 05 THÁNG 6 NĂM 2024", "[NGÀY 05 THÁNG 6 NĂM 2024] day 2024-06-05..2024-06-05"},
      {"ngày 21 tháng 02/2024", "[ngày 21 tháng 02/2024] day 2024-02-21..2024-02-21"},
      {"ngày 21/02 năm 2024", "[ngày 21/02 năm 2024] day 2024-02-21..2024-02-21"},
      {"ngày 21, tháng 02, năm 2024", "[ngày 21, tháng 02, năm 2024] day 2024-02-21..2024-02-21"},
      {"05 tháng 02 năm 2024", "[05 tháng 02 năm 2024] day 2024-02-05..2024-02-05"},
      {"ngay 12 thang 5 nam 2024", "[ngay 12 thang 5 nam 2024] day 2024-05-12..2024-05-12"},
      {"ngày15/10/2024có 07 người", "[ngày15/10/2024] day 2024-10-15..2024-10-15"},
      {"ngày 15/10/24", "[ngày 15/10/24] day 2024-10-15..2024-10-15"},
      {"tối 12/6/2024", "[tối 12/6/2024] day 2024-06-12..2024-06-12"},
      // spaces and a doubled stroke, as OCR and typing leave them
      {"ngày 24/ 10/2024", "[ngày 24/ 10/2024] day 2024-10-24..2024-10-24"},
      {"ngày 24 / 10 / 2024", "[ngày 24 / 10 / 2024] day 2024-10-24..2024-10-24"},
      {"ngày 17/4//2020", "[ngày 17/4//2020] day 2020-04-17..2020-04-17"},
      {"ngày. 26 tháng 02 năm 2024", "[ngày. 26 tháng 02 năm 2024] day 2024-02-26..2024-02-26"},
      {"ngày\n12 tháng 5\nnăm 2024", "[ngày\n12 tháng 5\nnăm 2024] day 2024-05-12..2024-05-12"},
      // a day of a month said elsewhere
      {"chậm nhất trước ngày 20 hằng tháng", "[trước ngày 20] day before"},
      // several days
      {"các ngày 10, 11 và 12/6/2024",
       "[ngày 10] day 2024-06-10..2024-06-10 | [11] day 2024-06-11..2024-06-11 | [12/6/2024] day 2024-06-12..2024-06-12"},
      {"ngày 10/6, 12/6/2024", "[ngày 10/6] day 2024-06-10..2024-06-10 | [12/6/2024] day 2024-06-12..2024-06-12"},
      {"ngày 10-12/6/2024", "[ngày 10-12/6/2024] range 2024-06-10..2024-06-12"},
  };
  expect_all(cases);
}

TEST(Dates, DaysThatCannotBe) {
  const Case cases[] = {
      {"ngày 31/02/2024", "[ngày 31/02/2024] day invalid"},
      {"ngày 29/2/2023", "[ngày 29/2/2023] day invalid"},
      {"ngày 29/2/2024", "[ngày 29/2/2024] day 2024-02-29..2024-02-29"},
      {"ngày 15/13/2024", "[ngày 15/13/2024] day invalid"},
      {"ngày 00/6/2024", "[ngày 00/6/2024] day invalid"},
      {"ngày 31 tháng 4 năm 2024", "[ngày 31 tháng 4 năm 2024] day invalid"},
      {"ngày 15/10/20244", "[ngày 15/10/20244] day invalid"},
      {"tháng 13 năm 2024", "[tháng 13 năm 2024] month invalid"},
      {"trong năm 20190, xã", "[năm 20190] year invalid"},
      {"mỗi năm 20190 lượt", ""},
      {"năm 202,", "[năm 202] year invalid unsure"},
      {"quý 5 năm 2024", "[quý 5 năm 2024] quarter invalid"},
  };
  expect_all(cases);
}

TEST(Dates, DayAndMonthNeedACue) {
  const Case cases[] = {
      {"ngày 26/6", "[ngày 26/6] day_month"},
      {"từ 15/12 năm trước đến 14/6", "[từ 15/12 năm trước đến 14/6] range year-1 from"},
      {"trước ngày 15/12", "[trước ngày 15/12] day_month before"},
      {"phòng, chống ma túy (26/6)", "[26/6] day_month unsure"},
      // parts of a whole and other strokes
      {"03/22 xã không có ma túy", ""},
      {"đến 10/12 xã hoàn thành", ""},
      {"9/28 bản", ""},
      {"02 vụ/03 đối tượng", ""},
      {"14/16\t24/12", ""},
      {"trực 24/7", ""},
      {"bảo vệ 24/24 giờ", ""},
      {"Dự án 2/02", ""},
  };
  expect_all(cases);
}

TEST(Dates, MonthsQuartersAndPartsOfYears) {
  const Case cases[] = {
      {"tháng 6 năm 2024", "[tháng 6 năm 2024] month 2024-06-01..2024-06-30"},
      {"tháng 02/2024", "[tháng 02/2024] month 2024-02-01..2024-02-29"},
      {"tháng 6-2024", "[tháng 6-2024] month 2024-06-01..2024-06-30"},
      {"THÁNG 10 NĂM 2025", "[THÁNG 10 NĂM 2025] month 2025-10-01..2025-10-31"},
      {"(06/2024)", "[06/2024] month 2024-06-01..2024-06-30"},
      {"T6/2024", "[T6/2024] month 2024-06-01..2024-06-30"},
      {"trong tháng 6, lực lượng", "[tháng 6] month"},
      {"Trong tháng 12 đối tượng bị bắt", ""},
      {"Trong tháng 05 vụ", ""},
      {"tháng 6 năm trước", "[tháng 6 năm trước] month year-1"},
      {"tháng 4, 5 và 6 năm 2024", "[tháng 4] month 2024-04-01..2024-04-30 | [5] month 2024-05-01..2024-05-31 | [6 năm 2024] month 2024-06-01..2024-06-30"},
      {"tháng 4 và tháng 5 năm 2024", "[tháng 4] month 2024-04-01..2024-04-30 | [tháng 5 năm 2024] month 2024-05-01..2024-05-31"},
      {"quý I/2024", "[quý I/2024] quarter 2024-01-01..2024-03-31"},
      {"Quý II năm 2024", "[Quý II năm 2024] quarter 2024-04-01..2024-06-30"},
      {"QUÝ III NĂM 2025", "[QUÝ III NĂM 2025] quarter 2025-07-01..2025-09-30"},
      {"quý 4 năm 2024", "[quý 4 năm 2024] quarter 2024-10-01..2024-12-31"},
      {"quý IV", "[quý IV] quarter"},
      {"kính thưa quý vị", ""},
      {"6 tháng đầu năm 2024", "[6 tháng đầu năm 2024] half 2024-01-01..2024-06-30"},
      {"06 tháng cuối năm 2024", "[06 tháng cuối năm 2024] half 2024-07-01..2024-12-31"},
      {"sáu tháng đầu năm 2024", "[sáu tháng đầu năm 2024] half 2024-01-01..2024-06-30"},
      {"6 THÁNG ĐẦU NĂM 2024", "[6 THÁNG ĐẦU NĂM 2024] half 2024-01-01..2024-06-30"},
      {"6 tháng đầu năm và", "[6 tháng đầu năm] half"},
      {"nửa đầu năm 2024", "[nửa đầu năm 2024] half 2024-01-01..2024-06-30"},
      {"9 tháng đầu năm 2024", "[9 tháng đầu năm 2024] months 2024-01-01..2024-09-30"},
      {"9 tháng năm 2024", "[9 tháng năm 2024] months 2024-01-01..2024-09-30"},
      {"3 tháng đầu năm 2024", "[3 tháng đầu năm 2024] quarter 2024-01-01..2024-03-31"},
      {"11 tháng đầu năm 2024", "[11 tháng đầu năm 2024] months 2024-01-01..2024-11-30"},
  };
  expect_all(cases);
}

TEST(Dates, Years) {
  const Case cases[] = {
      {"Năm 2023: 0", "[Năm 2023] year 2023-01-01..2023-12-31"},
      {"năm 2021, 2022, 2023",
       "[năm 2021] year 2021-01-01..2021-12-31 | [2022] year 2022-01-01..2022-12-31 | [2023] year 2023-01-01..2023-12-31"},
      {"năm 2023 và 2024", "[năm 2023] year 2023-01-01..2023-12-31 | [2024] year 2024-01-01..2024-12-31"},
      {"giai đoạn 2021-2025", "[giai đoạn 2021-2025] range 2021-01-01..2025-12-31"},
      {"giai đoạn 2023 - 2025 và", "[giai đoạn 2023 - 2025] range 2023-01-01..2025-12-31"},
      {"từ năm 2021 đến năm 2024", "[từ năm 2021 đến năm 2024] range 2021-01-01..2024-12-31 from"},
      {"từ 2021 đến 2024", "[từ 2021 đến 2024] range 2021-01-01..2024-12-31 from"},
      {"đến năm 2030", "[đến năm 2030] year 2030-01-01..2030-12-31 until"},
      {"Luật Phòng, chống ma túy năm 2021", "[năm 2021] year 2021-01-01..2021-12-31"},
      {"Luật Phòng, chống ma túy 2021 và", "[2021] year unsure 2021-01-01..2021-12-31"},
      {"sinh năm 1988, trú tại", "[sinh năm 1988] year birth 1988-01-01..1988-12-31"},
      {"(SN 1990)", "[SN 1990] year birth 1990-01-01..1990-12-31"},
      {"tỉnh Hà Nam 2024", ""},
      {"trong năm 2024 người nghiện", "[năm 2024] year 2024-01-01..2024-12-31"},
      {"có năm vụ", ""},
  };
  expect_all(cases);
}

TEST(Dates, Ranges) {
  const Case cases[] = {
      {"Từ ngày 15/12/2023 đến ngày 31/5/2024, Công an", "[Từ ngày 15/12/2023 đến ngày 31/5/2024] range 2023-12-15..2024-05-31 from"},
      {"(Thời gian từ 15/12/2023 đến 31/5/2024)", "[từ 15/12/2023 đến 31/5/2024] range 2023-12-15..2024-05-31 from"},
      {"tính từ ngày 15/12/2023 đến ngày 31/5/2024", "[tính từ ngày 15/12/2023 đến ngày 31/5/2024] range 2023-12-15..2024-05-31 since"},
      {"15/12/2023 - 14/6/2024", "[15/12/2023 - 14/6/2024] range 2023-12-15..2024-06-14 from"},
      {"15/12/2023-14/6/2024", "[15/12/2023-14/6/2024] range 2023-12-15..2024-06-14 from"},
      {"ngày 15/12/2023 – ngày 14/6/2024", "[ngày 15/12/2023 – ngày 14/6/2024] range 2023-12-15..2024-06-14 from"},
      {"từ 15/12 đến 14/6/2024", "[từ 15/12 đến 14/6/2024] range 2023-12-15..2024-06-14 from"},
      {"từ 15/12/2023 đến hết ngày 14/6", "[từ 15/12/2023 đến hết ngày 14/6] range 2023-12-15..2024-06-14 from"},
      {"từ ngày 01 đến ngày 30/6/2024", "[từ ngày 01 đến ngày 30/6/2024] range 2024-06-01..2024-06-30 from"},
      {"từ ngày 01 đến ngày 30 tháng 6 năm 2024", "[từ ngày 01 đến ngày 30 tháng 6 năm 2024] range 2024-06-01..2024-06-30 from"},
      {"từ tháng 1 đến tháng 6 năm 2024", "[từ tháng 1 đến tháng 6 năm 2024] range 2024-01-01..2024-06-30 from"},
      {"từ ngày 15/12/2023\nđến ngày 14/6/2024", "[từ ngày 15/12/2023\nđến ngày 14/6/2024] range 2023-12-15..2024-06-14 from"},
      {"(từ 7h00 ngày 15/5/2026 đến 7h00 ngày 22/5/2026)",
       "[từ 7h00 ngày 15/5/2026 đến 7h00 ngày 22/5/2026] range 2026-05-15..2026-05-22 from"},
      {"từ 22 giờ đến 4 giờ sáng", "[22 giờ] clock | [4 giờ] clock"},
      // kept as read: it ends before it begins
      {"Từ ngày 15/12/2025 đến 14/6/2025", "[Từ ngày 15/12/2025 đến 14/6/2025] range 2025-12-15..2025-06-14 from"},
      {"từ ngày 15/12/2023 đến nay", "[từ ngày 15/12/2023 đến nay] range 2023-12-15..- now from"},
      {"từ đầu năm 2024 đến nay", "[từ đầu năm 2024 đến nay] range 2024-01-01..- now from"},
      {"Từ đầu năm đến nay", "[Từ đầu năm đến nay] range now from"},
      {"Ngay từ đầu năm 2024", "[từ đầu năm 2024] relative 2024-01-01..2024-01-01 year_start from"},
      {"Từ khi có Luật năm 2021 đến nay", "[năm 2021] year 2021-01-01..2021-12-31 | [đến nay] relative now until"},
      {"từ năm 2021 đến ngày 14/6/2024", "[từ năm 2021 đến ngày 14/6/2024] range 2021-01-01..2024-06-14 from"},
      {"từ ngày 31/02/2024 đến ngày 14/6/2024", "[từ ngày 31/02/2024 đến ngày 14/6/2024] range invalid from"},
      // a bullet's dash joins nothing
      {"đến ngày 15/12/2023\n- 14/6/2024: 05 vụ", "[đến ngày 15/12/2023] day 2023-12-15..2023-12-15 until | [14/6/2024] day 2024-06-14..2024-06-14"},
      {"Trước ngày 15/10/2024: có 91 người. Đến ngày 10/11/2024 là 114",
       "[Trước ngày 15/10/2024] day 2024-10-15..2024-10-15 before | [Đến ngày 10/11/2024] day 2024-11-10..2024-11-10 until"},
      {"từ 03 tháng đến 06 tháng", "[03 tháng] duration 3 | [06 tháng] duration 6"},
      {"từ 10 đến 20 người", ""},
  };
  expect_all(cases);
}

TEST(Dates, Cues) {
  const Case cases[] = {
      {"tính đến ngày 14/6/2024", "[tính đến ngày 14/6/2024] day 2024-06-14..2024-06-14 as_of"},
      {"Tính đến hết ngày 14/6/2024", "[Tính đến hết ngày 14/6/2024] day 2024-06-14..2024-06-14 as_of"},
      {"đến hết tháng 6/2024", "[đến hết tháng 6/2024] month 2024-06-01..2024-06-30 until"},
      {"kể từ ngày 01/7/2025", "[kể từ ngày 01/7/2025] day 2025-07-01..2025-07-01 since"},
      {"(Kể từ ngày đưa vào là 08/11/2024)", "[08/11/2024] day 2024-11-08..2024-11-08"},
      {"từ ngày 01/7/2025", "[từ ngày 01/7/2025] day 2025-07-01..2025-07-01 from"},
      {"sau ngày 01/7/2025", "[sau ngày 01/7/2025] day 2025-07-01..2025-07-01 after"},
      {"tới ngày 01/7/2025", "[tới ngày 01/7/2025] day 2025-07-01..2025-07-01 until"},
      {"tại thời điểm ngày 01/7/2025", "[thời điểm ngày 01/7/2025] day 2025-07-01..2025-07-01 as_of"},
  };
  expect_all(cases);
}

TEST(Dates, BlankDays) {
  const Case cases[] = {
      {"Cao Lộc, ngày tháng 6 năm 2024", "[ngày tháng 6 năm 2024] blank_day 2024-06-01..2024-06-30"},
      {"ngày      tháng 6 năm 2024", "[ngày      tháng 6 năm 2024] blank_day 2024-06-01..2024-06-30"},
      {"ngày … tháng … năm 2024", "[ngày … tháng … năm 2024] blank_day"},
      {"ngày ..... tháng 6 năm 2024", "[ngày ..... tháng 6 năm 2024] blank_day 2024-06-01..2024-06-30"},
      {"ngày 05 tháng … năm 2024", "[ngày 05 tháng … năm 2024] blank_day"},
      {"ngày    /6/2024", "[ngày    /6/2024] blank_day 2024-06-01..2024-06-30"},
      {"ngày tháng năm sinh", ""},
  };
  expect_all(cases);
}

TEST(Dates, LengthsAndClock) {
  const Case cases[] = {
      {"Thời gian đấu tranh là 3 tháng", "[3 tháng] duration 3"},
      {"trong 15 ngày", "[15 ngày] duration 15"},
      {"02 năm 06 tháng tù", "[02 năm] duration 2 | [06 tháng] duration 6"},
      {"02 năm 2022, 2023", "[02 năm] duration 2 | [2022] year 2022-01-01..2022-12-31 | [2023] year 2023-01-01..2023-12-31"},
      {"lúc 22 giờ 30 phút ngày 12/6/2024", "[22 giờ 30 phút] clock | [ngày 12/6/2024] day 2024-06-12..2024-06-12"},
      {"hồi 22h30 ngày 12/6", "[22h30] clock | [ngày 12/6] day_month"},
      {"lúc 07:30", "[07:30] clock"},
      {"tỷ lệ 10:30", ""},
      {"48 giờ", "[48 giờ] duration 48"},
  };
  expect_all(cases);
}

TEST(Dates, WhatOnlyTheReportDates) {
  const Case cases[] = {
      {"so với cùng kỳ năm 2023", "[cùng kỳ năm 2023] relative same_period 2023"},
      {"so với cùng kỳ năm trước", "[cùng kỳ năm trước] relative same_period year-1"},
      {"so với cùng kỳ", "[cùng kỳ] relative same_period"},
      {"so với cùng kỳ 2023)", "[cùng kỳ 2023] relative same_period 2023"},
      {"so với cùng kỳ 6 tháng đầu năm 2023", "[cùng kỳ 6 tháng đầu năm 2023] relative 2023-01-01..2023-06-30 same_period"},
      {"Hiện nay trên địa bàn", "[Hiện nay] relative now"},
      {"đến nay còn 12 người", "[đến nay] relative now until"},
      {"đến thời điểm báo cáo", "[đến thời điểm báo cáo] relative now until"},
      {"Đầu kỳ 12, cuối kỳ 14", "[Đầu kỳ] relative period_start | [cuối kỳ] relative period_end"},
      {"phát sinh trong kỳ 05", "[trong kỳ] relative this_period"},
      {"so với tháng trước", "[tháng trước] relative last_month"},
      {"so với quý trước", "[quý trước] relative last_quarter"},
      {"tăng so với năm trước liền kề", "[năm trước liền kề] relative last_year year-1"},
      {"cuối năm 2023", "[cuối năm 2023] relative 2023-12-31..2023-12-31 year_end"},
      {"những năm qua, nhiều năm trước", ""},
  };
  expect_all(cases);
}

TEST(Dates, NumbersOfDocumentsAreNoDates) {
  const Case cases[] = {
      {"Nghị định số 105/2021/NĐ-CP", ""},
      {"Thông tư 12/2011/TT-BCA", ""},
      {"Nghị định 05/2021", ""},
      {"Luật số 12/2021/QH14", ""},
      {"Chỉ thị số 25-CT-HU, ngày 26/10/2024", "[ngày 26/10/2024] day 2024-10-26..2024-10-26"},
      {"Kế hoạch số 170/KH-UBND,ngày 29/10/2024", "[ngày 29/10/2024] day 2024-10-29..2024-10-29"},
      {"26.500.000 đồng", ""},
      {"5,524 gam", ""},
      {"PC04/2024", ""},
      {"quốc lộ 4D, 1A", ""},
  };
  expect_all(cases);
}

TEST(Dates, DigitsBelongToTheirMention) {
  std::string text = "từ ngày 15/12/2023 đến ngày 31/5/2024";
  auto mentions = find_dates(text);
  ASSERT_EQ(mentions.size(), 1u);
  std::string digits;
  for (Span span : mentions[0].digits) digits += text.substr(span.begin, span.size()) + " ";
  EXPECT_EQ(digits, "15 12 2023 31 5 2024 ");
}

TEST(Dates, TheReportsYearFillsInWhatIsLeftOpen) {
  struct {
    const char* text;
    int year;
    const char* dumped;
  } cases[] = {
      {"ngày 26/6", 2024, "day_month 2024-06-26..2024-06-26"},
      {"ngày 15/12 năm trước", 2024, "day_month 2023-12-15..2023-12-15 year-1"},
      {"từ 15/12 năm trước đến 14/6", 2024, "range 2023-12-15..2024-06-14 year-1 from"},
      {"từ ngày 15/12 đến ngày 14/6", 2024, "range 2023-12-15..2024-06-14 from"},
      {"tháng 6", 2024, "month 2024-06-01..2024-06-30"},
      {"6 tháng đầu năm", 2025, "half 2025-01-01..2025-06-30"},
      {"quý II", 2025, "quarter 2025-04-01..2025-06-30"},
      {"đầu năm", 2025, "relative 2025-01-01..2025-01-01 year_start"},
      {"từ đầu năm đến nay", 2025, "range 2025-01-01..- now from"},
      {"năm trước", 2025, "relative 2024-01-01..2024-12-31 last_year year-1"},
      {"cùng kỳ", 2025, "relative same_period"},
      {"ngày 29/2", 2023, "day_month invalid"},
  };
  for (const auto& c : cases) {
    auto mentions = find_dates(c.text);
    ASSERT_EQ(mentions.size(), 1u) << c.text;
    EXPECT_EQ(dump(with_year(mentions[0], c.year)), c.dumped) << c.text;
  }
}

TEST(Dates, MentionsAreInOrderAndDoNotOverlapWhateverTheText) {
  const char* pieces[] = {"ngày", " ", "15", "/", "12", "2024", "năm", "tháng", "đến", "từ", "-", ",", "và", "quý", "I", "\n", "\t", "…", ".", "6",
                          "đầu", "cùng", "kỳ", "nay", "trước", "giờ", "h", "T", "sinh", "20190", "30"};
  unsigned state = 12345;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 16) % std::size(pieces)];
      if ((state >> 8) & 1) text += " ";
    }
    Offset end = 0;
    for (const TimeMention& m : find_dates(text)) {
      ASSERT_LE(end, m.span.begin) << text;
      ASSERT_LT(m.span.begin, m.span.end) << text;
      ASSERT_LE(m.span.end, text.size()) << text;
      Offset digit = m.span.begin;
      for (Span d : m.digits) {
        ASSERT_LE(digit, d.begin) << text;
        ASSERT_LE(d.end, m.span.end) << text;
        digit = d.end;
      }
      end = m.span.end;
    }
  }
}

}  // namespace
}  // namespace doisoat
