#include "document/decimal.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace doisoat {
namespace {

TEST(Decimal, KeepsLowestForm) {
  EXPECT_EQ(Decimal(5524, 3).str(), "5.524");
  EXPECT_EQ(Decimal(1200, 2), Decimal(12));
  EXPECT_EQ(Decimal(5, 3).str(), "0.005");
  EXPECT_EQ(Decimal(-5, 1).str(), "-0.5");
}

TEST(Decimal, ParsesCanonicalFormsOnly) {
  struct Case { const char* text; const char* canonical; } cases[] = {
      {"0", "0"}, {"12", "12"}, {"-12", "-12"}, {"5.524", "5.524"}, {"5.50", "5.5"}, {"007", "7"},
      {"", nullptr}, {"-", nullptr}, {"1,5", nullptr}, {".5", nullptr}, {"5.", nullptr}, {"1.2.3", nullptr}, {"1 2", nullptr},
      {"99999999999999999999", nullptr},
  };
  for (auto& c : cases) {
    auto value = Decimal::parse(c.text);
    EXPECT_EQ(value ? value->str() : "none", c.canonical ? c.canonical : "none") << c.text;
  }
}

TEST(Decimal, WritesVietnameseForm) {
  EXPECT_EQ(Decimal(26500000).vietnamese(), "26.500.000");
  EXPECT_EQ(Decimal(999).vietnamese(), "999");
  EXPECT_EQ(Decimal(-1000).vietnamese(), "-1.000");
  EXPECT_EQ(Decimal(124678, 2).vietnamese(), "1.246,78");
}

TEST(Decimal, AddsExactly) {
  EXPECT_EQ(Decimal(1, 1) + Decimal(2, 1), Decimal(3, 1));
  EXPECT_EQ(Decimal(5524, 3) - Decimal(24, 3), Decimal(55, 1));
  EXPECT_EQ(Decimal(12, 1) * Decimal(1000), Decimal(1200));
}

TEST(Decimal, DividesToThePrintedPrecision) {
  EXPECT_EQ(divide(Decimal(300), Decimal(22), 1).str(), "13.6");
  EXPECT_EQ(divide(Decimal(100), Decimal(3), 0).str(), "33");
  EXPECT_EQ(divide(Decimal(200), Decimal(3), 0).str(), "67");
  EXPECT_EQ(divide(Decimal(1), Decimal(2), 0).str(), "1");
  EXPECT_EQ(divide(Decimal(-1), Decimal(2), 0).str(), "-1");
  EXPECT_EQ(divide(Decimal(25, 1), Decimal(5, 1), 2).str(), "5");
  EXPECT_THROW(divide(Decimal(1), Decimal(0), 1), std::domain_error);
}

TEST(Decimal, OverflowThrowsInsteadOfWrapping) {
  Decimal large(9'000'000'000'000'000'000);
  EXPECT_THROW(large + large, std::overflow_error);
  EXPECT_THROW(large * large, std::overflow_error);
}

TEST(Decimal, StoresAtAFixedScale) {
  EXPECT_EQ(Decimal(5524, 3).scaled(6), 5524000);
  EXPECT_EQ(Decimal(5524, 3).scaled(0), std::nullopt);
  EXPECT_EQ(Decimal::from_scaled(5524000, 6), Decimal(5524, 3));
}

TEST(Decimal, Orders) {
  EXPECT_LT(Decimal(5, 1), Decimal(1));
  EXPECT_GT(Decimal(15, 1), Decimal(1));
  EXPECT_EQ(abs(Decimal(-6)), Decimal(6));
}

}  // namespace
}  // namespace doisoat
