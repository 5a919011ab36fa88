// The true figures and equations of the corpus: check raises the flags that people wrote down, and no others.
#include <gtest/gtest.h>

#include "check/equation.h"
#include "tests/check/equation_file.h"
#include "tests/check/made.h"

namespace doisoat {
namespace {

bool same(const nlohmann::json& truth, const std::optional<Decimal>& got) {
  return truth.is_null() || (got && *got == json_decimal(truth));
}

bool hits(const nlohmann::json& truth, const Flag& flag) {
  if (truth["rule"] != flag.rule) return false;
  if (same(truth["expected"], flag.expected) && same(truth["reported"], flag.reported)) return true;
  return flag.rule == "repeat" && same(truth["expected"], flag.reported) && same(truth["reported"], flag.expected);
}

TEST(Corpus, BrokenEquationsAreFlaggedAndOthersAreNot) {
  int reports = 0;
  for (const auto& path : equation_files()) {
    std::string stem = path.string().substr(0, path.string().size() - std::string(".equations.jsonl").size());
    if (!std::filesystem::exists(stem + ".flags.jsonl")) continue;
    SCOPED_TRACE(path.filename().string());
    ++reports;
    EquationFile file = read_equations(path);
    auto flags = check(file.extraction, rules_only()).flags;
    auto truth = json_lines(stem + ".flags.jsonl");
    std::erase_if(truth, [](const nlohmann::json& row) {
      std::string rule = row["rule"];
      return rule == "date" || rule == "period" || rule == "missing" || rule == "direction";
    });
    for (const Flag& flag : flags)
      EXPECT_TRUE(std::any_of(truth.begin(), truth.end(), [&](const auto& row) { return hits(row, flag); }))
          << "not in the truth: " << brief(flag) << " " << flag.parameters.at("sum") << " @" << flag.quote.begin;
    for (const auto& row : truth)
      EXPECT_TRUE(std::any_of(flags.begin(), flags.end(), [&](const Flag& flag) { return hits(row, flag); }) ||
                  row.value("optional", false))
          << "not flagged: " << row.dump();
  }
  EXPECT_GE(reports, 10);
}

// What holds in the hand-written truth passes, what does not fails: nothing may hide as undecided unless a number is qualified.
TEST(Corpus, EveryEquationIsJudgedAsItWasWrittenDown) {
  for (const auto& path : equation_files()) {
    SCOPED_TRACE(path.filename().string());
    EquationFile file = read_equations(path);
    for (size_t i = 0; i < file.holds.size(); ++i) {
      Extraction one = file.extraction;
      one.relations = {file.extraction.relations[i]};
      Rules rules = rules_only().rules;
      rules.declared.clear();
      Outcome outcome = Outcome::pass;
      auto all = equations(one, rules);
      for (const Equation& equation : all) {
        Outcome each = judge(equation, Supposed(one), rules);
        if (each == Outcome::fail || outcome == Outcome::pass) outcome = each;
      }
      bool qualified = false;
      for (const Member& member : one.relations[0].members) qualified = qualified || one.figures[member.figure].qualifier;
      if (qualified && outcome == Outcome::undecided) continue;
      std::string values;
      for (const Member& member : one.relations[0].members)
        values += std::string(" ") + name(member.role) + "=" + one.figures[member.figure].value.str();
      EXPECT_EQ(std::string(name(outcome)), file.holds[i] ? "pass" : "fail") << name(one.relations[0].kind) << values;
    }
  }
}

}  // namespace
}  // namespace doisoat
