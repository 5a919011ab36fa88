#include "catalogue/syllable.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

TEST(Syllable, OnsetRimeAndTone) {
  const struct {
    const char* word;
    bool is;
  } cases[] = {
      {"người", true},
      {"nghiện", true},
      {"NGHIỆN", true},
      {"quyết", true},
      {"quả", true},
      {"quý", true},
      {"gì", true},
      {"giếng", true},
      {"túy", true},
      {"tuý", true},
      {"hòa", true},
      {"hoà", true},
      {"đường", true},
      {"ứng", true},
      {"yêu", true},
      {"khuya", true},
      {"xã", true},
      {"huyện", true},
      {"thuốc", true},
      {"uỷ", true},
      {"a", true},
      {"phiến", true},
      {"nghie\u0302\u0323n", true},
      // Not in Vietnamese: a stop without its tone, strange rimes and onsets, other letters.
      {"viên", true},
      {"việt", true},
      {"viet", false},
      {"bòc", false},
      {"ngêi", false},
      {"tr¸i", false},
      {"phÐp", false},
      {"heroin", false},
      {"fa", false},
      {"", false},
      {"hßa", false},
      {"b", false},
      {"nghiÖn", false},
      {"Céng", false},
  };
  for (const auto& c : cases) EXPECT_EQ(is_syllable(c.word), c.is) << c.word;
}

}  // namespace
}  // namespace doisoat
