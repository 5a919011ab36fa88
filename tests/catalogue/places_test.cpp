#include "catalogue/places.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

const Gazetteer& places() {
  static const Gazetteer gazetteer = Gazetteer::load(std::filesystem::path(DOISOAT_SOURCE_DIR) / "catalogue" / "places");
  return gazetteer;
}

std::string dump(const PlaceMatch& match) {
  switch (match.status) {
    case PlaceMatch::Status::unknown: return "unknown";
    case PlaceMatch::Status::ambiguous: return "ambiguous " + std::to_string(match.candidates.size());
    default: break;
  }
  std::string line = match.status == PlaceMatch::Status::former ? "former " : "";
  line += std::string(match.place->code) + " " + vietnamese(match.place->type) + " " + std::string(match.place->name);
  if (!match.marks_agree) line += " (marks differ)";
  return line;
}

constexpr Date kJune2024{2024, 6, 1}, kNovember2024{2024, 11, 12}, kMay2026{2026, 5, 24};

TEST(Places, ANameIsResolvedInsideItsDistrictOrProvinceAndAtItsDate) {
  struct {
    const char* name;
    std::optional<PlaceType> type;
    PlaceContext context;
    const char* resolved;
  } cases[] = {
      {"Cao Lộc", PlaceType::rural_district, {"", "", kJune2024}, "183 huyện Cao Lộc"},
      {"Cao Lộc", PlaceType::township, {"", "", kJune2024}, "06187 thị trấn Cao Lộc"},
      {"Bình Lục", PlaceType::rural_district, {"35", "", kNovember2024}, "352 huyện Bình Lục"},
      {"La Sơn", PlaceType::commune, {"", "352", kNovember2024}, "13555 xã La Sơn"},
      {"Lạng Sơn", PlaceType::province, {"", "", kJune2024}, "20 tỉnh Lạng Sơn"},
      {"Hồ Chí Minh", PlaceType::city, {"", "", kMay2026}, "79 thành phố Hồ Chí Minh"},
      // the code 03390 was a thị trấn and became a xã
      {"Tam Đường", PlaceType::township, {"12", "", kJune2024}, "03390 thị trấn Tam Đường"},
      {"Bình Lư", PlaceType::commune, {"12", "", kJune2024}, "03412 xã Bình Lư"},
      {"Bình Lư", PlaceType::commune, {"12", "", kMay2026}, "03390 xã Bình Lư"},
      {"Tam Đường", PlaceType::township, {"12", "", kMay2026}, "former 03390 thị trấn Tam Đường"},
      // no type given
      {"Xuất Lễ", std::nullopt, {"", "183", kJune2024}, "06202 xã Xuất Lễ"},
      // a template's wrong word for the kind of unit
      {"Xuất Lễ", PlaceType::ward, {"", "183", kJune2024}, "06202 xã Xuất Lễ"},
      // however it is spelt
      {"XUẤT LỄ", PlaceType::commune, {"", "183", kJune2024}, "06202 xã Xuất Lễ"},
      {"Xuat Le", PlaceType::commune, {"", "183", kJune2024}, "06202 xã Xuất Lễ (marks differ)"},
      {"Hoà Cư", PlaceType::commune, {"", "183", kJune2024}, "06223 xã Hòa Cư"},
      {"Bình Mĩ", PlaceType::township, {"", "352", kNovember2024}, "13501 thị trấn Bình Mỹ"},
      {"Nà Tum Hạ", PlaceType::commune, {"12", "", kMay2026}, "unknown"},
      {"", PlaceType::commune, {}, "unknown"},
  };
  for (const auto& c : cases) EXPECT_EQ(dump(places().resolve(c.name, c.type, c.context)), c.resolved) << c.name;
}

TEST(Places, ANameOfSeveralUnitsIsAmbiguousUntilTheProvinceIsKnown) {
  PlaceMatch match = places().resolve("Tân An", std::nullopt, {"", "", kMay2026});
  EXPECT_EQ(match.status, PlaceMatch::Status::ambiguous);
  EXPECT_EQ(match.candidates.size(), 10u);
  for (const Place* place : match.candidates) EXPECT_EQ(place->name, "Tân An");
}

TEST(Places, CountsAgreeWithTheOfficialOnes) {
  struct {
    Date date;
    size_t provinces, communes;
  } cases[] = {{kJune2024, 63, 10595}, {{2024, 11, 15}, 63, 10472}, {{2025, 6, 30}, 63, 10035}, {{2025, 7, 1}, 34, 3321}, {kMay2026, 34, 3321}};
  for (const auto& c : cases) {
    size_t provinces = 0, communes = 0;
    for (int code = 1; code < 100; ++code) {
      std::string text = (code < 10 ? "0" : "") + std::to_string(code);
      if (!places().by_code(text, c.date)) continue;
      ++provinces;
      communes += places().communes_of(text, c.date).size();
    }
    EXPECT_EQ(provinces, c.provinces) << c.date.iso();
    EXPECT_EQ(communes, c.communes) << c.date.iso();
  }
  EXPECT_EQ(places().communes_of("183", kJune2024).size(), 22u);
  EXPECT_EQ(places().communes_of("352", kJune2024).size(), 17u);
  EXPECT_EQ(places().communes_of("352", {2025, 3, 1}).size(), 15u);
}

TEST(Places, ParentsAreThoseOfTheUnitsOwnTime) {
  const Place* old = places().resolve("Bình Lư", PlaceType::commune, {"", "", kJune2024}).place;
  ASSERT_TRUE(old);
  EXPECT_EQ(places().district_of(*old)->name, "Tam Đường");
  EXPECT_EQ(places().province_of(*old)->name, "Lai Châu");
  EXPECT_EQ(old->successors, "03390");
  const Place* now = places().by_code("03390", kMay2026);
  ASSERT_TRUE(now);
  EXPECT_EQ(places().district_of(*now), nullptr);
  EXPECT_EQ(places().province_of(*now)->name, "Lai Châu");
  // 10 was Lào Cai; since July 2025 Lào Cai is 15, which was Yên Bái
  EXPECT_EQ(places().by_code("10", kJune2024)->name, "Lào Cai");
  EXPECT_EQ(places().by_code("15", kJune2024)->name, "Yên Bái");
  EXPECT_EQ(places().by_code("15", kMay2026)->name, "Lào Cai");
  EXPECT_EQ(places().by_code("10", kMay2026), nullptr);
}

TEST(Places, UnitNamesAreSplit) {
  struct {
    const char* text;
    const char* split;
  } cases[] = {
      {"xã Khe Mận", "xã|Khe Mận"},       {"XÃ KHE MẬN", "xã|KHE MẬN"},          {"thị trấn Phố Sim", "thị trấn|Phố Sim"},
      {"TT Phố Sim", "thị trấn|Phố Sim"}, {"TT. Phố Sim", "thị trấn|Phố Sim"},   {"TP.Phố Sim", "thành phố|Phố Sim"},
      {"P. Phố Sim", "phường|Phố Sim"},   {"Phường 1", "phường|1"},              {"đặc khu Bản Sảo", "đặc khu|Bản Sảo"},
      {"Phương Đình", "|Phương Đình"},    {"Xa Dung", "|Xa Dung"},               {"Khe Mận", "|Khe Mận"},
      {"xã", "|xã"},                      {"Thị Trấn Phố Sim", "thị trấn|Phố Sim"}, {"tt đang", "|tt đang"},
  };
  for (const auto& c : cases) {
    UnitName unit = split_unit_name(c.text);
    EXPECT_EQ((unit.type ? vietnamese(*unit.type) : "") + std::string("|") + std::string(unit.name), c.split) << c.text;
  }
}

TEST(Places, KeysFoldWhatMayDiffer) {
  struct {
    const char *a, *b;
  } same[] = {{"Hòa Bình", "Hoà  Bình"}, {"Phường 06", "phường 6"}, {"B'Lao", "B’lao"}, {"Chân Mây - Lăng Cô", "CHÂN MÂY – LĂNG CÔ"}, {"Quỳ Mỹ", "Quỳ Mĩ"}, {"Đầm Dơi", "Ðầm Dơi"}};
  for (const auto& c : same) EXPECT_EQ(place_key(c.a), place_key(c.b));
  EXPECT_NE(place_key("Y Tý"), place_key("I Tý"));
  EXPECT_NE(place_key("Tân An"), place_key("Tân Am"));
}

// A folder with one broken row in one file.
std::string error_of(const char* file, const char* rows) {
  auto folder = std::filesystem::temp_directory_path() / ("places_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  for (const char* name : {"provinces.tsv", "districts.tsv", "communes.tsv"}) std::ofstream(folder / name) << (std::string(name) == file ? rows : "# head\n");
  std::string error;
  try {
    Gazetteer::load(folder);
  } catch (const DataError& e) {
    error = e.what();
  }
  std::filesystem::remove_all(folder);
  return error;
}

TEST(Places, AWrongRowStopsTheLoad) {
  EXPECT_EQ(error_of("communes.tsv", "# head\n00001\tKhe Mận\tXã\t001\n1\tĐá\tXã\t001\n"),
            "places/communes.tsv:3:1: a code of 5 digits is needed\n1\tĐá\tXã\t001\n^");
  EXPECT_EQ(error_of("communes.tsv", "00001\tKhe Mận\tHuyện\t001\n"),
            "places/communes.tsv:1:15: \"Huyện\" is no kind of unit of this level\n00001\tKhe Mận\tHuyện\t001\n     \t       \t^");
  EXPECT_EQ(error_of("districts.tsv", "001\tBản Sảo\tHuyện\t01\t\t2025-02-30\n"),
            "places/districts.tsv:1:23: \"2025-02-30\" is no day (2024-12-31)\n001\tBản Sảo\tHuyện\t01\t\t2025-02-30\n   \t       \t     \t  \t\t^");
  EXPECT_EQ(error_of("provinces.tsv", "01\tBản Sảo\tTỉnh\t2025-07-01\t2025-06-30\n"),
            "places/provinces.tsv:1:28: ends before it begins\n01\tBản Sảo\tTỉnh\t2025-07-01\t2025-06-30\n  \t       \t    \t          \t^");
  EXPECT_EQ(error_of("communes.tsv", "# head\n"), "");
}

}  // namespace
}  // namespace doisoat
