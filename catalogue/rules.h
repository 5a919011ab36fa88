// The rules of flags, as data (catalogue/rules/*.toml): what each is called, how grave it is, how exactly it is held, and
// examples of what passes, fails and stays undecided, which tests/check/rules_test runs.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <array>
#include <string>
#include <vector>

#include "document/flag.h"
#include "document/relation.h"

namespace doisoat {

enum class Outcome { pass, fail, undecided };
const char* name(Outcome outcome);

// A numeral of an example, as printed: "1.5" has one decimal; "over 50", "under 50", "about 50" are qualified.
struct ExampleMember {
  Role role = Role::part;
  Decimal value;
  int decimals = 0;
  std::optional<Qualifier> qualifier;
};

struct RuleExample {
  Outcome outcome = Outcome::pass;
  RelationKind kind = RelationKind::total;
  std::vector<ExampleMember> members;
  std::optional<Decimal> stated;    // as Relation::stated
  std::optional<Decimal> expected;  // of the flag, where it is to fail
  std::optional<Oddity> oddity;     // instead of members, for rules about observations
  std::optional<double> confidence; // instead of members, for low_confidence
  int line = 0;                     // in the file, for messages of tests
};

struct CheckRule {
  std::string name;  // of the contract: total, balance, share …
  std::string label_vi, label_en;
  std::string explanation_vi, explanation_en;  // what must hold: a sentence or two for people
  Severity severity = Severity::error;
  std::vector<RelationKind> kinds;  // relations that it judges
  std::vector<Oddity> oddities;     // observations that it reports
  bool other_documents = false;     // history, rollup, outlier: judged by reconcile, never here
  std::vector<RuleExample> examples;
};

// What holds between indicators of one report, for the same area, time and breakdown, whether the text says so or not:
// Σ parts ≤ whole.
struct DeclaredRelation {
  std::string name;
  std::vector<std::string> parts;
  std::string whole;
  Measure measure = Measure::flow;
  double confidence = 1;  // that a report which breaks it is wrong
};

// How far a qualified number may be from the printed one, as a share of it. "trên 50" may be any number above 50.
struct QualifierSlack {
  double about = 0;
};

// Chances that weigh the explanations of a broken equation against each other; see check/weights.h for how they are used.
struct Prices {
  double author_digit = 0;      // the author mistyped a digit of a given numeral
  double author_other = 0;      // the author wrote another number altogether
  double author_sum = 0;        // the author worked out a total, a balance or a percentage wrongly
  double missing_part = 0;      // something that belongs to the sum is not in the text
  double not_a_partition = 0;   // the parts were not meant to make up the whole
  double unexplained = 0;       // anything else, for one equation
  double words_wrong = 0;       // the author wrote the amount in words wrongly
  double words_differ = 0;      // as unexplained, for digits and words of one amount
  double misread_against_author = 0;  // by what the measured chance of a misreading is weighed against these prices
  double misread_sure = 0;      // a numeral that no picture casts doubt on was misread all the same
  std::vector<std::string> look_alikes;  // pairs of digits that are taken for each other in pictures: "17"
  std::array<std::array<int, 10>, 10> digit_misreadings{};  // [printed][read]: how often, where one digit was misread
};

struct Rules {
  std::vector<CheckRule> rules;
  std::vector<DeclaredRelation> declared;
  std::vector<std::string> exclusive_breakdowns;  // dimensions whose values do not overlap
  QualifierSlack slack;
  Prices prices;
  double least_relation_confidence = 0.5;  // below it a broken relation is no flag: the text probably does not mean it
  double sure_relation_confidence = 0.95;  // below it only numbers that nearly agree are flagged: others are two different things
  double near = 0.1;                       // share of the expected number by which they may differ; or one slip of a digit
  double low_confidence = 0.9;             // numerals read with less are flagged

  const CheckRule* find(const std::string& name) const;   // nullptr where there is none
  const CheckRule& of(RelationKind kind) const;           // the loader sees to it that every kind and oddity has its rule
  const CheckRule& of(Oddity oddity) const;
};

// Reads every *.toml of the folder. Throws DataError on the first wrong entry.
Rules load_rules(const std::filesystem::path& folder);

}  // namespace doisoat
