#include "flow/comparison_base.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(ComparisonBase, TheWordsNearestToTheNumeralSay) {
  constexpr auto kYear = ComparisonBase::year_before;
  constexpr auto kPeriod = ComparisonBase::period_before;
  struct Case { const char* before; const char* after; std::optional<ComparisonBase> base; } cases[] = {
      {"So với cùng kỳ năm trước tăng ", " vụ", kYear},
      {"so với tháng trước tăng ", " vụ", kPeriod},
      {"tăng ", " vụ so với quý trước", kPeriod},
      {"giảm ", " người (cùng kỳ năm 2024: 20)", kYear},
      {"giảm ", " người so với đầu kỳ", kPeriod},
      // "kỳ trước" within "cùng kỳ trước" is the year before; "cùng kỳ tháng trước" the month.
      {"so với cùng kỳ trước giảm ", "", kYear},
      {"so với cùng kỳ tháng trước giảm ", "", kPeriod},
      {"so với cùng kỳ tăng 02 vụ, so với tháng trước giảm ", " vụ", kPeriod},
      // What stands before goes first; a line that goes on is one sentence, a bullet is another.
      {"so với cùng kỳ năm\ntrước, giảm ", " vụ; so với tháng trước tăng 01 vụ", kYear},
      {"- So với tháng trước: tăng 02 vụ\n- Bắt 03 vụ, tăng ", " vụ", std::nullopt},
      {"So với cùng kỳ năm trước phức tạp hơn. Thu 1.250.000 đồng, tăng ", " đồng.", std::nullopt},
      {"", "", std::nullopt},
  };
  for (const Case& c : cases) EXPECT_EQ(comparison_base(c.before, c.after), c.base) << c.before << "…" << c.after;
}

}  // namespace
}  // namespace doisoat
