// The corpus is the test: every report in corpus/reports is read from its file to its flags and compared with its truth in
// corpus/truth or corpus/samples. Dropping in files adds a case. Counts are pooled; what is measured, and the least that must be reached, is said here once.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "catalogue/data_file.h"
#include "flow/json.h"
#include "flow/read.h"

namespace doisoat {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Shares of all the corpus together.
constexpr double kLeastFound = 0.97;      // core figures whose value and unit were read at the right place
constexpr double kLeastStrict = 0.93;     // … with the right indicator, measure, breakdown and time, too
constexpr double kLeastPrecision = 0.97;  // printed figures that are true ones
constexpr double kLeastHeaders = 0.97;    // fields of the reports' headers that are right
constexpr double kLeastFlags = 0.70;      // required flags raised
constexpr double kMostFalseFlags = 0.5;   // false flags for each report
// The ledger has no rate: every run of digits of every report lies in exactly one item.

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<json> lines_of(const fs::path& path) {
  std::vector<json> rows;
  std::istringstream lines(text_of(path));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) rows.push_back(json::parse(line));
  return rows;
}

size_t length(const std::string& utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

bool same_value(const json& a, const json& b) { 
  return a.is_number() && b.is_number() && std::abs(a.get<double>() - b.get<double>()) <= 1e-9 * std::max(1.0, std::abs(a.get<double>()));
}

// How far a printed figure agrees with the truth, under the best of the readings that the truth accepts; "strict" is 15.
int agreement(const json& truth, const json& got) {
  std::vector<json> readings{truth};
  for (const json& other : truth.value("accept", json::array())) {
    readings.push_back(truth);
    readings.back().update(other);
  }
  int best = 0;
  for (const json& t : readings) {
    int score = 8 * (t["indicator"] == got["indicator"]) + 4 * (t["measure"] == got["measure"]) +
                2 * (t["breakdown"] == got["breakdown"]);
    bool time = true;
    for (const char* day : {"from", "to"})
      if (t.contains(day) && !t[day].is_null()) time = time && t[day] == got[day];
    best = std::max(best, score + time);
  }
  return best;
}

bool may_be(const json& truth, const json& got, bool by_place) {
  std::set<json> units{truth["unit"]};
  for (const json& other : truth.value("accept", json::array()))
    if (other.contains("unit")) units.insert(other["unit"]);
  if (!same_value(truth["value"], got["value"]) || !units.contains(got["unit"])) return false;
  if (!by_place) return agreement(truth, got) >= 8;
  int offset = got["offset"], begin = truth["offset"];
  return begin <= offset && offset < begin + static_cast<int>(length(truth["quote"]));
}

// Each true figure with at most one printed figure, the best-agreeing pairs first: true row → agreement.
std::map<size_t, int> match(const std::vector<json>& truths, const std::vector<json>& printed, bool by_place) {
  std::vector<std::tuple<int, size_t, size_t>> pairs;
  for (size_t i = 0; i < truths.size(); ++i)
    for (size_t j = 0; j < printed.size(); ++j)
      if (may_be(truths[i], printed[j], by_place)) pairs.emplace_back(-agreement(truths[i], printed[j]), i, j);
  std::sort(pairs.begin(), pairs.end());
  std::map<size_t, int> matched;
  std::set<size_t> taken;
  for (auto [score, i, j] : pairs)
    if (!matched.contains(i) && taken.insert(j).second) matched[i] = -score;
  return matched;
}

bool same_flag(const json& truth, const json& flag) {
  if (truth["rule"] != flag["rule"]) return false;
  if (!truth["reported"].is_null()) {
    auto same = [&](const char* one, const char* other) {
      return same_value(truth["reported"], flag[one]) && (truth["expected"].is_null() || same_value(truth["expected"], flag[other]));
    };
    return same("reported", "expected") || (truth["rule"] == "repeat" && same("expected", "reported"));
  }
  auto squeezed = [](std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c); });
    return text;
  };
  std::string quote = squeezed(truth["quote"]), said = squeezed(flag["quote"]);
  return !said.empty() && (quote.find(said) != std::string::npos || said.find(quote) != std::string::npos);
}

// Indicators that the truth does not list without gaps: they cannot cost precision.
const std::set<std::string> kPeripheral{
    "propaganda_conferences", "propaganda_attendance", "training_courses", "training_participants", "leaflets",
    "banners", "commitments_signed", "models_built", "legal_opinions", "records_updated",
    "population", "villages", "staff", "precursor_companies", "methadone_sites", "communes"};
const std::set<std::string> kErrorRules{"total", "balance", "share", "words", "list_count", "repeat", "period", "date"};

struct Counts {
  int core = 0, found = 0, strict = 0, printed = 0, right = 0, flags = 0, flagged = 0, false_flags = 0, fields = 0,
      fields_right = 0, reports = 0;
};

void count_figures(const std::vector<json>& truths, const json& result, bool by_place, Counts& counts) {
  std::vector<json> core, figures, scored;
  for (const json& t : truths)
    if (t["core"] == 1) core.push_back(t);
  for (const json& g : result["figures"]) {
    if (g["indicator"].is_null()) continue;
    figures.push_back(g);
    if (!kPeripheral.contains(g["indicator"])) scored.push_back(g);
  }
  auto matched = match(core, figures, by_place);
  counts.core += static_cast<int>(core.size());
  counts.found += static_cast<int>(matched.size());
  for (auto [row, score] : matched) counts.strict += score == 15;
  counts.printed += static_cast<int>(scored.size());
  counts.right += static_cast<int>(match(truths, scored, by_place).size());
}

void count_flags(const std::vector<json>& truths, const json& result, Counts& counts) {
  for (const json& t : truths) {
    if (t.value("optional", false)) continue;
    ++counts.flags;
    counts.flagged += std::any_of(result["flags"].begin(), result["flags"].end(), [&](auto& f) { return same_flag(t, f); });
  }
  for (const json& f : result["flags"])
    if (kErrorRules.contains(f["rule"]))
      counts.false_flags += std::none_of(truths.begin(), truths.end(), [&](auto& t) { return same_flag(t, f); });
}

// The name without the words for kinds of units: "Xã Nậm Khoang" is "Nậm Khoang".
std::string plain(std::string area) {
  for (const char* word : {"Thành phố ", "thành phố ", "Thị trấn ", "thị trấn ", "Thị xã ", "thị xã ", "Phường ", "phường ", "Huyện ",
                           "huyện ", "Tỉnh ", "tỉnh ", "Quận ", "quận ", "Xã ", "xã "})
    if (area.starts_with(word)) area.erase(0, std::string(word).size());
  return area;
}

void count_headers(const json& truths, const json& result, Counts& counts) {
  const json& reports = result["document"]["reports"];
  for (size_t i = 0; i < truths.size(); ++i) {
    for (auto& [field, value] : truths[i].items()) {
      ++counts.fields;
      if (i >= reports.size() || reports[i][field].is_null()) continue;
      const json& got = reports[i][field];
      counts.fields_right += field == "area" ? plain(got.value("name", "")) == plain(value) : got == value;
    }
  }
}

void expect_whole_ledger(const std::string& name, const std::string& text, const json& result) {
  std::vector<int> times(length(text), 0);
  for (const json& item : result["ledger"]["items"])
    for (size_t i = 0; i < length(item["text"]); ++i) ++times.at(item["offset"].get<size_t>() + i);
  size_t at = 0;
  for (unsigned char c : text) {
    if ((c & 0xC0) == 0x80) continue;
    if (c >= '0' && c <= '9' && times[at] != 1) {
      ADD_FAILURE() << name << ": the digit at code point " << at << " lies in " << times[at] << " items";
      return;
    }
    ++at;
  }
}

std::string percent(int part, int whole) {
  return whole ? Decimal(1000LL * part / whole, 1).str() + " % (" + std::to_string(part) + " of " + std::to_string(whole) + ")" : "–";
}

TEST(Corpus, IsReadAsItsTruthSays) {
  auto folder = fs::path(DOISOAT_SOURCE_DIR) / "corpus" / "reports";
  Catalogue catalogue = load_catalogue(catalogue_folder());
  Counts counts;
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (std::set<fs::path>{".txt", ".docx", ".pdf"}.contains(entry.path().extension())) files.insert(entry.path());
  ASSERT_GE(files.size(), 10u);
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename());
    auto truth = folder.parent_path() / "truth";
    if (!fs::exists(truth / (file.stem().string() + ".figures.jsonl"))) truth = folder.parent_path() / "samples";
    auto beside = [&](const char* ending) { return truth / (file.stem().string() + ending); };
    ASSERT_TRUE(fs::exists(beside(".figures.jsonl"))) << file << " has no truth";
    bool is_text = file.extension() == ".txt";
    json result = json::parse(result_json(read(file, catalogue), catalogue, {.show_names = true}));
    count_figures(lines_of(beside(".figures.jsonl")), result, is_text, counts);
    count_flags(lines_of(beside(".flags.jsonl")), result, counts);
    count_headers(json::parse(text_of(beside(".reports.json"))), result, counts);
    if (is_text) expect_whole_ledger(file.filename(), text_of(file), result);
    ++counts.reports;
  }
  std::cout << "corpus: " << counts.reports << " files; core found " << percent(counts.found, counts.core) << ", strict "
            << percent(counts.strict, counts.core) << "; precision " << percent(counts.right, counts.printed) << "; flags "
            << percent(counts.flagged, counts.flags) << ", false " << counts.false_flags << "; headers "
            << percent(counts.fields_right, counts.fields) << "\n";
  auto share = [](int part, int whole) { return static_cast<double>(part) / std::max(1, whole); };
  EXPECT_GE(share(counts.found, counts.core), kLeastFound);
  EXPECT_GE(share(counts.strict, counts.core), kLeastStrict);
  EXPECT_GE(share(counts.right, counts.printed), kLeastPrecision);
  EXPECT_GE(share(counts.flagged, counts.flags), kLeastFlags);
  EXPECT_LE(share(counts.false_flags, counts.reports), kMostFalseFlags);
  EXPECT_GE(share(counts.fields_right, counts.fields), kLeastHeaders);
}

}  // namespace
}  // namespace doisoat
