#include <gtest/gtest.h>

#include "document/document.h"

namespace doisoat {
namespace {

TEST(TextMap, LeadsBack) {
  // here: ab XY cd Z ef, there: ab x cd  ef; the Z came from nothing, and between "ef" and the end something was dropped.
  TextMap map;
  map.add({{3, 5}, {3, 4}});   // XY ← x
  map.add({{9, 10}, {8, 8}});  // Z ← nothing
  map.add({{13, 13}, {11, 14}});
  const struct {
    Span here, there;
  } cases[] = {
      {{0, 2}, {0, 2}},   {{0, 3}, {0, 3}},  {{3, 5}, {3, 4}},   {{3, 4}, {3, 4}},     {{4, 5}, {3, 4}},     {{5, 8}, {4, 7}},
      {{0, 13}, {0, 11}}, {{9, 10}, {8, 8}}, {{6, 12}, {5, 10}}, {{13, 15}, {14, 16}}, {{12, 14}, {10, 15}}, {{4, 6}, {3, 5}},
  };
  for (const auto& c : cases) {
    const Span back = map.back(c.here);
    EXPECT_EQ(back.begin, c.there.begin) << c.here.begin << ".." << c.here.end;
    EXPECT_EQ(back.end, c.there.end) << c.here.begin << ".." << c.here.end;
  }
  EXPECT_EQ(TextMap().back({3, 7}), (Span{3, 7}));
}

}  // namespace
}  // namespace doisoat
