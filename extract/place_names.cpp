#include "extract/place_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "catalogue/fold.h"
#include "extract/name_words.h"

namespace doisoat {
namespace {

struct Kind {
  const char* first;
  const char* second;  // nullptr for one word
  PlaceType type;
  bool abbreviation;
};
constexpr Kind kKinds[] = {
    {"thành", "phố", PlaceType::city, false},      {"thị", "trấn", PlaceType::township, false}, {"thị", "xã", PlaceType::town, false},
    {"đặc", "khu", PlaceType::special_zone, false}, {"tỉnh", nullptr, PlaceType::province, false},
    {"quận", nullptr, PlaceType::urban_district, false}, {"huyện", nullptr, PlaceType::rural_district, false},
    {"phường", nullptr, PlaceType::ward, false},   {"xã", nullptr, PlaceType::commune, false},
    {"tp", nullptr, PlaceType::city, true},        {"tt", nullptr, PlaceType::township, true},  {"tx", nullptr, PlaceType::town, true},
};

// Words that begin something else than a name, though they are written with a capital; some of them only before a second one, since
// "Bến Thành", "Tân Hội" and "Hải Phòng" are names.
constexpr std::array kNotNames{"ubnd", "hđnd", "bcđ", "và", "về", "của", "đã", "là", "trên", "số", "stt", "kt", "tm", "huyện", "tỉnh", "xã", "phường",
                               "quận", "từ", "trong", "tt", "tp", "tx"};
constexpr std::pair<const char*, const char*> kNotNamePairs[] = {
    {"công", "an"},     {"ban", "chỉ"},    {"ban", "thường"}, {"ủy", "ban"},    {"đảng", "ủy"},   {"đảng", "bộ"},   {"đảng", "cộng"}, {"phòng", "cảnh"},
    {"đồn", "biên"},    {"đồn", "công"},   {"thành", "phố"},  {"thị", "trấn"},  {"thị", "xã"},    {"trung", "tâm"}, {"trạm", "y"},    {"mặt", "trận"},
    {"hội", "đồng"},    {"hội", "nông"},   {"hội", "phụ"},    {"cộng", "hòa"},  {"độc", "lập"},   {"báo", "cáo"},   {"kính", "gửi"},  {"nơi", "nhận"},
    {"đặc", "khu"},     {"tổ", "dân"},     {"tổ", "công"},    {"tổng", "số"},   {"tổng", "cộng"}, {"bộ", "chỉ"},    {"đội", "cảnh"},  {"đội", "csđttp"},
    {"đoàn", "thanh"},  {"văn", "phòng"},  {"chi", "bộ"},     {"huyện", "ủy"}};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), words_(cut_name_words(text)), keys_(words_.size()) {}

  std::vector<UnitMention> run() {
    std::vector<UnitMention> units;
    for (size_t i = 0; i < words_.size();) {
      size_t behind = 0;
      PlaceType type{};
      if (!kind(i, type, behind)) {
        ++i;
        continue;
      }
      bool several = i > 0 && words_[i].joined && key(i - 1) == marked_of<"các">();
      // "các xã, thị trấn: A, B"; "các xã: A, B" and "xã A"
      size_t name = behind;
      if (several && name < words_.size() && words_[name].sign_before == ':') {
        // the first of a list
      } else if (name >= words_.size() || !words_[name].joined) {
        // "TT. Cao Lộc"
        bool dot = name < words_.size() && words_[name].sign_before == '.' && is_abbreviation(i);
        if (!dot) {
          i = behind;
          continue;
        }
      }
      size_t end = name_end(name, type, text_.substr(words_[i].span.begin, words_[i].span.size()));
      if (end == name) {
        i = behind;
        continue;
      }
      units.push_back({cover(words_[i].span, words_[end - 1].span), cover(words_[name].span, words_[end - 1].span), type, several});
      i = end;
      while (several && i < words_.size()) {
        const NameWord& next = words_[i];
        size_t from = i;
        if (next.joined && key(i) == marked_of<"và">()) from = i + 1;
        else if (next.sign_before != ',' && next.sign_before != ';') break;
        PlaceType other{};
        size_t other_behind = 0;
        if (kind(from, other, other_behind)) break;  // its own kind begins
        size_t last = name_end(from, type, "");
        if (last == from) break;
        Span span = cover(words_[from].span, words_[last - 1].span);
        units.push_back({span, span, type, true});
        i = last;
      }
    }
    return units;
  }

 private:
  std::string_view at(size_t i) const { return text_.substr(words_[i].span.begin, words_[i].span.size()); }
  const std::string& key(size_t i) const {
    if (keys_[i].empty()) keys_[i] = fold_word(at(i)).marked;
    return keys_[i];
  }

  bool is_abbreviation(size_t i) const { return words_[i].span.size() == 2 && words_[i].all_capitals; }

  bool kind(size_t i, PlaceType& type, size_t& behind) const {
    if (i >= words_.size() || words_[i].number || words_[i].span.size() > 12) return false;
    static const auto folded = [] {
      std::vector<std::pair<std::string, std::string>> keys;
      for (const Kind& k : kKinds) keys.emplace_back(fold_word(k.first).marked, k.second ? fold_word(k.second).marked : "");
      return keys;
    }();
    const std::string& first = key(i);
    for (size_t k = 0; k < folded.size(); ++k) {
      if (folded[k].first != first) continue;
      if (kKinds[k].abbreviation && !words_[i].all_capitals) continue;
      if (folded[k].second.empty()) {
        type = kKinds[k].type;
        behind = i + 1;
        return true;
      }
      if (i + 1 < words_.size() && words_[i + 1].joined && folded[k].second == key(i + 1)) {
        type = kKinds[k].type;
        behind = i + 2;
        return true;
      }
    }
    return false;
  }

  bool stops(size_t i) const {
    std::string_view word = at(i);
    if (word.size() > 12) return false;
    static const auto stop = [] {
      std::vector<std::string> keys;
      for (const char* w : kNotNames) keys.push_back(fold_word(w).marked);
      for (const auto& [first, second] : kNotNamePairs) keys.push_back(fold_word(first).marked + " " + fold_word(second).marked);
      std::sort(keys.begin(), keys.end());
      return keys;
    }();
    const std::string& one = key(i);
    if (std::binary_search(stop.begin(), stop.end(), one)) return true;
    if (i + 1 >= words_.size() || !words_[i + 1].joined || words_[i + 1].span.size() > 12) return false;
    if (words_[i + 1].number && (one == marked_of<"năm">() || one == marked_of<"tháng">() || one == marked_of<"ngày">())) return true;
    return std::binary_search(stop.begin(), stop.end(), one + " " + key(i + 1));
  }

  // Behind the last word of a name that begins at i; i when there is none.
  size_t name_end(size_t i, PlaceType type, std::string_view kind_word) const {
    if (i >= words_.size()) return i;
    if (words_[i].number) {  // "phường 5", "quận 10"
      bool numbered = (type == PlaceType::ward || type == PlaceType::urban_district) && words_[i].span.size() <= 2 && !kind_word.empty();
      // "04 phường 12 tổ": a count before makes the number a count as well
      return numbered && !(i + 1 < words_.size() && words_[i + 1].joined && !words_[i + 1].capital) ? i + 1 : i;
    }
    if (!words_[i].capital) return i;
    bool capitals = words_[i].all_capitals && words_[i].span.size() > 1;
    size_t end = i;
    while (end < words_.size() && end - i < 5) {
      const NameWord& word = words_[end];
      if (end > i && !word.joined && !(word.sign_before == '-' && hyphenated(end))) break;
      if (!word.capital) break;
      if (end > i && capitals && !word.all_capitals) break;
      if (end > i && stops(end)) break;
      if (end == i && stops(end) && !names_itself(end)) break;
      ++end;
    }
    // "Bảo Lâm 1"
    if (end > i && end < words_.size() && words_[end].number && words_[end].joined && words_[end].span.size() == 1 &&
        !(end + 1 < words_.size() && words_[end + 1].joined && !words_[end + 1].capital))
      ++end;
    return end;
  }
  // "phường Độc Lập", "xã Số Hai": what stops a name elsewhere may be the whole of one.
  bool names_itself(size_t i) const { return key(i) == marked_of<"độc">(); }
  bool hyphenated(size_t i) const {  // "Chân Mây - Lăng Cô" on one line
    std::string_view between = text_.substr(words_[i - 1].span.end, words_[i].span.begin - words_[i - 1].span.end);
    return between == " - " && i + 1 < words_.size() && words_[i].capital && words_[i + 1].joined && words_[i + 1].capital && !stops(i);
  }

  std::string_view text_;
  std::vector<NameWord> words_;
  mutable std::vector<std::string> keys_;  // folded when first asked for
};

std::string lower(std::string_view text, bool first_stays) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    append_utf8(out, first_stays ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    first_stays = false;
  }
  return out;
}

bool has_small_letters(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (u_islower(static_cast<UChar32>(c))) return true;
  }
  return false;
}

}  // namespace

std::vector<UnitMention> find_units(std::string_view text) { return Finder(text).run(); }

std::string title_case(std::string_view name) {
  if (has_small_letters(name)) return std::string(name);
  std::string out;
  bool first = true;
  for (size_t at = 0; at < name.size();) {
    char32_t c = next_code_point(name, at);
    append_utf8(out, first ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    first = !is_letter(c) && c != '\'' && c != 0x2019;
  }
  return out;
}

std::string sentence_case(std::string_view organisation) {
  auto is_abbreviated = [](std::string_view kind) { return kind.substr(0, 2) == "TP" || kind.substr(0, 2) == "TT" || kind.substr(0, 2) == "TX"; };
  if (has_small_letters(organisation)) return std::string(organisation);
  std::vector<UnitMention> units = find_units(organisation);
  std::string out;
  size_t at = 0;
  auto plain = [&](size_t end) {
    while (at < end) {
      size_t stop = organisation.find(' ', at);
      if (stop == std::string_view::npos || stop > end) stop = end;
      std::string_view word = organisation.substr(at, stop - at);
      // No vowel, a digit, or one of the usual short forms: an abbreviation.
      std::string bare = fold_bare(word);
      bool short_form = bare.find_first_of("aeiouy") == std::string::npos || bare.find_first_of("0123456789") != std::string::npos;
      for (const char* known : {"ubnd", "bcd", "pctp", "tnxh", "tdbvantq", "antq", "antt", "pcmt", "bvantq", "dttp", "csdttp", "xd", "pt", "bdbp", "ttatxh", "ca"})
        short_form = short_form || bare.substr(0, bare.find_first_of(",;.")) == known;
      out += short_form ? std::string(word) : lower(word, out.empty());
      if (stop < end) out += ' ';
      at = stop + 1;
    }
    at = end;
  };
  for (const UnitMention& unit : units) {
    plain(unit.span.begin);
    std::string_view kind = organisation.substr(unit.span.begin, unit.name.begin - unit.span.begin);
    if (kind.size() <= 4 && is_abbreviated(kind)) out += std::string(vietnamese(unit.type)) + " ";
    else out += lower(kind, out.empty());
    out += title_case(organisation.substr(unit.name.begin, unit.name.size()));
    at = unit.name.end;
  }
  plain(organisation.size());
  // Names inside the name.
  static constexpr std::pair<const char*, const char*> kProper[] = {{" việt nam", " Việt Nam"}, {" công an ", " Công an "}, {" cảnh sát ", " Cảnh sát "},
                                                                    {" mặt trận ", " Mặt trận "}, {" tổ quốc", " Tổ quốc"}, {" biên phòng", " Biên phòng"}};
  for (const auto& [printed, proper] : kProper)
    if (size_t found = out.find(printed); found != std::string::npos) out.replace(found, std::string_view(printed).size(), proper);
  return out;
}

}  // namespace doisoat
