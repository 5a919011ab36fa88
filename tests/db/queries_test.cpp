#include "db/queries.h"

#include <gtest/gtest.h>

#include "tests/db/sample.h"

namespace doisoat {
namespace {

struct QueriesTest : testing::Test {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
};

TEST_F(QueriesTest, FiguresAreFilteredByPlaceIndicatorPeriodAndDocument) {
  store_sample(connection, sample_reading("a"));
  RowId second = store_sample(connection, sample_reading("b"));
  struct Case {
    const char* what;
    FigureFilter filter;
    size_t rows;
  } cases[] = {
      {"all", {}, 8},
      {"code of the place", {.place = "09999"}, 8},
      {"name without marks, part of it", {.place = "xa may"}, 8},
      {"another place", {.place = "Gió"}, 0},
      {"indicator", {.indicator = "seized_drugs"}, 2},
      {"document", {.document = second}, 4},
      {"from the last day", {.from = Date{2026, 10, 31}}, 8},
      {"from the day after", {.from = Date{2026, 11, 1}}, 0},
      {"to the day before", {.to = Date{2026, 10, 30}}, 0},
  };
  for (auto& c : cases) EXPECT_EQ(list_figures(connection, c.filter).size(), c.rows) << c.what;
}

TEST_F(QueriesTest, AFigureComesWithAllItsFields) {
  RowId document = store_sample(connection, sample_reading());
  auto figures = list_figures(connection, {.indicator = "seized_drugs"});
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].document, document);
  EXPECT_EQ(figures[0].value, Decimal(125, 2));
  EXPECT_EQ(figures[0].unit, "g");
  EXPECT_EQ(figures[0].measure, Measure::flow);
  EXPECT_EQ(figures[0].from, (Date{2026, 10, 1}));
  EXPECT_EQ(figures[0].to, (Date{2026, 10, 31}));
  EXPECT_EQ(figures[0].area.name, "Xã Mây");
  EXPECT_EQ(figures[0].numeral, "1,25");
  EXPECT_EQ(figures[0].page, 1);
  EXPECT_EQ(figures[0].code_point, 52);  // counted by hand in the sample's text
  EXPECT_FALSE(figures[0].as_read);
}

TEST_F(QueriesTest, AFlagComesWithItsSum) {
  RowId document = store_sample(connection, sample_reading());
  auto flags = list_flags(connection, {.document = document});
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].message, "flag.total.whole_exceeds");
  EXPECT_EQ(flags[0].quote, "9 người nghiện: 5 nam, 3 nữ");
  EXPECT_EQ(flags[0].state, "open");
  ASSERT_EQ(flags[0].figures.size(), 3u);
  EXPECT_EQ(flags[0].figures[0].value, Decimal(9));
  EXPECT_EQ(flags[0].explanations[0].figure, flags[0].figures[0].id);
  EXPECT_TRUE(list_flags(connection, {.rule = "share"}).empty());
}

TEST_F(QueriesTest, ADocumentComesWithItsReports) {
  store_sample(connection, sample_reading());
  auto documents = list_documents(connection);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].name, "mây.txt");
  EXPECT_EQ(documents[0].figures, 4);
  EXPECT_EQ(documents[0].open_flags, 1);
  ASSERT_EQ(documents[0].reports.size(), 1u);
  EXPECT_EQ(documents[0].reports[0].issuer, "UBND xã Mây");
  EXPECT_TRUE(documents[0].current);
}

}  // namespace
}  // namespace doisoat
