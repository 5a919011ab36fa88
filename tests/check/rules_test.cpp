// Every rule of the catalogue is run on its own examples.
#include <gtest/gtest.h>

#include "catalogue/messages.h"
#include "check/equation.h"
#include "check/sentence.h"
#include "tests/check/made.h"

namespace doisoat {
namespace {

Made made_of(const RuleExample& example) {
  Made made;
  Relation relation;
  relation.kind = example.kind;
  relation.stated = example.stated;
  for (const ExampleMember& member : example.members) {
    std::string printed = member.value.str();
    int has = member.value.scale();
    if (member.decimals > has) printed += has == 0 ? "." : "";
    printed.append(static_cast<size_t>(std::max(0, member.decimals - has)), '0');
    bool percent = member.role == Role::percent || (example.kind == RelationKind::total && member.decimals == 1 && has == 1 &&
                                                    example.members.front().value == Decimal(100));
    FigureId id = made.figure(printed, "x", percent ? "percent" : member.decimals > 0 ? "g" : "person");
    made[id].qualifier = member.qualifier;
    if (member.value.is_negative() || member.role == Role::change) made[id].measure = Measure::change;
    relation.members.push_back({id, member.role});
  }
  made.extraction.relations.push_back(relation);
  return made;
}

TEST(Rules, JudgeTheirOwnExamples) {
  int run = 0;
  for (const CheckRule& rule : rules_only().rules.rules)
    for (const RuleExample& example : rule.examples) {
      if (example.oddity || example.confidence) continue;
      SCOPED_TRACE(rule.name + ", line " + std::to_string(example.line));
      Made made = made_of(example);
      auto all = equations(made.extraction, rules_only().rules);
      Outcome outcome = Outcome::pass;
      for (const Equation& equation : all) {
        Outcome one = judge(equation, Supposed(made.extraction), rules_only().rules);
        if (one == Outcome::fail || outcome == Outcome::pass) outcome = one;
      }
      EXPECT_STREQ(name(outcome), name(example.outcome));
      auto flags = made.check().flags;
      ASSERT_EQ(flags.size(), example.outcome == Outcome::fail ? 1u : 0u);
      ++run;
      if (flags.empty()) continue;
      EXPECT_EQ(flags[0].rule, rule.name);
      EXPECT_EQ(flags[0].severity, rule.severity);
      EXPECT_EQ(flags[0].expected ? flags[0].expected->str() : "none", example.expected ? example.expected->str() : "none");
      EXPECT_TRUE(flags[0].reported);
    }
  EXPECT_GE(run, 40);
}

TEST(Rules, ObservationsBecomeFlags) {
  int run = 0;
  for (const CheckRule& rule : rules_only().rules.rules)
    for (const RuleExample& example : rule.examples) {
      if (!example.oddity) continue;
      Made made;
      made.extraction.observations.push_back({.oddity = *example.oddity, .quote = {3, 9}});
      auto flags = made.check().flags;
      ASSERT_EQ(flags.size(), 1u);
      EXPECT_EQ(flags[0].rule, rule.name);
      EXPECT_EQ(flags[0].severity, rule.severity);
      EXPECT_EQ(flags[0].quote, (Span{3, 9}));
      EXPECT_EQ(flags[0].message, "flag." + rule.name + "." + name(*example.oddity));
      ++run;
    }
  EXPECT_EQ(run, 5);
}

TEST(Rules, WarnOfNumbersThatWereNotReadSafely) {
  for (const RuleExample& example : rules_only().rules.find("low_confidence")->examples) {
    Made made;
    made[made.figure("56")].confidence = *example.confidence;
    auto checked = made.check();
    EXPECT_EQ(checked.flags.size(), example.outcome == Outcome::fail ? 1u : 0u) << *example.confidence;
    EXPECT_EQ(checked.doubted.size(), checked.flags.size());
  }
}

// A text in both languages, with nothing left to fill in.
void expect_said(const Messages& messages, const std::string& key, const Parameters& parameters) {
  for (Language language : {Language::vi, Language::en}) {
    std::string text = messages.text(language, key, parameters);
    EXPECT_NE(text, key);
    EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
  }
}

TEST(Rules, EveryFlagAndExplanationCanBeSaid) {
  Messages messages = load_messages(DOISOAT_SOURCE_DIR "/catalogue/messages");
  for (const CheckRule& rule : rules_only().rules.rules) {
    EXPECT_FALSE(rule.label_vi.empty() || rule.label_en.empty()) << rule.name;
    EXPECT_FALSE(rule.explanation_vi.empty() || rule.explanation_en.empty()) << rule.name;
    for (const RuleExample& example : rule.examples) {
      Made made = made_of(example);
      if (example.oddity) made.extraction.observations.push_back({.oddity = *example.oddity});
      if (example.confidence) made[made.figure("56")].confidence = *example.confidence;
      for (const Flag& flag : made.check().flags) {
        expect_said(messages, flag.message, flag.parameters);
        for (const Explanation& explanation : flag.explanations) {
          Parameters parameters;
          if (explanation.figure) parameters["figure"] = made[*explanation.figure].value.str();
          if (explanation.value) parameters["value"] = explanation.value->str();
          for (double confidence : {1.0, 0.98}) expect_said(messages, explanation_message(explanation, confidence), parameters);
        }
      }
    }
  }
}

TEST(Rules, AllOfTheContractAreThere) {
  for (const char* rule : {"total", "balance", "share", "words", "list_count", "repeat", "date", "period", "history", "rollup",
                           "outlier", "missing", "direction", "low_confidence"})
    EXPECT_TRUE(rules_only().rules.find(rule)) << rule;
}

}  // namespace
}  // namespace doisoat
