#include "catalogue/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

namespace fs = std::filesystem;

// A small catalogue in a folder that goes with the test.
class Folder {
 public:
  explicit Folder(const std::string& indicators, const std::string& breakdowns = "", const std::string& counters = "", const std::string& cues = "") {
    static int count = 0;
    folder_ = fs::temp_directory_path() / ("doisoat-vocabulary-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
                                           std::to_string(fs::hash_value(fs::current_path())) + "-" + std::to_string(++count));
    fs::remove_all(folder_);
    write("indicators/a.toml", indicators);
    write("breakdowns/b.toml", breakdowns);
    write("words/counters.toml", counters);
    write("words/cues.toml", cues);
  }
  ~Folder() { fs::remove_all(folder_); }

  std::string load() const {
    try {
      load_vocabulary(folder_);
      return "loaded";
    } catch (const DataError& error) {
      return error.what();
    }
  }
  Vocabulary vocabulary() const { return load_vocabulary(folder_); }

 private:
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  fs::path folder_;
};

const std::string kGood =
    "[addicts]\nlabel.vi = \"Người nghiện\"\nlabel.en = \"Addicts\"\nunit = \"person\"\nmeasure = \"stock\"\n"
    "phrases = [\"người nghiện\", \"con nghiện\"]\nyes = [[\"05 người nghiện\", 5]]\nno = [\"05 vụ\"]\n";

std::string with(std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); }

TEST(Vocabulary, AnEntryIsRead) {
  Vocabulary vocabulary = Folder(kGood, "[sex]\nof = [\"addicts\"]\npartition = [[\"male\", \"female\"]]\nvalues.male = [\"nam\"]\nvalues.female = [\"nữ\"]\n",
                                 "[kilogram]\nunits = [\"g\"]\nfactor = 1000\nwords = [\"kg\"]\n", "[over]\nwords = [\"trên\"]\n")
                              .vocabulary();
  ASSERT_EQ(vocabulary.indicator("addicts"), 0);
  EXPECT_EQ(vocabulary.indicator("users"), -1);
  const Indicator& addicts = vocabulary.indicators[0];
  EXPECT_EQ(addicts.label_en, "Addicts");
  EXPECT_EQ(addicts.units, std::vector<std::string>{"person"});
  EXPECT_EQ(addicts.measure, Measure::stock);
  ASSERT_EQ(addicts.examples.size(), 2u);
  EXPECT_EQ(addicts.examples[0].value, Decimal(5));
  EXPECT_FALSE(addicts.examples[1].value);
  ASSERT_EQ(vocabulary.dimension("sex"), 0);
  EXPECT_TRUE(vocabulary.dimensions[0].of.contains("addicts"));
  EXPECT_EQ(vocabulary.counters[0].factor, Decimal(1000));
  EXPECT_EQ(vocabulary.phrases.size(), 6u);  // two of the indicator, nam, nữ, kg, trên
}

TEST(Vocabulary, WrongEntriesStopTheLoadAndShowWhere) {
  const struct {
    std::string indicators, breakdowns, counters, complaint;
  } cases[] = {
      {with(kGood, "\"person\"", "\"persn\""), "", "", "indicators/a.toml:4:8: unknown unit \"persn\"\nunit = \"persn\"\n       ^"},
      {with(kGood, "\"stock\"", "\"stok\""), "", "", "indicators/a.toml:5:11: unknown measure\nmeasure = \"stok\"\n          ^"},
      {with(kGood, "\"con nghiện\"", "\"(con nghiện\""), "", "",
       "indicators/a.toml:6:28: brackets do not match\nphrases = [\"người nghiện\", \"(con nghiện\"]\n                           ^"},
      {with(kGood, "\"con nghiện\"", "\"[con] [nghiện]\""), "", "",
       "indicators/a.toml:6:28: every word of the phrase is optional\nphrases = [\"người nghiện\", \"[con] [nghiện]\"]\n                           ^"},
      {with(kGood, "phrases", "phrase"), "", "", "indicators/a.toml:6:1: unknown key \"phrase\"\nphrase = [\"người nghiện\", \"con nghiện\"]\n^"},
      {with(kGood, "\"05 vụ\"", "5"), "", "", "indicators/a.toml:8:7: a text in quotes is expected here\nno = [5]\n      ^"},
      {with(kGood, "\", 5]", "\", 5.5]"), "", "",
       "indicators/a.toml:7:28: a whole number, or a decimal in quotes, is expected here\nyes = [[\"05 người nghiện\", 5.5]]\n                           ^"},
      {with(kGood, "unit = \"person\"\n", ""), "", "", "indicators/a.toml:1:2: \"unit\" is missing\n[addicts]\n ^"},
      {kGood + "same_phrases_as = \"adicts\"\n", "", "", "indicators/a.toml:9:19: unknown indicator \"adicts\"\nsame_phrases_as = \"adicts\"\n                  ^"},
      {kGood, "[sex]\nof = [\"addict\"]\n", "", "breakdowns/b.toml:2:7: unknown indicator \"addict\"\nof = [\"addict\"]\n      ^"},
      {kGood, "[sex]\npartition = \"sometimes\"\n", "",
       "breakdowns/b.toml:2:13: \"always\", \"never\" or lists of values are expected here\npartition = \"sometimes\"\n            ^"},
      {kGood, "", "[person]\nunits = [\"people\"]\n", "words/counters.toml:2:10: unknown unit \"people\"\nunits = [\"people\"]\n         ^"},
      {kGood, "", "[person]\nword = [\"người\"]\n", "words/counters.toml:2:1: unknown key \"word\"\nword = [\"người\"]\n^"},
  };
  for (const auto& c : cases) EXPECT_EQ(Folder(c.indicators, c.breakdowns, c.counters).load(), c.complaint);
}

TEST(Vocabulary, AFileThatIsNoTomlIsShown) {
  std::string complaint = Folder(kGood + "[users\n").load();
  EXPECT_TRUE(complaint.starts_with("indicators/a.toml:9:")) << complaint;
  EXPECT_NE(complaint.find("\n[users\n"), std::string::npos) << complaint;
}

}  // namespace
}  // namespace doisoat
