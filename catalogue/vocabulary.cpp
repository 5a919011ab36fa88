#include "catalogue/vocabulary.h"

#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

namespace fs = std::filesystem;

const std::set<std::string> kUnits = {"person", "case", "dossier", "g", "tablet", "ml", "brick", "package", "vnd", "percent", "point", "commune",
                                      "area", "plant", "m2", "vehicle", "phone", "gun", "other", "course", "document", "foreign"};

// A TOML file whose every complaint points at the place.
class File {
 public:
  // `name`: what complaints call it.
  File(const fs::path& path, std::string name) : name_(std::move(name)), text_(read_data_file(path)) {
    try {
      table_ = toml::parse(text_, std::string_view(name_));
    } catch (const toml::parse_error& e) {
      fail(e.source(), std::string(e.description()));
    }
  }

  const toml::table& table() const { return table_; }
  const std::string& name() const { return name_; }

  [[noreturn]] void fail(const toml::source_region& where, const std::string& what) const {
    throw data_error(name_, text_, static_cast<int>(where.begin.line), static_cast<int>(where.begin.column), what);
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& what) const { fail(node.source(), what); }

  const toml::table& table_of(const toml::node& node) const {
    if (!node.is_table()) fail(node, "a table is expected here");
    return *node.as_table();
  }
  void only(const toml::table& table, const std::set<std::string_view>& keys) const {
    for (auto&& [key, node] : table)
      if (!keys.contains(key.str())) fail(key.source(), "unknown key \"" + std::string(key.str()) + "\"");
  }
  std::string text(const toml::node& node) const {
    if (auto value = node.value<std::string>(); value && node.is_string()) return *value;
    fail(node, "a text in quotes is expected here");
  }
  std::string text(const toml::table& table, std::string_view key, bool required = true) const {
    if (const toml::node* node = table.get(key)) return text(*node);
    if (required) fail(table, "\"" + std::string(key) + "\" is missing");
    return "";
  }
  // The texts of a list, each with its node, so that a fault in one can be pointed at.
  std::vector<std::pair<std::string, const toml::node*>> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::pair<std::string, const toml::node*>> list;
    const toml::node* node = table.get(key);
    if (!node) return list;
    if (!node->is_array()) fail(*node, "a list of texts is expected here");
    for (auto&& item : *node->as_array()) list.emplace_back(text(item), &item);
    return list;
  }

 private:
  std::string name_;
  std::string text_;
  toml::table table_;
};

class Loader {
 public:
  explicit Loader(const fs::path& folder) : folder_(folder) {}

  Vocabulary load(const fs::path& entry) {
    File counters(folder_ / "words" / "counters.toml", "words/counters.toml");
    for (auto&& [key, node] : counters.table()) counter_names_.emplace_back(key.str());
    indicator_entries(entry);
    for (const Entry& e : entries_) indicator_names(*e.file, e);
    for (const Entry& e : entries_) indicator_phrases(*e.file, e.code, *e.table);
    for (const auto& file : files_in("breakdowns")) breakdowns(*file);
    for (auto&& [key, node] : counters.table()) counter(counters, std::string(key.str()), counters.table_of(node));
    File cues(folder_ / "words" / "cues.toml", "words/cues.toml");
    for (auto&& [key, node] : cues.table()) {
      const auto& table = cues.table_of(node);
      cues.only(table, {"words"});
      for (auto& [word, at] : cues.texts(table, "words"))
        add(cues, *at, word, meaning_of(PhraseKind::cue, 0, std::string(key.str()), word));
    }
    return std::move(vocabulary_);
  }

 private:
  // One indicator of one file.
  struct Entry {
    const File* file;
    std::string code;
    const toml::table* table;
    toml::source_region name;  // where its code stands
  };

  std::vector<std::unique_ptr<File>> files_in(const char* sub) const {
    std::vector<fs::path> paths;
    for (auto& entry : fs::directory_iterator(folder_ / sub))
      if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::unique_ptr<File>> files;
    for (auto& path : paths) files.push_back(std::make_unique<File>(path, fs::relative(path, folder_).string()));
    return files;
  }

  // Those of the folder; those of `tried`, where it is given, in the place of those of the same code.
  void indicator_entries(const fs::path& tried) {
    files_ = files_in("indicators");
    const File* trial = nullptr;
    if (!tried.empty()) trial = files_.emplace_back(std::make_unique<File>(tried, tried.string())).get();
    std::map<std::string, size_t> known;
    for (const auto& file : files_)
      for (auto&& [key, node] : file->table()) {
        Entry entry{file.get(), std::string(key.str()), &file->table_of(node), key.source()};
        auto [at, fresh] = known.emplace(entry.code, entries_.size());
        if (fresh) entries_.push_back(entry);
        else if (file.get() == trial) entries_[at->second] = entry;
        else file->fail(key.source(), "\"" + entry.code + "\" is there already");
      }
  }

  static Phrase meaning_of(PhraseKind kind, int index, std::string value, std::string wording, bool weak = false) {
    Phrase meaning{kind, index, std::move(value)};
    meaning.weak = weak;
    meaning.wording = std::move(wording);
    return meaning;
  }

  void add(const File& file, const toml::node& at, std::string_view phrase, Phrase meaning) {
    try {
      vocabulary_.lexicon.add(phrase, static_cast<Lexicon::Id>(vocabulary_.phrases.size()));
    } catch (const std::invalid_argument& fault) {
      std::string what = fault.what();
      file.fail(at, what.substr(0, what.find('@')));
    }
    vocabulary_.phrases.push_back(std::move(meaning));
  }

  int known_indicator(const File& file, const toml::node& at, const std::string& code) {
    int index = vocabulary_.indicator(code);
    if (index < 0) file.fail(at, "unknown indicator \"" + code + "\"");
    return index;
  }

  void indicator_names(const File& file, const Entry& entry) {
    const toml::table& table = *entry.table;
    file.only(table, {"label", "unit", "units", "measure", "phrases", "weak", "wordings", "same_phrases_as", "beside", "part_of", "counters", "fallback", "act", "turns",
                      "implied", "yes", "no"});
    Indicator indicator;
    indicator.code = entry.code;
    indicator.file = file.name();
    const toml::node* label = table.get("label");
    if (!label) file.fail(entry.name, "\"label\" is missing");
    indicator.label_vi = file.text(file.table_of(*label), "vi");
    indicator.label_en = file.text(file.table_of(*label), "en");
    for (auto& [unit, at] : file.texts(table, "units")) add_unit(file, *at, indicator, unit);
    if (const toml::node* unit = table.get("unit")) add_unit(file, *unit, indicator, file.text(*unit));
    if (indicator.units.empty()) file.fail(entry.name, "\"unit\" is missing");
    auto measure = parse_measure(file.text(table, "measure"));
    if (!measure) file.fail(*table.get("measure"), "unknown measure");
    indicator.measure = *measure;
    for (auto& [word, at] : file.texts(table, "counters")) {
      indicator.counters.push_back(word);
      std::string folded;
      for (auto& part : cut_wording(word)) folded += (folded.empty() ? "" : " ") + part.bare;
      vocabulary_.counter_words[indicator.code].insert(folded);
    }
    indicator.act = table["act"].value_or(false);
    indicator.turns = table["turns"].value_or(false);
    indicator.fallback = table["fallback"].value_or(false);
    indicator.implied = table["implied"].value_or(false);
    examples(file, table, indicator);
    vocabulary_.indicators.push_back(std::move(indicator));
  }

  static void add_unit(const File& file, const toml::node& at, Indicator& indicator, const std::string& unit) {
    if (!kUnits.contains(unit)) file.fail(at, "unknown unit \"" + unit + "\"");
    indicator.units.push_back(unit);
  }

  static void examples(const File& file, const toml::table& table, Indicator& indicator) {
    const toml::node* yes = table.get("yes");
    if (!yes || !yes->is_array() || yes->as_array()->empty()) file.fail(table, "\"yes\" examples are missing");
    for (auto&& item : *yes->as_array()) {
      const toml::array* pair = item.as_array();
      if (!pair || pair->size() != 2) file.fail(item, "a text and its value are expected here");
      std::optional<Decimal> value;
      if (auto integer = pair->get(1)->value_exact<std::int64_t>()) value = Decimal(*integer);
      if (auto text = pair->get(1)->value_exact<std::string>()) value = Decimal::parse(*text);
      if (!value) file.fail(*pair->get(1), "a whole number, or a decimal in quotes, is expected here");
      indicator.examples.push_back({file.text(*pair->get(0)), value});
    }
    for (auto& [text, at] : file.texts(table, "no")) indicator.examples.push_back({text, std::nullopt});
  }

  void indicator_phrases(const File& file, const std::string& code, const toml::table& table) {
    int index = vocabulary_.indicator(code);
    Indicator& indicator = vocabulary_.indicators[static_cast<size_t>(index)];
    phrases_of(file, table, index);
    if (const toml::node* other = table.get("part_of")) indicator.part_of = known_indicator(file, *other, file.text(*other));
    if (const toml::node* other = table.get("beside")) indicator.beside = known_indicator(file, *other, file.text(*other));
    const toml::node* same = table.get("same_phrases_as");
    if (!same) return;
    std::string other = file.text(*same);
    indicator.beside = known_indicator(file, *same, other);
    for (const Entry& e : entries_)
      if (e.code == other) phrases_of(*e.file, *e.table, index);
  }

  void phrases_of(const File& file, const toml::table& table, int index) {
    for (auto& [phrase, at] : file.texts(table, "phrases"))
      add(file, *at, phrase, meaning_of(PhraseKind::indicator, index, "", phrase));
    for (auto& [phrase, at] : file.texts(table, "weak"))
      add(file, *at, phrase, meaning_of(PhraseKind::indicator, index, "", phrase, true));
    const toml::node* wordings = table.get("wordings");
    if (!wordings) return;
    if (!wordings->is_array()) file.fail(*wordings, "a list of tables is expected here");
    for (auto&& item : *wordings->as_array()) {
      const auto& wording = file.table_of(item);
      file.only(wording, {"phrases", "breakdown", "within", "act", "counted", "counter", "weak", "also"});
      Breakdown breakdown;
      if (const toml::node* parts = wording.get("breakdown"))
        for (auto&& [dimension, value] : file.table_of(*parts)) breakdown[std::string(dimension.str())] = file.text(value);
      int within = -1;
      if (const toml::node* topic = wording.get("within")) within = known_indicator(file, *topic, file.text(*topic));
      int also = -1;
      if (const toml::node* other = wording.get("also")) also = known_indicator(file, *other, file.text(*other));
      int counter = -1;
      if (const toml::node* only = wording.get("counter")) {
        auto known = std::find(counter_names_.begin(), counter_names_.end(), file.text(*only));
        if (known == counter_names_.end()) file.fail(*only, "unknown counter \"" + file.text(*only) + "\"");
        counter = static_cast<int>(known - counter_names_.begin());
      }
      for (auto& [phrase, at] : file.texts(wording, "phrases")) {
        Phrase meaning{PhraseKind::indicator, index, "", breakdown, within};
        meaning.act = wording["act"].value_or(false);
        meaning.counted = wording["counted"].value_or(false);
        meaning.counter = counter;
        meaning.also = also;
        meaning.weak = wording["weak"].value_or(false);
        meaning.wording = phrase;
        add(file, *at, phrase, meaning);
      }
    }
  }

  void breakdowns(const File& file) {
    for (auto&& [key, node] : file.table()) {
      const auto& table = file.table_of(node);
      file.only(table, {"of", "measures", "partition", "after", "head_first", "source", "values", "values_from_indicators"});
      Dimension dimension;
      dimension.name = key.str();
      for (auto& [code, at] : file.texts(table, "of")) {
        known_indicator(file, *at, code);
        dimension.of.insert(code);
      }
      for (auto& [text, at] : file.texts(table, "measures")) {
        auto measure = parse_measure(text);
        if (!measure) file.fail(*at, "unknown measure");
        dimension.measures.insert(*measure);
      }
      dimension.after = table["after"].value_or(false);
      dimension.head_first = table["head_first"].value_or(false);
      dimension.takes_over = table.contains("values_from_indicators");
      dimension.source = table["source"].value_or(false);
      if (const toml::node* partition = table.get("partition")) {
        if (partition->is_array()) {
          for (auto&& set : *partition->as_array()) {
            if (!set.is_array()) file.fail(set, "a list of values is expected here");
            std::set<std::string> values;
            for (auto&& value : *set.as_array()) values.insert(file.text(value));
            dimension.partition.push_back(std::move(values));
          }
        } else {
          std::string when = file.text(*partition);
          if (when != "always" && when != "never") file.fail(*partition, "\"always\", \"never\" or lists of values are expected here");
          dimension.always_partition = when == "always";
        }
      }
      int index = static_cast<int>(vocabulary_.dimensions.size());
      vocabulary_.dimensions.push_back(std::move(dimension));
      if (const toml::node* values = table.get("values"))
        for (auto&& [value, list] : file.table_of(*values))
          for (auto& [phrase, at] : file.texts(file.table_of(*values), value.str()))
            add(file, *at, phrase, meaning_of(PhraseKind::breakdown, index, std::string(value.str()), phrase));
      for (auto& [code, at] : file.texts(table, "values_from_indicators")) {
        int indicator = known_indicator(file, *at, code);
        std::vector<std::string> wordings;
        for (const Phrase& phrase : vocabulary_.phrases)
          if (phrase.kind == PhraseKind::indicator && phrase.index == indicator && !phrase.weak) wordings.push_back(phrase.wording);
        for (auto& wording : wordings) add(file, *at, wording, meaning_of(PhraseKind::breakdown, index, code, wording));
      }
    }
  }

  void counter(const File& file, const std::string& name, const toml::table& table) {
    file.only(table, {"units", "words", "factor", "divisor", "cue"});
    Counter counter;
    counter.name = name;
    for (auto& [unit, at] : file.texts(table, "units")) {
      if (!kUnits.contains(unit)) file.fail(*at, "unknown unit \"" + unit + "\"");
      counter.units.push_back(unit);
    }
    counter.factor = table["factor"].value_or(std::int64_t{1});
    counter.divisor = static_cast<int>(table["divisor"].value_or(std::int64_t{1}));
    counter.quota = table["cue"].value_or(std::string()) == "quota";
    counter.turn = table["cue"].value_or(std::string()) == "turn";
    int index = static_cast<int>(vocabulary_.counters.size());
    vocabulary_.counters.push_back(counter);
    for (auto& [word, at] : file.texts(table, "words"))
      add(file, *at, word, meaning_of(PhraseKind::counter, index, "", word));
  }

  fs::path folder_;
  std::vector<std::unique_ptr<File>> files_;  // of indicators
  std::vector<Entry> entries_;                // in the order of the files
  std::vector<std::string> counter_names_;
  Vocabulary vocabulary_;
};

}  // namespace

int Vocabulary::indicator(std::string_view code) const {
  for (size_t i = 0; i < indicators.size(); ++i)
    if (indicators[i].code == code) return static_cast<int>(i);
  return -1;
}

int Vocabulary::dimension(std::string_view name) const {
  for (size_t i = 0; i < dimensions.size(); ++i)
    if (dimensions[i].name == name) return static_cast<int>(i);
  return -1;
}

Vocabulary load_vocabulary(const fs::path& folder, const fs::path& entry) { return Loader(folder).load(entry); }

}  // namespace doisoat
