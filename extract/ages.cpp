#include "extract/ages.h"

#include <re2/re2.h>

#include <algorithm>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

// Bytes to the end of the sentence or line, at most as many as a list of ages takes; a full stop between digits ends nothing. Counted
// here: as `{0,300}` in the pattern it costs RE2 more than all the rest of a report.
size_t sentence_length(re2::StringPiece text) {
  constexpr size_t kLongestList = 480;
  size_t at = 0;
  while (at < text.size() && at < kLongestList && text[at] != '\n' &&
         !(text[at] == '.' && (at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9')))
    ++at;
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;  // between characters
  return at;
}

}  // namespace

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
      bool beyond = (words.starts_with("tr") || words.starts_with("Tr") || words.starts_with("TR")) && words.find("trở") == std::string::npos;
      band.value = (beyond ? ">" : ">=") + words.substr(digit, words.find_first_not_of("0123456789", digit) - digit);
    }
    bands.push_back(std::move(band));
  }
  // "Độ tuổi: dưới 16: 04; 16 - 18: 57; trên 30: 347": a list of bands says "tuổi" once.
  static const RE2 list(R"((?i)((?:độ|lứa|nhóm) tuổi|(?:^|[\n+\-;.] ?)tuổi[^:;.\n]*:))");
  static const RE2 entry(R"((?i)((dưới|trên|từ)?\s*(?:đủ\s+)?(\d{1,2})(?:\s*(?:-|–|đến|tới)\s*(?:dưới\s+)?(\d{1,2}))?(?:\s+trở\s+lên)?)\s*:\s*(?:\d|không))");
  re2::StringPiece lists(text.data(), text.size()), head;
  while (RE2::FindAndConsume(&lists, list, &head)) {
    re2::StringPiece entries = lists.substr(0, sentence_length(lists));
    lists.remove_prefix(entries.size());
    re2::StringPiece band_text, word, from, to;
    while (RE2::FindAndConsume(&entries, entry, &band_text, &word, &from, &to)) {
      while (!band_text.empty() && (band_text[0] == ' ' || band_text[0] == '\t')) band_text.remove_prefix(1);
      auto begin = static_cast<Offset>(band_text.data() - text.data());
      AgeBand band{{begin, begin + static_cast<Offset>(band_text.size())}, ""};
      std::string said = fold_bare(word.as_string());
      band.value = !to.empty() ? from.as_string() + "-" + to.as_string() : said == "duoi" ? "<" + from.as_string() : said == "tren" ? ">" + from.as_string() : ">=" + from.as_string();
      if (to.empty() && said.empty() && band_text.as_string().find("lên") == std::string::npos) continue;
      bool known = std::any_of(bands.begin(), bands.end(), [&](const AgeBand& other) { return other.span.overlaps(band.span); });
      if (!known) bands.push_back(std::move(band));
    }
  }
  std::sort(bands.begin(), bands.end(), [](const AgeBand& a, const AgeBand& b) { return a.span.begin < b.span.begin; });
  return bands;
}

}  // namespace doisoat
