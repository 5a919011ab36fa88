// What the domain counts and how it says so: indicators, breakdowns, counters and cue words, with every phrase in one lexicon.
// Loaded from catalogue/indicators, catalogue/breakdowns and catalogue/words (TOML); read only afterwards.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalogue/lexicon.h"
#include "document/decimal.h"
#include "document/figure.h"

namespace doisoat {

// One thing that is counted.
struct Indicator {
  std::string code;
  std::string label_vi, label_en;
  std::vector<std::string> units;  // codes; the first is used where the text names none
  Measure measure = Measure::stock;
  std::vector<std::string> counters;  // words it may be counted with, where those of its unit are too many; empty: all
  int beside = -1;                    // counted in one breath with this indicator: "14 vụ, 16 đối tượng"; -1: none
  int part_of = -1;                   // counts some of those that this indicator counts: positive tests of tests; -1: none
  bool act = false;                   // its phrases are verbs that govern only what stands directly at them
  bool turns = false;                 // persons counted as often as they came: "96 lượt"
  bool fallback = false;              // taken only when nothing else fits (communes as such)
  bool implied = false;               // its unit and breakdown alone imply it (grams of heroin)
  struct Example {
    std::string text;
    std::optional<Decimal> value;  // nullopt: no figure of this indicator must be read
  };
  std::vector<Example> examples;
  std::string file;  // it was read from
};

struct Dimension {
  std::string name;
  std::set<std::string> of;                      // indicators it can split
  std::set<Measure> measures;                    // that it can split; empty: all
  bool always_partition = false;                 // its parts make up their total
  std::vector<std::set<std::string>> partition;  // or these sets of values do
  bool after = false;                            // its value follows the counter ("5 gam heroin")
  bool head_first = false;                       // of two values in one phrase the first is meant, not the nearest
  bool takes_over = false;                       // its values are indicators: a list about people of a list
  bool source = false;                           // a name behind the phrase is the breakdown `source`
};

// The words behind a number that say what is counted.
struct Counter {
  std::string name;
  std::vector<std::string> units;
  Decimal factor = 1;  // the number times this is in the unit
  int divisor = 1;
  bool turn = false;   // "lượt": only for what is counted so
  bool quota = false;  // "10 chỉ tiêu": a target unless it was achieved
};

enum class PhraseKind { indicator, breakdown, counter, cue };

// What a phrase of the lexicon means. Lexicon ids are indices of these.
struct Phrase {
  PhraseKind kind = PhraseKind::cue;
  int index = 0;          // of the indicator, dimension or counter
  std::string value;      // breakdown: the dimension's value; cue: its name
  Breakdown breakdown;    // indicator: what the wording itself says
  int within = -1;        // indicator: only where this other indicator is the topic
  bool act = false;       // a verb that governs only what stands directly at it
  bool counted = false;   // indicator: only for a number whose unit is printed
  int counter = -1;       // indicator: only for a number with this counter
  int also = -1;          // indicator: named in the same breath, so that a zero is of both: "điểm, tụ điểm: không có"
  bool weak = false;      // taken only when no stronger phrase fits
  std::string wording;    // as the author wrote it
};

struct Vocabulary {
  std::vector<Indicator> indicators;
  std::vector<Dimension> dimensions;
  std::vector<Counter> counters;
  std::vector<Phrase> phrases;
  Lexicon lexicon;
  std::map<std::string, std::set<std::string>> counter_words;  // indicator code → folded counter words it insists on

  int indicator(std::string_view code) const;  // -1 when unknown
  int dimension(std::string_view name) const;
};

// Throws DataError on the first wrong entry. `entry`: a file of indicators that take the places of those of the same code, to be
// tried out.
Vocabulary load_vocabulary(const std::filesystem::path& catalogue_folder, const std::filesystem::path& entry = {});

}  // namespace doisoat
