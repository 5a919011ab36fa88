#include "flow/recheck.h"

#include <gtest/gtest.h>

#include "catalogue/data_file.h"
#include "check/check.h"
#include "db/audit.h"
#include "db/queries.h"
#include "flow/decide.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

// 9 = 5 + 3 fails; and the 9 is said again further on, as 8: two flags of one figure.
struct RecheckTest : testing::Test {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
  Catalogue catalogue = load_catalogue(catalogue_folder());
  std::vector<RowId> figures;

  RecheckTest() {
    auto sample = sample_reading();
    auto& extraction = sample.extraction;
    extraction.figures[3] = extraction.figures[0];
    extraction.figures[3].id = 3;
    extraction.figures[3].value = 8;
    extraction.relations.push_back({RelationKind::repeat,
                                    {{0, Role::stated}, {3, Role::stated}},
                                    std::nullopt,
                                    extraction.relations[0].quote,
                                    "repeat",
                                    1});
    extraction.observations.clear();
    sample.flags = check(extraction, catalogue).flags;
    RowId document = store_sample(connection, sample);
    figures = load(connection, document).figure_rows;
  }

  std::vector<FlagRow> open() { return list_flags(connection, {}); }
  Decided correct(RowId flag, RowId figure, Decimal value) {
    return decide(database, {.flag = flag, .kind = DecisionKind::correct, .value = value, .figure = figure, .who = "lan"},
                  &catalogue);
  }
};

TEST_F(RecheckTest, ACorrectionSettlesTheOtherFlagsOfItsFigure) {
  auto before = open();
  ASSERT_EQ(before.size(), 2u);
  auto decided = correct(before[0].id, figures[0], 8);
  EXPECT_EQ(decided.rechecked.settled, (std::vector<RowId>{before[1].id}));
  EXPECT_TRUE(decided.rechecked.raised.empty());
  EXPECT_TRUE(open().empty());
  auto settled = list_flags(connection, {.open_only = false, .flag = before[1].id}).at(0);
  EXPECT_EQ(settled.state, "corrected");
  EXPECT_EQ(settled.decisions.at(0).who, "lan");
  EXPECT_EQ(connection.integer("SELECT count(*) FROM decisions WHERE follows IS NOT NULL"), 1);
  EXPECT_EQ(connection.integer("SELECT count(*) FROM corrections"), 1);
  EXPECT_EQ(connection.integer("SELECT count(*) FROM audit"), 2);
  EXPECT_EQ(verify_audit(connection), std::nullopt);
}

TEST_F(RecheckTest, ACorrectionThatDoesNotAddUpEitherIsFlaggedAgain) {
  auto before = open();
  ASSERT_EQ(before.size(), 2u);
  auto decided = correct(before[0].id, figures[0], 7);
  EXPECT_TRUE(decided.rechecked.settled.empty());
  EXPECT_EQ(decided.rechecked.raised.size(), 1u);
  auto after = open();
  ASSERT_EQ(after.size(), 2u);
  for (const FlagRow& flag : after) {
    EXPECT_NE(flag.id, before[0].id);  // that one was decided
    for (const FigureRow& figure : flag.figures) {
      EXPECT_EQ(figure.value == Decimal(7), figure.id == figures[0]);
    }
    if (flag.id == before[1].id) {
      EXPECT_EQ(flag.version, before[1].version + 1);  // who saw it with the old number has not seen it
    }
  }
}

TEST_F(RecheckTest, ACorrectionThatBreaksAnotherSumRaisesIt) {
  auto before = open();
  ASSERT_EQ(before.size(), 2u);
  auto total = before[0].rule == "total" ? before[0] : before[1];
  auto repeat = before[0].rule == "total" ? before[1] : before[0];
  correct(total.id, figures[0], 8);  // everything fits now
  ASSERT_TRUE(open().empty());
  auto decided = decide(database,
                        {.flag = repeat.id,
                         .kind = DecisionKind::correct,
                         .value = Decimal(10),
                         .figure = figures[3],
                         .who = "minh",
                         .seen_version = list_flags(connection, {.open_only = false, .flag = repeat.id}).at(0).version},
                        &catalogue);
  EXPECT_EQ(decided.rechecked.raised.size(), 1u);
  ASSERT_EQ(open().size(), 1u);
  EXPECT_EQ(open()[0].rule, "repeat");
}

TEST_F(RecheckTest, FlagsOfOtherFiguresAndDecidedOnesAreLeftAlone) {
  auto before = open();
  auto total = before[0].rule == "total" ? before[0] : before[1];
  auto repeat = before[0].rule == "total" ? before[1] : before[0];
  decide(database, {.flag = repeat.id, .kind = DecisionKind::dismiss, .why = "hai kỳ khác nhau", .who = "lan"}, &catalogue);
  correct(total.id, figures[1], 6);  // 9 = 6 + 3
  EXPECT_EQ(list_flags(connection, {.open_only = false, .flag = repeat.id}).at(0).state, "dismissed");
  EXPECT_TRUE(open().empty());
}

}  // namespace
}  // namespace doisoat
