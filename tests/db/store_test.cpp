#include "db/store.h"

#include <gtest/gtest.h>

#include "db/queries.h"
#include "db/unit_scale.h"
#include "document/trouble.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

struct StoreTest : testing::Test {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
};

TEST_F(StoreTest, WhatIsLoadedIsWhatWasStored) {
  auto sample = sample_reading();
  auto back = load(connection, store_sample(connection, sample));
  EXPECT_EQ(back.document.text, sample.document.text);
  EXPECT_EQ(back.document.sha256, sample.document.sha256);
  ASSERT_EQ(back.document.pages.size(), 1u);
  EXPECT_EQ(back.document.pages[0].span, sample.document.pages[0].span);

  ASSERT_EQ(back.extraction.reports.size(), 1u);
  const Report& report = back.extraction.reports[0];
  EXPECT_EQ(report.number, "12/BC-UBND");
  EXPECT_EQ(report.issued, (Date{2026, 11, 2}));
  EXPECT_EQ(report.kind, ReportKind::month);
  EXPECT_EQ(report.area, (Area{"09999", "Xã Mây"}));

  ASSERT_EQ(back.extraction.figures.size(), 4u);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(dump(back.extraction.figures[i]), dump(sample.extraction.figures[i]));
    EXPECT_EQ(back.extraction.figures[i].numeral, sample.extraction.figures[i].numeral);
  }
  const Figure& women = back.extraction.figures[2];
  EXPECT_EQ(women.qualifier, Qualifier::about);
  ASSERT_EQ(women.alternatives.size(), 1u);
  EXPECT_EQ(women.alternatives[0].text, "8");
  ASSERT_EQ(women.evidence.size(), 1u);
  EXPECT_EQ(women.evidence[0].quote, sample.find("người nghiện"));
  EXPECT_EQ(back.extraction.figures[3].decimals, 2);

  ASSERT_EQ(back.extraction.ledger.size(), 4u);
  EXPECT_EQ(back.extraction.ledger[1].figure, 1);
  ASSERT_EQ(back.extraction.relations.size(), 1u);
  ASSERT_EQ(back.extraction.relations[0].members.size(), 3u);
  EXPECT_EQ(back.extraction.relations[0].members[2].role, Role::part);
  EXPECT_EQ(back.extraction.private_names, sample.extraction.private_names);

  ASSERT_EQ(back.extraction.observations.size(), 1u);
  EXPECT_EQ(back.extraction.observations[0].oddity, Oddity::blank);
  EXPECT_EQ(back.extraction.observations[0].figures, (std::vector<FigureId>{3}));

  ASSERT_EQ(back.flags.size(), 1u);
  EXPECT_EQ(back.flags[0].figures, (std::vector<FigureId>{0, 1, 2}));
  EXPECT_EQ(back.flags[0].expected, Decimal(8));
  EXPECT_EQ(back.flags[0].parameters.at("reported"), "9");
  ASSERT_EQ(back.flags[0].explanations.size(), 2u);
  EXPECT_EQ(back.flags[0].explanations[0].figure, 0);
  EXPECT_EQ(back.flags[0].explanations[1].kind, ExplanationKind::missing_part);
}

TEST_F(StoreTest, KeepsValuesAtTheScaleOfTheirUnitAndOthersExactlyButInNoSum) {
  struct Case {
    Decimal value;
    const char* unit;
    const char* scaled;
    const char* odd;
  } cases[] = {
      {Decimal(125, 2), "g", "1250000", ""},
      {Decimal(5524, 3), "g", "5524000", ""},
      {Decimal(-35, 1), "percent", "-3500000", ""},
      {Decimal(26'500'000), "vnd", "26500000", ""},
      {Decimal(-6), "case", "-6", ""},
      {Decimal(15, 1), "person", "", "1.5"},  // half a person: kept, shown, never added up
      {Decimal(1, 7), "g", "", "0.0000001"},
      {Decimal(9'300'000'000'000), "g", "", "9300000000000"},  // × 10^6 does not fit 64 bits
      {Decimal(9'200'000'000'000), "ml", "9200000000000000000", ""},
  };
  char digit = 'a';
  for (auto& c : cases) {
    auto sample = sample_reading(std::string(1, digit++));
    sample.extraction.figures[0].value = c.value;
    sample.extraction.figures[0].unit = c.unit;
    RowId row = store_sample(connection, sample);
    Statement kept(connection,
                   "SELECT coalesce(value, ''), coalesce(odd_value, '') FROM figures WHERE document = ?1 AND ordinal = 0");
    kept.bind(row);
    ASSERT_TRUE(kept.step());
    EXPECT_EQ(kept.text(0), c.scaled) << c.value.str();
    EXPECT_EQ(kept.text(1), c.odd) << c.value.str();
    EXPECT_EQ(load(connection, row).extraction.figures[0].value, c.value);
  }
}

TEST_F(StoreTest, UnitScalesOfSchemaAndProgramAgree) {
  Statement scale(connection, "SELECT coalesce((SELECT scale FROM unit_scales WHERE unit = ?1), 0)");
  for (const char* unit : {"g", "ml", "percent", "m2", "person", "case", "vnd", "tablet", "brick", ""}) {
    auto stored = to_stored(Decimal(1), unit);
    scale.bind(unit);
    ASSERT_TRUE(scale.step());
    EXPECT_EQ(Decimal::from_scaled(*stored.scaled, static_cast<int>(scale.integer(0))), Decimal(1)) << unit;
  }
}

TEST_F(StoreTest, QuotesAreKeptMasked) {
  store_sample(connection, sample_reading());
  auto figures = list_figures(connection, {});
  ASSERT_EQ(figures.size(), 4u);
  EXPECT_EQ(figures[2].quote, "3 nữ (anh ••)");
}

TEST_F(StoreTest, SameBytesAreStoredOnce) {
  store_sample(connection, sample_reading());
  EXPECT_THROW(store_sample(connection, sample_reading()), Trouble);
  EXPECT_EQ(count_all(connection).documents, 1);
  EXPECT_EQ(count_all(connection).figures, 4);
}

TEST_F(StoreTest, UnknownDocumentIsTrouble) {
  try {
    load(connection, 99);
    FAIL();
  } catch (const Trouble& trouble) {
    EXPECT_EQ(trouble.code, "db.no_such_document");
  }
}

}  // namespace
}  // namespace doisoat
