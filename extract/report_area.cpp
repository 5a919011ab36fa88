#include "extract/report_area.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/fold.h"
#include "extract/place_names.h"

namespace doisoat {
namespace {

constexpr Date kLastDayOfDistricts{2025, 6, 30};

enum class Rank { province, district, commune };

Rank rank(PlaceType type, bool below_a_district) {
  switch (type) {
    case PlaceType::province: return Rank::province;
    case PlaceType::city: return below_a_district ? Rank::district : Rank::province;
    case PlaceType::urban_district: case PlaceType::rural_district: case PlaceType::town: return Rank::district;
    default: return Rank::commune;
  }
}

// A named unit that the report may be about.
struct Candidate {
  PlaceType type = PlaceType::commune;
  std::string name;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
std::string_view trim_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == ',' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Who speaks, in front of the words for the unit.
constexpr std::string_view kSpeakers[] = {"Công an", "CA", "UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ban chỉ đạo 138", "Ban Chỉ đạo 138",
                                          "Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ 138", "BCĐ", "Đảng ủy", "Đảng uỷ", "Huyện ủy", "Trung tâm Y tế",
                                          "Trạm Y tế", "Trung tâm y tế", "Trạm y tế"};
constexpr std::string_view kKinds[] = {"tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"};

// "Công an huyện Khe Mận [xin] báo cáo": the speaker that `before` ends in; the unit's name may be left out.
struct Speaker {
  std::string who;
  std::optional<PlaceType> type;
  std::string name;
};
Speaker speaker_at_end(std::string_view before) {
  before = trim_end(before);
  for (bool again = true; again;) {
    again = false;
    for (std::string_view polite : {"trân trọng", "xin", "kính", "kính trình và", "tổng hợp", "tổng hợp và"})
      if (ends_with(before, polite)) {
        before = trim_end(before.substr(0, before.size() - polite.size()));
        again = true;
      }
  }
  Speaker speaker;
  std::string_view rest = before;
  std::vector<UnitMention> units = find_units(before);
  if (!units.empty() && units.back().span.end == before.size()) {
    speaker.type = units.back().type;
    speaker.name = before.substr(units.back().name.begin, units.back().name.size());
    std::replace(speaker.name.begin(), speaker.name.end(), '\n', ' ');
    rest = trim_end(before.substr(0, units.back().span.begin));
  } else {
    // "Công an phường (xã) Nậm Khoang": a template's choice left standing
    size_t open = before.rfind('('), close = before.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open && close - open < 20 && before.size() - close < 60) {
      std::string joined = std::string(trim_end(before.substr(0, open))) + std::string(before.substr(close + 1));
      if (joined.find('(') == std::string::npos) return speaker_at_end(joined);
    }
    for (std::string_view kind : kKinds)
      if (ends_with(before, kind) && (!speaker.type || kind == "thị xã")) {
        speaker.type = split_unit_name(std::string(kind) + " X").type;
        rest = trim_end(before.substr(0, before.size() - kind.size()));
      }
  }
  if (!speaker.type) return {};
  for (std::string_view who : kSpeakers)
    if (ends_with(rest, who)) {
      speaker.who = who;
      return speaker;
    }
  return {};
}

class Reader {
 public:
  Reader(std::string_view text, Span report, const Opening* opening, const std::optional<Date>& date, bool misread,
         const Gazetteer& places)
      : text_(text.substr(report.begin, report.size())), opening_(opening), date_(date), misread_(misread), places_(places) {}

  IssuerAndArea run() {
    IssuerAndArea result;
    header_units();
    find_context();
    if (opening_ && !opening_->organisations.empty()) result.issuer = sentence_case(opening_->organisations.back());
    std::optional<Candidate> unit = header_unit_;
    double confidence = 0.97;
    if (!unit) {
      std::string speaker;
      unit = speaker_unit(speaker);
      if (result.issuer.empty()) result.issuer = speaker;
      confidence = 0.93;
    }
    if (!unit) {
      unit = title_unit();
      confidence = 0.9;
    }
    if (!unit) {
      unit = dateline_unit();
      confidence = 0.85;
    }
    if (!unit) {
      unit = most_named_unit();
      confidence = 0.7;
    }
    if (!unit) {
      if (const Place* district = district_of_named_communes()) {
        result.area = district->area();
        if (abolished()) result.area.code.clear();
        if (result.issuer.empty()) result.issuer = implied_issuer(*district);
        result.confidence = 0.75;
        return result;
      }
      result.confidence = 0.2;
      return result;
    }
    // "BAN CHỈ ĐẠO 138" below "UBND HUYỆN …": the committee of that unit.
    if (!result.issuer.empty() && header_unit_ && find_units(result.issuer).empty() && rank(header_unit_->type, province_in_header_) != Rank::province)
      result.issuer += std::string(" ") + vietnamese(header_unit_->type) + " " + header_unit_->name;
    bool known = false;
    result.area = resolve(*unit, known);
    result.confidence = known ? confidence : confidence * 0.92;
    if (result.issuer.empty()) result.confidence *= 0.9;
    return result;
  }

 private:
  // The lowest unit of the block above the title, and what stands above it.
  void header_units() {
    if (!opening_) return;
    for (const std::string& organisation : opening_->organisations) {
      for (const UnitMention& mention : find_units(organisation)) {
        Candidate unit{mention.type, title_case(std::string_view(organisation).substr(mention.name.begin, mention.name.size()))};
        Rank r = rank(mention.type, province_in_header_);
        if (r == Rank::province) {
          province_in_header_ = true;
          province_name_ = unit.name;
        }
        if (r == Rank::district) district_name_ = unit.name;
        if (!header_unit_ || r >= rank(header_unit_->type, province_in_header_)) header_unit_ = unit;
      }
    }
    // "CÔNG AN HUYỆN" without a name: the header's province is not the area.
    if (header_unit_ && !opening_->organisations.empty()) {
      std::string last = fold_bare(opening_->organisations.back());
      static const RE2 nameless(R"( (huyen|xa|phuong|thi tran|thi xa|quan)\s*$)");
      if (RE2::PartialMatch(last, nameless)) {
        header_unit_.reset();
        nameless_ = true;
      }
    }
  }

  PlaceContext at(const std::optional<Date>& date) const {
    PlaceContext context;
    context.date = date;
    return context;
  }

  const Place* province_named(std::string_view name) const {
    PlaceMatch match = places_.resolve(name, PlaceType::province, at(date_));
    if (!match.place) match = places_.resolve(name, PlaceType::city, at(date_));
    return match.place && match.place->level == PlaceLevel::province ? match.place : nullptr;
  }

  // The province (and district) that names are looked for in: the header's, else the one the text speaks of first.
  void find_context() {
    if (province_name_.empty()) {
      std::string_view head = text_.substr(0, 6000);
      for (const UnitMention& mention : find_units(head)) {
        if (mention.type != PlaceType::province) continue;
        province_name_ = head.substr(mention.name.begin, mention.name.size());
        if (province_named(province_name_)) break;
      }
    }
    if (!province_name_.empty())
      if (const Place* province = province_named(province_name_)) province_ = province->code;
    if (!district_name_.empty()) {
      PlaceContext context = at(date_);
      context.province = province_;
      for (PlaceType type : {PlaceType::rural_district, PlaceType::urban_district, PlaceType::town, PlaceType::city}) {
        PlaceMatch match = places_.resolve(district_name_, type, context);
        if (match.place && match.place->level == PlaceLevel::district) {
          district_ = match.place->code;
          break;
        }
      }
    }
  }

  std::optional<Candidate> speaker_unit(std::string& speaker) {
    // The opening sentence and the closing one.
    std::string_view parts[] = {text_.substr(0, 5000), text_.size() > 7500 ? text_.substr(text_.size() - 2500) : text_.substr(std::min<size_t>(text_.size(), 5000))};
    for (std::string_view part : parts) {
      for (std::string_view verb : {"báo cáo", "b/c", "tổng kết", "sơ kết"}) {
        for (size_t at = part.find(verb); at != std::string_view::npos; at = part.find(verb, at + 1)) {
          size_t begin = at > 110 ? at - 110 : 0;
          while (begin < at && (static_cast<unsigned char>(part[begin]) & 0xC0) == 0x80) ++begin;
          Speaker found = speaker_at_end(part.substr(begin, at - begin));
          if (found.who.empty()) continue;
          if (!said_type_) said_type_ = found.type;
          if (found.name.empty()) continue;
          speaker = found.who + " " + vietnamese(*found.type) + " " + found.name;
          return Candidate{*found.type, found.name};
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Candidate> title_unit() const {
    if (!opening_ || opening_->title.empty()) return std::nullopt;
    std::optional<Candidate> unit;
    for (const UnitMention& mention : find_units(opening_->title)) {
      if (mention.listed) continue;
      Candidate candidate{mention.type, title_case(std::string_view(opening_->title).substr(mention.name.begin, mention.name.size()))};
      if (!unit || rank(mention.type, true) > rank(unit->type, true)) unit = candidate;
    }
    return unit;
  }

  // The police write their seat: the district's or commune's own name more often than not.
  std::optional<Candidate> dateline_unit() const {
    if (!opening_ || opening_->dateline_place.empty()) return std::nullopt;
    UnitName place = split_unit_name(opening_->dateline_place);
    std::string name = title_case(place.name);
    PlaceType type = place.type ? *place.type : acting_type();
    return Candidate{type, name};
  }

  // The kind of unit whose police, committee … the text is about, by how often it is said.
  PlaceType acting_type() const {
    if (said_type_) return *said_type_;
    struct {
      const char* words;
      PlaceType type;
    } const kinds[] = {{"Công an huyện", PlaceType::rural_district}, {"UBND huyện", PlaceType::rural_district}, {"BCĐ 138 huyện", PlaceType::rural_district},
                       {"Huyện ủy", PlaceType::rural_district}, {"huyện ủy", PlaceType::rural_district}, {"Toàn huyện", PlaceType::rural_district}, {"toàn huyện", PlaceType::rural_district},
                       {"Công an thị xã", PlaceType::town}, {"toàn thị xã", PlaceType::town}, {"Công an quận", PlaceType::urban_district},
                       {"Công an thành phố", PlaceType::city}, {"Công an xã", PlaceType::commune}, {"UBND xã", PlaceType::commune},
                       {"Đảng ủy xã", PlaceType::commune}, {"toàn xã", PlaceType::commune}, {"địa bàn xã", PlaceType::commune}, {"Công an phường", PlaceType::ward}, {"UBND phường", PlaceType::ward},
                       {"địa bàn phường", PlaceType::ward}, {"địa bàn huyện", PlaceType::rural_district},
                       {"Công an thị trấn", PlaceType::township}};
    std::map<PlaceType, int> counts;
    for (const auto& kind : kinds)
      for (size_t at = text_.find(kind.words); at != std::string_view::npos; at = text_.find(kind.words, at + 1)) ++counts[kind.type];
    PlaceType best = PlaceType::commune;
    int most = 0;
    // Districts speak of their communes all the time, communes of their district seldom.
    for (PlaceType type : {PlaceType::rural_district, PlaceType::town, PlaceType::urban_district, PlaceType::city, PlaceType::commune,
                           PlaceType::ward, PlaceType::township}) {
      if (counts[type] > most) {
        most = counts[type];
        best = type;
      }
    }
    return best;
  }

  // "trên địa bàn huyện Cao Lộc", "Công an huyện Cao Lộc": the unit of the acting kind that is named most.
  std::optional<Candidate> most_named_unit() const {
    std::string_view part = text_.substr(0, 60000);
    std::map<std::pair<PlaceType, std::string>, int> counts;
    for (const UnitMention& mention : find_units(part)) {
      if (mention.listed) continue;
      size_t begin = mention.span.begin > 40 ? mention.span.begin - 40 : 0;
      while (begin < mention.span.begin && (static_cast<unsigned char>(part[begin]) & 0xC0) == 0x80) ++begin;
      std::string before = fold_bare(part.substr(begin, mention.span.begin - begin));
      bool acting = false;
      for (const char* words : {"dia ban ", "cong an ", "ubnd ", "chi dao 138 ", "bcd 138 ", "dang uy ", "toan ", "chi dao ", "nhan dan "}) {
        std::string_view w(words);
        acting = acting || (before.size() >= w.size() && std::string_view(before).substr(before.size() - w.size()) == w);
      }
      if (!acting || mention.type == PlaceType::province) continue;
      ++counts[{mention.type, title_case(part.substr(mention.name.begin, mention.name.size()))}];
    }
    auto best = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best == counts.end()) return std::nullopt;
    bool district = rank(best->first.first, true) == Rank::district;
    // One commune named once or twice says nothing of a district's report.
    if (!district && (best->second < 3 || rank(acting_type(), true) == Rank::district)) return std::nullopt;
    return Candidate{best->first.first, best->first.second};
  }

  // The one district that has all the communes named.
  const Place* district_of_named_communes() const {
    if (!date_ || rank(acting_type(), true) != Rank::district) return nullptr;
    Date date = abolished() ? kLastDayOfDistricts : *date_;
    std::string_view part = text_.substr(0, 60000);
    std::map<std::string_view, std::set<std::string>> named;
    std::set<std::string> all;
    PlaceContext context = at(date);
    context.province = province_;
    for (const UnitMention& mention : find_units(part)) {
      if (rank(mention.type, true) != Rank::commune) continue;
      std::string_view name = part.substr(mention.name.begin, mention.name.size());
      std::string key = place_key(name);
      if (!all.insert(key).second) continue;
      for (const Place* place : places_.find(name, context))
        if (place->level == PlaceLevel::commune && place->parent.size() == 3) named[place->parent].insert(key);
    }
    auto more = [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); };
    auto best = std::max_element(named.begin(), named.end(), more);
    if (best == named.end() || best->second.size() < 2 || best->second.size() * 10 < all.size() * 6) return nullptr;
    for (auto it = named.begin(); it != named.end(); ++it)
      if (it != best && it->second.size() == best->second.size()) return nullptr;
    return places_.by_code(best->first, date);
  }
  // The report's date, as read, lies after the last districts: mistyped, or the report looks back.
  bool abolished() const { return date_ && kLastDayOfDistricts < *date_; }

  std::string implied_issuer(const Place& district) const {
    for (const char* who : {"Công an", "UBND", "Ban Chỉ đạo 138"}) {
      std::string words = std::string(who) + " " + vietnamese(district.type);
      if (text_.find(words) != std::string_view::npos) return words + " " + std::string(district.name);
    }
    return "";
  }

  Area resolve(const Candidate& unit, bool& known) const {
    PlaceContext context = at(date_);
    Rank r = rank(unit.type, province_in_header_);
    if (r != Rank::province) context.province = province_;
    if (r == Rank::commune) context.district = district_;
    PlaceMatch match = places_.resolve(unit.name, unit.type, context);
    if (match.status == PlaceMatch::Status::unknown && !context.district.empty()) {
      context.district.clear();
      match = places_.resolve(unit.name, unit.type, context);
    }
    // The gazetteer may date a change a few months late.
    bool near = match.status == PlaceMatch::Status::former && date_ && near_validity(*match.place, *date_);
    if (match.status == PlaceMatch::Status::found || near) {
      // Only OCR inside a known province may have lost the marks: else "Mường Lằn" is not "Mường Lạn".
      if (match.marks_agree || (misread_ && !context.province.empty())) {
        known = true;
        return match.place->area();
      }
    }
    return {"", unit.name};
  }
  static bool near_validity(const Place& place, const Date& date) {
    auto day = [](int number) { return Date{number / 10000, number / 100 % 100, number % 100}; };
    constexpr long kLate = 120;
    if (place.from > 0 && place.from < 99999999 && date < day(place.from)) return days_between(date, day(place.from)) <= kLate;
    return false;
  }

  std::string_view text_;
  const Opening* opening_;
  std::optional<Date> date_;
  bool misread_;
  const Gazetteer& places_;
  std::optional<Candidate> header_unit_;
  bool province_in_header_ = false, nameless_ = false;
  std::string province_name_, district_name_, province_, district_;
  std::optional<PlaceType> said_type_;
};

}  // namespace

IssuerAndArea issuer_and_area(std::string_view text, Span report, const Opening* opening, const std::optional<Date>& date,
                              bool misread, const Gazetteer& places) {
  return Reader(text, report, opening, date, misread, places).run();
}

}  // namespace doisoat
