#include "catalogue/rules.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <stdexcept>
#include <toml++/toml.h>

#include "catalogue/data_file.h"

namespace doisoat {
namespace {

// A data file while it is read: knows its text, so that every complaint can point into it.
struct File {
  std::string name, text;

  [[noreturn]] void complain(const toml::node& node, const std::string& what) const {
    auto at = node.source().begin;
    throw data_error(name, text, static_cast<int>(at.line), static_cast<int>(at.column), what);
  }

  void only(const toml::table& table, const std::set<std::string_view>& keys) const {
    for (auto&& [key, node] : table)
      if (!keys.contains(key.str())) {
        auto at = key.source().begin;
        throw data_error(name, text, static_cast<int>(at.line), static_cast<int>(at.column),
                         "unknown key \"" + std::string(key.str()) + "\"");
      }
  }

  const toml::node& need(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (!node) complain(table, "\"" + std::string(key) + "\" is missing");
    return *node;
  }

  std::string string(const toml::node& node) const {
    if (auto value = node.value_exact<std::string>(); value && !value->empty()) return *value;
    complain(node, "not a string with something in it");
  }

  double chance(const toml::node& node) const {
    auto value = node.value<double>();
    if (value && *value >= 0 && *value <= 1) return *value;
    complain(node, "not a number from 0 to 1");
  }

  const toml::table& table(const toml::node& node) const {
    if (const auto* table = node.as_table()) return *table;
    complain(node, "not a table");
  }

  const toml::array& array(const toml::node& node) const {
    if (const auto* array = node.as_array()) return *array;
    complain(node, "not a list");
  }

  std::vector<std::string> strings(const toml::node& node) const {
    std::vector<std::string> values;
    for (const auto& item : array(node)) values.push_back(string(item));
    return values;
  }
};

// The enumerator of that name, by trying all of them: the names have one table, in document/names.cpp.
template <class Enum>
Enum named(const File& file, const toml::node& node, const std::string& text, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (text == name(static_cast<Enum>(i))) return static_cast<Enum>(i);
  file.complain(node, "unknown name \"" + text + "\"");
}

ExampleMember example_member(const File& file, Role role, const toml::node& node) {
  ExampleMember member{.role = role};
  std::string text = file.string(node);
  for (Qualifier qualifier : {Qualifier::over, Qualifier::under, Qualifier::about})
    if (std::string word = std::string(name(qualifier)) + " "; text.starts_with(word)) {
      member.qualifier = qualifier;
      text.erase(0, word.size());
    }
  auto value = Decimal::parse(text);
  if (!value) file.complain(node, "not a number: \"" + text + "\"");
  member.value = *value;
  size_t point = text.find('.');
  member.decimals = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
  return member;
}

RuleExample example(const File& file, const CheckRule& rule, Outcome outcome, const toml::node& node) {
  const toml::table& row = file.table(node);
  RuleExample result{.outcome = outcome, .line = static_cast<int>(node.source().begin.line)};
  if (!rule.kinds.empty()) result.kind = rule.kinds.front();
  for (auto&& [key, value] : row) {
    std::string word(key.str());
    if (word == "kind") {
      result.kind = named(file, value, file.string(value), RelationKind::repeat);
      if (std::find(rule.kinds.begin(), rule.kinds.end(), result.kind) == rule.kinds.end())
        file.complain(value, "the rule does not judge this kind of relation");
    } else if (word == "oddity") {
      result.oddity = named(file, value, file.string(value), Oddity::unchosen_direction);
    } else if (word == "confidence") {
      result.confidence = file.chance(value);
    } else if (word == "number") {
      result.stated = example_member(file, Role::stated, value).value;
    } else if (word == "expected") {
      result.expected = example_member(file, Role::stated, value).value;
    } else {
      Role role = named(file, value, word, Role::stated);
      if (const auto* several = value.as_array())
        for (const auto& item : *several) result.members.push_back(example_member(file, role, item));
      else
        result.members.push_back(example_member(file, role, value));
    }
  }
  return result;
}

CheckRule rule(const File& file, const std::string& rule_name, const toml::table& entry) {
  file.only(entry, {"label", "explanation", "severity", "relations", "oddities", "other_documents", "pass", "fail", "undecided"});
  CheckRule rule{.name = rule_name};
  const toml::table& label = file.table(file.need(entry, "label"));
  file.only(label, {"vi", "en"});
  rule.label_vi = file.string(file.need(label, "vi"));
  rule.label_en = file.string(file.need(label, "en"));
  const toml::table& explanation = file.table(file.need(entry, "explanation"));
  file.only(explanation, {"vi", "en"});
  rule.explanation_vi = file.string(file.need(explanation, "vi"));
  rule.explanation_en = file.string(file.need(explanation, "en"));
  const toml::node& severity = file.need(entry, "severity");
  rule.severity = named(file, severity, file.string(severity), Severity::note);
  if (const auto* node = entry.get("relations"))
    for (const auto& item : file.array(*node))
      rule.kinds.push_back(named(file, item, file.string(item), RelationKind::repeat));
  if (const auto* node = entry.get("oddities"))
    for (const auto& item : file.array(*node))
      rule.oddities.push_back(named(file, item, file.string(item), Oddity::unchosen_direction));
  if (const auto* node = entry.get("other_documents")) rule.other_documents = node->value<bool>().value_or(false);

  std::set<Outcome> shown;
  for (Outcome outcome : {Outcome::pass, Outcome::fail, Outcome::undecided})
    if (const auto* node = entry.get(name(outcome)))
      for (const auto& row : file.array(*node)) {
        rule.examples.push_back(example(file, rule, outcome, row));
        shown.insert(outcome);
      }
  if (!rule.other_documents && !shown.contains(Outcome::fail)) file.complain(entry, "a rule shows what fails it: \"fail\" is missing");
  if (!rule.kinds.empty() && shown.size() < 3) file.complain(entry, "a rule about relations shows pass, fail and undecided");
  return rule;
}

DeclaredRelation declared(const File& file, const toml::node& node) {
  const toml::table& entry = file.table(node);
  file.only(entry, {"name", "parts", "whole", "measure", "confidence"});
  DeclaredRelation relation;
  relation.name = file.string(file.need(entry, "name"));
  relation.parts = file.strings(file.need(entry, "parts"));
  relation.whole = file.string(file.need(entry, "whole"));
  const toml::node& measure = file.need(entry, "measure");
  auto known = parse_measure(file.string(measure));
  if (!known) file.complain(measure, "unknown measure");
  relation.measure = *known;
  if (const auto* confidence = entry.get("confidence")) relation.confidence = file.chance(*confidence);
  return relation;
}

Prices prices(const File& file, const toml::table& entry) {
  file.only(entry, {"author_digit", "author_other", "author_sum", "missing_part", "not_a_partition", "unexplained", "words_wrong",
                    "words_differ", "misread_against_author", "misread_sure", "look_alikes", "digit_misreadings"});
  auto price = [&](std::string_view key) {
    const toml::node& node = file.need(entry, key);
    double chance = file.chance(node);
    if (chance <= 0) file.complain(node, "a price of nothing rules the explanation out: more than 0 is needed");
    return chance;
  };
  Prices prices{price("author_digit"), price("author_other"),    price("author_sum"),  price("missing_part"),
                price("not_a_partition"), price("unexplained"),
                price("words_wrong"),  price("words_differ"), price("misread_against_author"), price("misread_sure"), {}, {}};
  for (const auto& item : file.array(file.need(entry, "look_alikes"))) {
    std::string pair = file.string(item);
    if (pair.size() != 2 || pair.find_first_not_of("0123456789") != std::string::npos) file.complain(item, "not a pair of digits");
    prices.look_alikes.push_back(pair);
  }
  const toml::node& counts = file.need(entry, "digit_misreadings");
  const toml::array& printed = file.array(counts);
  if (printed.size() != prices.digit_misreadings.size()) file.complain(counts, "a row for each of the ten digits is needed");
  for (size_t digit = 0; digit < printed.size(); ++digit) {
    const toml::array& read = file.array(printed[digit]);
    if (read.size() != prices.digit_misreadings[digit].size()) file.complain(printed[digit], "a number for each of the ten digits is needed");
    for (size_t as = 0; as < read.size(); ++as) {
      auto count = read[as].value<std::int64_t>();
      if (!count || *count < 0 || *count > 1'000'000) file.complain(read[as], "no count");
      prices.digit_misreadings[digit][as] = static_cast<int>(*count);
    }
  }
  return prices;
}

void settings(const File& file, const toml::table& entry, Rules& rules) {
  file.only(entry, {"about", "least_relation_confidence", "sure_relation_confidence", "near", "low_confidence", "exclusive_breakdowns"});
  rules.slack.about = file.chance(file.need(entry, "about"));
  rules.least_relation_confidence = file.chance(file.need(entry, "least_relation_confidence"));
  rules.sure_relation_confidence = file.chance(file.need(entry, "sure_relation_confidence"));
  rules.near = file.chance(file.need(entry, "near"));
  rules.low_confidence = file.chance(file.need(entry, "low_confidence"));
  rules.exclusive_breakdowns = file.strings(file.need(entry, "exclusive_breakdowns"));
}

void load_file(const std::filesystem::path& path, Rules& rules) {
  File file{"rules/" + path.filename().string(), read_data_file(path)};
  toml::table root;
  try {
    root = toml::parse(file.text, std::string_view(file.name));
  } catch (const toml::parse_error& error) {
    auto at = error.source().begin;
    throw data_error(file.name, file.text, static_cast<int>(at.line), static_cast<int>(at.column), std::string(error.description()));
  }
  for (auto&& [key, node] : root) {
    std::string word(key.str());
    if (word == "declared") {
      for (const auto& item : file.array(node)) rules.declared.push_back(declared(file, item));
    } else if (word == "prices") {
      rules.prices = prices(file, file.table(node));
    } else if (word == "settings") {
      settings(file, file.table(node), rules);
    } else {
      if (rules.find(word)) file.complain(node, "the rule \"" + word + "\" stands twice");
      rules.rules.push_back(rule(file, word, file.table(node)));
    }
  }
}

// Every kind of relation and observation is judged by exactly one rule.
void complete(const Rules& rules, const std::filesystem::path& folder) {
  auto once = [&](auto last, auto member) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      auto value = static_cast<decltype(last)>(i);
      long count = 0;
      for (const CheckRule& rule : rules.rules) count += std::count((rule.*member).begin(), (rule.*member).end(), value);
      if (count != 1) throw DataError(folder.string() + ": " + name(value) + " is judged by " + std::to_string(count) + " rules");
    }
  };
  once(RelationKind::repeat, &CheckRule::kinds);
  once(Oddity::unchosen_direction, &CheckRule::oddities);
  if (!rules.find("low_confidence")) throw DataError(folder.string() + ": the rule low_confidence is missing");
  if (rules.prices.unexplained <= 0) throw DataError(folder.string() + ": [prices] is missing");
  if (rules.exclusive_breakdowns.empty()) throw DataError(folder.string() + ": [settings] is missing");
}

template <class Value>
const CheckRule& rule_with(const Rules& rules, std::vector<Value> CheckRule::*member, Value value) {
  for (const CheckRule& rule : rules.rules)
    if (std::find((rule.*member).begin(), (rule.*member).end(), value) != (rule.*member).end()) return rule;
  throw std::logic_error("rules were not loaded");
}

}  // namespace

const char* name(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass: return "pass";
    case Outcome::fail: return "fail";
    default: return "undecided";
  }
}

const CheckRule* Rules::find(const std::string& rule_name) const {
  for (const CheckRule& rule : rules)
    if (rule.name == rule_name) return &rule;
  return nullptr;
}

const CheckRule& Rules::of(RelationKind kind) const { return rule_with(*this, &CheckRule::kinds, kind); }
const CheckRule& Rules::of(Oddity oddity) const { return rule_with(*this, &CheckRule::oddities, oddity); }

Rules load_rules(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  if (error) throw DataError(folder.string() + ": cannot be read");
  std::sort(paths.begin(), paths.end());
  Rules rules;
  for (const auto& path : paths) load_file(path, rules);
  complete(rules, folder);
  return rules;
}

}  // namespace doisoat
