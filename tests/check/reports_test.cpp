// The contradictions of three real reports, their equations by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/check/made.h"

namespace doisoat {
namespace {

using testing::ElementsAre;

std::vector<std::string> briefs(const Checked& checked) {
  std::vector<std::string> all;
  for (const Flag& flag : checked.flags) all.push_back(brief(flag));
  return all;
}

TEST(Reports, MovementOfSuspectedUsers) {
  Made made;
  auto before = made.figure("450", "suspected_users"), after = made.figure("595", "suspected_users");
  auto added = made.figure("390", "suspected_users"), removed = made.figure("216", "suspected_users");
  auto users = made.figure("35", "suspected_users"), left = made.figure("216", "suspected_users");
  made[users].breakdown = {{"reason", "became_user"}};
  made[left].breakdown = {{"reason", "left_area"}};
  made.relation(RelationKind::balance,
                {{Role::before, before}, {Role::after, after}, {Role::added, added}, {Role::removed, removed}});
  made.relation(RelationKind::subset, {{Role::whole, removed}, {Role::part, users}, {Role::part, left}});
  auto checked = made.check();
  EXPECT_THAT(briefs(checked), ElementsAre("balance 624 595", "total 251 216"));
  EXPECT_EQ(checked.flags[0].parameters.at("sum"), "450 + 390 − 216");
  EXPECT_EQ(checked.flags[0].parameters.at("difference"), "29");
  EXPECT_EQ(checked.flags[1].message, "flag.total.parts_exceed");
  // Typed, not scanned: nobody misread anything, and no single cause is sure.
  for (const Flag& flag : checked.flags) {
    ASSERT_FALSE(flag.explanations.empty());
    double sum = 0;
    for (const Explanation& explanation : flag.explanations) {
      EXPECT_NE(explanation.kind, ExplanationKind::misread);
      EXPECT_LT(explanation.probability, 0.8) << brief(flag) << ": " << brief(explanation);
      sum += explanation.probability;
    }
    EXPECT_LE(sum, 1);
  }
  EXPECT_EQ(brief(checked.flags[0].explanations[0]), "author_error 1 624");
}

TEST(Reports, PostRehabWithoutAdditions) {
  Made made;
  auto before = made.figure("13"), after = made.figure("8"), removed = made.figure("7");
  made.relation(RelationKind::balance, {{Role::before, before}, {Role::after, after}, {Role::removed, removed}});
  auto checked = made.check();
  EXPECT_THAT(briefs(checked), ElementsAre("balance 6 8"));
}

TEST(Reports, SurveillanceListsOfFour) {
  Made made;
  auto whole = made.figure("4");
  auto a = made.figure("1"), b = made.figure("1"), c = made.figure("1");
  made.total(whole, {a, b, c});
  auto checked = made.check();
  ASSERT_THAT(briefs(checked), ElementsAre("total 3 4"));
  // The three parts are equal in every respect, so their chances are.
  std::vector<double> parts;
  for (const Explanation& explanation : checked.flags[0].explanations)
    if (explanation.kind == ExplanationKind::author_error && explanation.figure != whole) parts.push_back(explanation.probability);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0], parts[1]);
  EXPECT_EQ(parts[1], parts[2]);
}

TEST(Reports, MoneyThatItsWordsConfirmIsTheAuthorsOwnError) {
  Made made;
  auto a = made.figure("102000000", "budget", "vnd"), b = made.figure("62000000", "budget", "vnd");
  auto c = made.figure("130000000", "budget", "vnd"), whole = made.figure("194000000", "budget", "vnd");
  for (auto id : {a, b, c, whole}) made.words(id, made[id].value);
  made.total(whole, {a, b, c});
  for (double confidence : {1.0, 0.97, 0.6}) {
    for (auto id : {a, b, c, whole}) made[id].confidence = confidence;
    auto checked = made.check();
    const Flag* total = nullptr;
    for (const Flag& flag : checked.flags)
      if (flag.rule == "total") total = &flag;
    ASSERT_TRUE(total);
    EXPECT_EQ(brief(*total), "total 294000000 194000000");
    EXPECT_EQ(total->parameters.at("confirmed"), "words");
    // Digits and words agree on the page: it was not misread, whatever a picture's confidence.
    ASSERT_FALSE(total->explanations.empty());
    EXPECT_EQ(brief(total->explanations[0]), "author_error 3 294000000") << confidence;
    for (const Explanation& explanation : total->explanations) EXPECT_NE(explanation.kind, ExplanationKind::misread) << brief(explanation) << explanation.probability;
  }
}

TEST(Reports, WhatFitsIsNotFlagged) {
  Made made;
  auto before = made.figure("91"), outside = made.figure("56"), inside = made.figure("35");
  auto after = made.figure("114"), outside_after = made.figure("79"), inside_after = made.figure("35");
  auto added = made.figure("23"), assessed = made.figure("1"), methadone = made.figure("22");
  made.total(before, {outside, inside});
  made.total(after, {outside_after, inside_after});
  made.total(added, {assessed, methadone});
  made.relation(RelationKind::balance, {{Role::before, before}, {Role::added, added}, {Role::after, after}});
  auto communes = made.figure("22", "communes", "commune"), without = made.figure("3", "communes_drug_free", "commune");
  auto percent = made.figure("13.6", "communes_drug_free", "percent");
  made.relation(RelationKind::share, {{Role::percent, percent}, {Role::part, without}, {Role::whole, communes}});
  EXPECT_THAT(briefs(made.check()), ElementsAre());
}

}  // namespace
}  // namespace doisoat
