// The gazetteer: provinces, districts and communes of Viet Nam with the days they were valid and their successors.
//
// Data: places/*.tsv (what the columns mean stands at the top of each; sources and licences in places/NOTICE). It reaches back to
// October 2022; earlier dates see its oldest state. Codes are reused: a unit is its code and the day it is valid from. Names
// repeat: "Tân An" is ten communes, so a name is resolved inside its province or district and at the report's date.
// Loaded once, then only read: safe to share between threads. Moving a Gazetteer keeps its Places where they are.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/date.h"
#include "document/report.h"

namespace doisoat {

enum class PlaceLevel { province, district, commune };
// tỉnh, thành phố (of a province's or a district's rank), quận, huyện, thị xã, phường, xã, thị trấn, đặc khu
enum class PlaceType { province, city, urban_district, rural_district, town, ward, commune, township, special_zone };
const char* vietnamese(PlaceType type);  // "thị trấn"

struct Place {
  std::string_view code, name;  // as the gazetteer writes them; they live as long as the Gazetteer
  std::string_view parent;      // code: of a district's province; of a commune's district, or province since July 2025
  std::string_view successors;  // codes parted by commas
  PlaceLevel level = PlaceLevel::commune;
  PlaceType type = PlaceType::commune;
  int from = 0, to = 99999999;  // yyyymmdd, both days included

  bool valid_at(const Date& date) const { return valid_at(date.year * 10000 + date.month * 100 + date.day); }
  bool valid_at(int yyyymmdd) const { return from <= yyyymmdd && yyyymmdd <= to; }
  Area area() const { return {std::string(code), std::string(name)}; }
};

// Where and when a name is looked for; what is empty does not restrict.
struct PlaceContext {
  std::string province, district;  // codes
  std::optional<Date> date;
};

struct PlaceMatch {
  enum class Status {
    found,      // one unit of that name
    former,     // one unit of that name, but not at that date: "xã X (cũ)"
    ambiguous,  // several
    unknown,    // none
  };
  Status status = Status::unknown;
  const Place* place = nullptr;             // found, former
  std::vector<const Place*> candidates;     // ambiguous: all; else the one
  bool marks_agree = false;                 // the name carries the gazetteer's diacritics, not only its letters
};

// "TT. Bình Mỹ" → thị trấn, "Bình Mỹ". Without a word for a kind of unit in front: no type, the text.
struct UnitName {
  std::optional<PlaceType> type;
  std::string_view name;
};
UnitName split_unit_name(std::string_view text);

// What names are compared by: lower case, no marks, i for y after a consonant, no leading zeros, only spaces between words.
std::string place_key(std::string_view name);

class Gazetteer {
 public:
  Gazetteer();
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  // `folder` is catalogue/places. Throws DataError on the first wrong row.
  static Gazetteer load(const std::filesystem::path& folder);

  // All units of that name, whatever marks it carries, in the order of the data; those whose marks agree first.
  std::vector<const Place*> find(std::string_view name, const PlaceContext& context = {}) const;

  // The one unit that is meant. A type that no unit of that name has, but another of the same level does, is let pass (a
  // template's "phường" for a xã). Units valid at the context's date come before former and later ones.
  PlaceMatch resolve(std::string_view name, std::optional<PlaceType> type = std::nullopt, const PlaceContext& context = {}) const;

  // The unit that has the code at the date (today's when there is none); nullptr when none has.
  const Place* by_code(std::string_view code, const std::optional<Date>& date = std::nullopt) const;
  // Of a commune or district, at a day when it was valid; nullptr for a province.
  const Place* province_of(const Place& place) const;
  const Place* district_of(const Place& place) const;  // nullptr where there are none (since July 2025)
  // The communes of a district or province at a date, in the order of the data.
  std::vector<const Place*> communes_of(std::string_view code, const Date& date) const;

  size_t size() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace doisoat
