#include "extract/date_checks.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

std::string observed(const std::string& text) {
  Report report;
  report.span = {0, static_cast<Offset>(text.size())};
  report.issued = Date{2024, 6, 15};
  report.to = Date{2024, 6, 14};
  std::string out;
  for (const Observation& o : check_dates(text, find_dates(text), {report})) {
    if (!out.empty()) out += " | ";
    out += std::string(name(o.oddity)) + " " + text.substr(o.quote.begin, o.quote.size());
  }
  return out;
}

TEST(DateChecks, OnlyWhatCannotBeIsObserved) {
  struct {
    const char *text, *observations;
  } cases[] = {
      {"bắt giữ ngày 31/02/2024", "impossible_date ngày 31/02/2024"},
      {"trong năm 20190, toàn huyện", "impossible_date năm 20190"},
      {"ngày 31/02/2024; như trên, ngày 31/02/2024", "impossible_date ngày 31/02/2024"},
      {"Từ ngày 15/12/2025 đến ngày 14/6/2025", "reversed_period Từ ngày 15/12/2025 đến ngày 14/6/2025"},
      // a year left out is no fault
      {"từ 15/12 đến 14/6", ""},
      {"từ ngày 15/12/2023 đến ngày 14/6/2024", ""},
      {"Tính đến ngày 14/6/2042 có 12 người nghiện", "implausible_date Tính đến ngày 14/6/2042"},
      {"Tính đến ngày 14/6/2024 có 12 người nghiện", ""},
      {"từ ngày 15/12/2023 đến ngày 14/6/2034 bắt 02 vụ", "implausible_date từ ngày 15/12/2023 đến ngày 14/6/2034"},
      // what is to come may lie ahead; other documents and births are no figures' dates
      {"Phấn đấu đến ngày 15/12/2024 không còn điểm phức tạp", ""},
      {"đến năm 2030 không còn xã có ma túy", ""},
      {"Kế hoạch số 12 ngày 05/3/2019", ""},
      {"sinh năm 2035", ""},
      {"03/22 xã; 45/46 người", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(observed(c.text), c.observations) << c.text;
}

}  // namespace
}  // namespace doisoat
