#include "extract/ages.h"

#include <re2/re2.h>

namespace doisoat {

std::vector<AgeBand> find_ages(std::string_view text) {
  static const RE2 pattern(
      R"((?i)((?:từ\s+)?(?:đủ\s+)?(\d{1,2})\s*(?:tuổi\s+)?(?:đến|tới|-|–)\s*(?:dưới\s+)?(?:đủ\s+)?(\d{1,2})\s+tuổi)"
      R"(|(?:dưới|chưa đủ)\s+(\d{1,2})\s+tuổi)"
      R"(|((?:từ|trên)\s+(?:đủ\s+)?\d{1,2}\s+tuổi(?:\s+trở\s+lên)?))"
      R"(|(\d{1,2})\s+tuổi\s+trở\s+lên))");
  std::vector<AgeBand> bands;
  re2::StringPiece rest(text.data(), text.size()), whole, low, high, under, over, upwards;
  while (RE2::FindAndConsume(&rest, pattern, &whole, &low, &high, &under, &over, &upwards)) {
    auto begin = static_cast<Offset>(whole.data() - text.data());
    AgeBand band{{begin, begin + static_cast<Offset>(whole.size())}, ""};
    if (!low.empty()) {
      band.value = low.as_string() + "-" + high.as_string();
    } else if (!under.empty()) {
      band.value = "<" + under.as_string();
    } else {
      // "trên 30 tuổi" leaves the thirtieth year out, "từ 30 tuổi", "30 tuổi trở lên" do not.
      std::string words = (over.empty() ? upwards : over).as_string();
      size_t digit = words.find_first_of("0123456789");
      bool beyond = words.starts_with("tr") && words.find("trở") == std::string::npos;
      band.value = (beyond ? ">" : ">=") + words.substr(digit, words.find_first_not_of("0123456789", digit) - digit);
    }
    bands.push_back(std::move(band));
  }
  return bands;
}

}  // namespace doisoat
