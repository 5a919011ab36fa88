#include "extract/number_words.h"

#include <map>
#include <string>
#include <vector>

namespace doisoat {
namespace {

const std::map<std::string_view, int> kDigits = {{"khong", 0}, {"mot", 1}, {"hai", 2}, {"ba", 3},  {"bon", 4}, {"tu", 4},   {"nam", 5},
                                                 {"lam", 5},   {"nham", 5}, {"sau", 6}, {"bay", 7}, {"tam", 8}, {"chin", 9}};
const std::map<std::string_view, std::int64_t> kScales = {{"nghin", 1'000}, {"ngan", 1'000}, {"trieu", 1'000'000}, {"ty", 1'000'000'000}, {"ti", 1'000'000'000}};

class Parser {
 public:
  explicit Parser(const std::vector<std::string_view>& words) : words_(words) {}

  // groups: (0–999 scale)+ [0–999], scales falling; "tỷ" may stand behind a whole number ("một nghìn tỷ").
  std::optional<Decimal> number() {
    std::int64_t total = 0, last_scale = INT64_MAX;
    bool any = false;
    while (at_ < words_.size()) {
      auto group = below_thousand(any);
      if (!group) return std::nullopt;
      any = true;
      std::int64_t scale = 1;
      if (auto it = peek(kScales)) {
        scale = *it;
        ++at_;
        if (auto more = peek(kScales); more && scale == 1000) {  // nghìn tỷ
          scale *= *more;
          ++at_;
        }
      }
      if (scale >= last_scale) return std::nullopt;
      total += *group * scale;
      last_scale = scale;
      if (is("ruoi")) {
        if (scale == 1) return std::nullopt;
        total += scale / 2;
        ++at_;
        break;
      }
    }
    if (!any || at_ != words_.size()) return std::nullopt;
    return Decimal(total);
  }

 private:
  template <class Map>
  const typename Map::mapped_type* peek(const Map& map) const {
    if (at_ >= words_.size()) return nullptr;
    auto it = map.find(words_[at_]);
    return it == map.end() ? nullptr : &it->second;
  }
  bool is(std::string_view word) const { return at_ < words_.size() && words_[at_] == word; }

  // [d trăm] [linh d | [d] mươi [d] | d]. `after`: a larger group precedes, so that "linh" may open ("một nghìn linh năm").
  std::optional<std::int64_t> below_thousand(bool after) {
    std::int64_t value = 0;
    bool any = false;
    const int* digit = peek(kDigits);
    if (digit && at_ + 1 < words_.size() && words_[at_ + 1] == "tram") {
      value = *digit * 100;
      at_ += 2;
      any = true;
      if (is("ruoi")) {  // "trăm rưỡi" is 150
        ++at_;
        return value + 50;
      }
    }
    if ((any || after) && (is("linh") || is("le"))) {
      ++at_;
      const int* unit = peek(kDigits);
      if (!unit || after_ten()) return std::nullopt;
      ++at_;
      return value + *unit;
    }
    if (is("muoi")) {  // mười
      ++at_;
      return unit_of_ten(value + 10);
    }
    digit = peek(kDigits);
    if (!digit) return any ? std::optional(value) : std::nullopt;
    if (after_ten()) return std::nullopt;
    ++at_;
    if (is("muoi")) {
      ++at_;
      return *digit == 0 ? std::nullopt : unit_of_ten(value + *digit * 10);
    }
    // "một trăm hai" is 102 to some, 120 to most.
    if (any) return std::nullopt;
    return value + *digit;
  }

  // lăm and nhăm are five behind a ten only.
  bool after_ten() const { return is("lam") || is("nham"); }

  std::optional<std::int64_t> unit_of_ten(std::int64_t tens) {
    const int* unit = peek(kDigits);
    if (!unit) return tens;
    ++at_;
    return *unit == 0 ? std::nullopt : std::optional(tens + *unit);
  }

  const std::vector<std::string_view>& words_;
  size_t at_ = 0;
};

}  // namespace

std::optional<Decimal> parse_number_words(std::span<const Lexeme> lexemes) {
  std::vector<std::string_view> words;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind == LexemeKind::sign) continue;
    words.push_back(lexeme.folded.bare);
  }
  if (!words.empty() && words.front() == "bang") words.erase(words.begin());  // "bằng chữ:"
  if (!words.empty() && words.front() == "chu") words.erase(words.begin());
  auto closes = [](std::string_view word) { return word == "dong" || word == "chan" || word == "d" || word == "vnd"; };
  while (!words.empty() && closes(words.back())) words.pop_back();
  if (words.empty()) return std::nullopt;
  return Parser(words).number();
}

}  // namespace doisoat
