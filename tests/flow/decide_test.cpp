#include "flow/decide.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "db/audit.h"
#include "db/queries.h"
#include "document/trouble.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

struct DecideTest : testing::Test {
  TemporaryFolder folder;
  std::filesystem::path file = folder.path / "doisoat.db";
  Database database = Database::open(file);
  Connection& connection = database.connection();
  RowId document = store_sample(connection, sample_reading());
  FlagRow flag = list_flags(connection, {}).at(0);

  FlagRow now() { return list_flags(connection, {.open_only = false, .flag = flag.id}).at(0); }

  std::string trouble_of(const Decision& decision) {
    try {
      decide(database, decision);
      return "none";
    } catch (const Trouble& trouble) {
      return trouble.code;
    }
  }
};

TEST_F(DecideTest, EachDecisionClosesTheFlagAndIsKeptWithWhoAndWhy) {
  struct Case {
    DecisionKind kind;
    const char* state;
    std::optional<Decimal> value;
  } cases[] = {
      {DecisionKind::accept, "accepted", {}},
      {DecisionKind::dismiss, "dismissed", {}},
      {DecisionKind::return_, "returned", {}},
      {DecisionKind::correct, "corrected", Decimal(8)},
  };
  int version = 0;
  for (auto& c : cases) {
    decide(database,
           {.flag = flag.id, .kind = c.kind, .value = c.value, .why = "đã gọi xã", .who = "lan", .seen_version = version});
    auto row = now();
    EXPECT_EQ(row.state, c.state);
    EXPECT_EQ(row.version, ++version);
    EXPECT_EQ(row.decisions.back().kind, name(c.kind));
    EXPECT_EQ(row.decisions.back().who, "lan");
    EXPECT_EQ(row.decisions.back().why, "đã gọi xã");
  }
  EXPECT_TRUE(list_flags(connection, {}).empty());
  EXPECT_EQ(connection.integer("SELECT count(*) FROM audit WHERE action = 'decide'"), 4);
  EXPECT_EQ(verify_audit(connection), std::nullopt);
}

TEST_F(DecideTest, ACorrectionShowsTheNewValueAndKeepsTheOldOne) {
  // No figure is named: the one of the most probable explanation, the whole that should be 8.
  auto decided = decide(database, {.flag = flag.id, .kind = DecisionKind::correct, .value = Decimal(8), .who = "lan"});
  EXPECT_EQ(decided.figure, flag.figures[0].id);
  auto figure = list_figures(connection, {.figure = decided.figure}).at(0);
  EXPECT_EQ(figure.value, Decimal(8));
  EXPECT_EQ(figure.as_read, Decimal(9));
  EXPECT_EQ(connection.integer("SELECT sum(value_now) FROM figures_now WHERE unit = 'person'"), 8 + 5 + 3);
  EXPECT_EQ(connection.integer("SELECT sum(value) FROM figures_now WHERE unit = 'person'"), 9 + 5 + 3);
  EXPECT_EQ(load(connection, document).extraction.figures[0].value, Decimal(9));  // what was read stays what was read
}

TEST_F(DecideTest, ANamedFigureIsCorrectedAtTheScaleOfItsUnit) {
  auto sample = sample_reading("b");
  sample.flags[0].figures = {3, 0};
  sample.flags[0].explanations.clear();
  sample.flags[0].reported.reset();
  store_sample(connection, sample);
  auto other = list_flags(connection, {}).at(1);
  EXPECT_EQ(trouble_of({.flag = other.id, .kind = DecisionKind::correct, .value = Decimal(2)}), "decide.which_figure");
  decide(
      database,
      {.flag = other.id, .kind = DecisionKind::correct, .value = Decimal(15, 1), .figure = other.figures[0].id, .who = "lan"});
  EXPECT_EQ(list_figures(connection, {.figure = other.figures[0].id}).at(0).value, Decimal(15, 1));
}

TEST_F(DecideTest, WhatCannotBeDecidedIsTrouble) {
  RowId foreign = list_figures(connection, {.indicator = "seized_drugs"}).at(0).id;
  struct Case {
    Decision decision;
    const char* code;
  } cases[] = {
      {{.flag = 999}, "decide.no_such_flag"},
      {{.flag = flag.id, .kind = DecisionKind::dismiss, .why = "  "}, "decide.why_needed"},
      {{.flag = flag.id, .kind = DecisionKind::correct}, "decide.value_needed"},
      {{.flag = flag.id, .kind = DecisionKind::correct, .value = Decimal(1), .figure = foreign}, "decide.not_in_flag"},
      {{.flag = flag.id, .seen_version = 7}, "decide.already_decided"},
  };
  for (auto& c : cases) EXPECT_EQ(trouble_of(c.decision), c.code);
  EXPECT_EQ(now().state, "open");
  EXPECT_EQ(connection.integer("SELECT count(*) FROM audit"), 0);
  decide(database, {.flag = flag.id, .who = "lan"});
  EXPECT_EQ(trouble_of({.flag = flag.id, .who = "minh"}), "decide.already_decided");
}

TEST_F(DecideTest, OfTwoReviewersOfOneFlagExactlyOneWins) {
  constexpr int kReviewers = 8, kRounds = 40;
  std::atomic<int> won = 0, lost = 0, other = 0;
  std::vector<std::thread> reviewers;
  for (int who = 0; who < kReviewers; ++who)
    reviewers.emplace_back([&, who] {
      Database own = Database::open(file);
      for (int version = 0; version < kRounds; ++version) {
        try {
          decide(own, {.flag = flag.id, .kind = DecisionKind::accept, .who = std::to_string(who), .seen_version = version});
          ++won;
        } catch (const Trouble& trouble) {
          ++(trouble.code == "decide.already_decided" ? lost : other);
        }
      }
    });
  for (std::thread& reviewer : reviewers) reviewer.join();
  EXPECT_EQ(won, kRounds);
  EXPECT_EQ(lost, kReviewers * kRounds - kRounds);
  EXPECT_EQ(other, 0);
  EXPECT_EQ(now().version, kRounds);
  EXPECT_EQ(now().decisions.size(), static_cast<size_t>(kRounds));
  EXPECT_EQ(verify_audit(connection), std::nullopt);
}

}  // namespace
}  // namespace doisoat
