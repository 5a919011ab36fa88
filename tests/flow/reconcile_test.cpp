#include "flow/reconcile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/data_file.h"
#include "db/decisions.h"
#include "db/queries.h"
#include "flow/decide.h"
#include "flow/outlier.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

const Catalogue& catalogue() {
  static const Catalogue loaded = [] {
    Catalogue made;
    made.rules = load_rules(DOISOAT_SOURCE_DIR "/catalogue/rules");
    return made;
  }();
  return loaded;
}
const Rules& rules() { return catalogue().rules; }

// A figure of a report about one month; `from` and `to` as ISO, "" for none.
HistoryFigure figure(Measure measure, const char* value, const char* from, const char* to, const char* report_from, const char* report_to) {
  static RowId next = 1;
  HistoryFigure made;
  made.id = next++;
  made.indicator = "addicts";
  made.unit = "person";
  made.area = {"09999", "Xã Mây"};
  made.measure = measure;
  made.value = *Decimal::parse(value);
  made.decimals = made.value.scale();
  made.from = Date::parse_iso(from);
  made.to = Date::parse_iso(to);
  made.report_from = Date::parse_iso(report_from);
  made.report_to = Date::parse_iso(report_to);
  made.document_name = "thang-9.txt";
  return made;
}

std::vector<std::string> briefs(const std::vector<HistoryFlag>& flags) {
  std::vector<std::string> all;
  for (const HistoryFlag& flag : flags)
    all.push_back(flag.message + " " + (flag.expected ? flag.expected->str() : "-") + " " + (flag.reported ? flag.reported->str() : "-"));
  return all;
}

TEST(Reconcile, OpeningIsTheClosingOfTheReportBefore) {
  auto closing = figure(Measure::stock, "42", "", "2025-10-14", "2025-09-15", "2025-10-14");
  auto opening = figure(Measure::stock, "44", "", "2025-10-15", "2025-10-15", "2025-11-14");
  EXPECT_THAT(briefs(compare_with_history({opening}, {closing}, rules())), ElementsAre("flag.history.opening 42 44"));
  opening.value = Decimal(42);
  EXPECT_THAT(compare_with_history({opening}, {closing}, rules()), IsEmpty());
  // Of another breakdown, another unit, or long before, it is no neighbour.
  opening.value = Decimal(44);
  auto other = closing;
  other.breakdown = {{"place", "community"}};
  auto long_ago = closing;
  long_ago.to = Date{2025, 8, 14};
  long_ago.report_to = long_ago.to;
  EXPECT_THAT(compare_with_history({opening}, {other, long_ago}, rules()), IsEmpty());
  // A rough number fits anything.
  closing.qualified = true;
  EXPECT_THAT(compare_with_history({opening}, {closing}, rules()), IsEmpty());
}

TEST(Reconcile, TheSamePeriodAYearBeforeIsWhatItsReportSays) {
  auto then = figure(Measure::flow, "20", "2023-12-15", "2024-05-31", "2023-12-15", "2024-05-31");
  auto now = figure(Measure::flow, "14", "2024-12-15", "2025-05-31", "2024-12-15", "2025-05-31");
  auto told = figure(Measure::flow, "21", "2023-12-15", "2024-05-31", "2024-12-15", "2025-05-31");
  auto change = figure(Measure::change, "-6", "2024-12-15", "2025-05-31", "2024-12-15", "2025-05-31");
  change.said_before = "bắt 14 vụ, so với cùng kỳ năm trước giảm ";
  EXPECT_THAT(briefs(compare_with_history({now, told, change}, {then}, rules())), ElementsAre("flag.history.same_period 20 21"));
  change.value = Decimal(-9);
  EXPECT_THAT(briefs(compare_with_history({now, change}, {then}, rules())), ElementsAre("flag.history.change -6 -9"));
  change.unit = "percent";
  change.value = Decimal(-30);
  EXPECT_THAT(compare_with_history({now, change}, {then}, rules()), IsEmpty());
  change.value = Decimal(-35);
  EXPECT_THAT(briefs(compare_with_history({now, change}, {then}, rules())), ElementsAre("flag.history.rate -30 -35"));
}

TEST(Reconcile, ARateMayBeRoundedEitherWay) {
  auto then = figure(Measure::flow, "8", "2023-12-15", "2024-05-31", "2023-12-15", "2024-05-31");
  auto now = figure(Measure::flow, "9", "2024-12-15", "2025-05-31", "2024-12-15", "2025-05-31");
  for (const char* rate : {"12", "13", "12.5"}) {
    auto change = figure(Measure::change, rate, "2024-12-15", "2025-05-31", "2024-12-15", "2025-05-31");
    change.said_before = "tăng so với cùng kỳ ";
    change.unit = "percent";
    EXPECT_THAT(compare_with_history({now, change}, {then}, rules()), IsEmpty()) << rate;
  }
}

TEST(Reconcile, AChangeAgainstTheMonthBeforeIsNotHeldAgainstTheYearBefore) {
  auto year_before = figure(Measure::flow, "9", "2024-09-15", "2024-10-14", "2024-09-15", "2024-10-14");
  auto month_before = figure(Measure::flow, "2", "2025-08-15", "2025-09-14", "2025-08-15", "2025-09-14");
  auto now = figure(Measure::flow, "3", "2025-09-15", "2025-10-14", "2025-09-15", "2025-10-14");
  struct Case { const char* before; const char* after; const char* value; std::vector<std::string> flags; } cases[] = {
      {"bắt 03 vụ (so với tháng trước tăng ", " vụ)", "1", {}},
      {"bắt 03 vụ (so với tháng trước tăng ", " vụ)", "2", {"flag.history.change_before 1 2"}},
      {"bắt 03 vụ, giảm ", " vụ so với cùng kỳ năm trước", "-6", {}},
      {"bắt 03 vụ, giảm ", " vụ so với cùng kỳ năm trước", "-5", {"flag.history.change -6 -5"}},
      // Another sentence speaks of other numbers; nothing said is nothing known.
      {"So với cùng kỳ năm trước tình hình phức tạp. Bắt 03 vụ, tăng ", " vụ", "4", {}},
      {"bắt 03 vụ, tăng ", " vụ", "4", {}},
  };
  for (const Case& c : cases) {
    auto change = figure(Measure::change, c.value, "2025-09-15", "2025-10-14", "2025-09-15", "2025-10-14");
    change.said_before = c.before;
    change.said_after = c.after;
    EXPECT_THAT(briefs(compare_with_history({now, change}, {year_before, month_before}, rules())), ElementsAreArray(c.flags))
        << c.before << c.value << c.after;
  }
}

TEST(Reconcile, EachIssuerHasItsOwnSeries) {
  auto closing = figure(Measure::stock, "42", "", "2025-10-14", "2025-09-15", "2025-10-14");
  auto opening = figure(Measure::stock, "44", "", "2025-10-15", "2025-10-15", "2025-11-14");
  struct Case { const char* issuer; const char* other; size_t flags; } cases[] = {
      {"Công an xã Mây", "CÔNG AN XÃ MÂY", 1},
      {"Công an xã Mây", "Ủy ban nhân dân xã Mây", 0},
      // An issuer that was not found says nothing.
      {"Công an xã Mây", "", 1},
  };
  for (const Case& c : cases) {
    opening.issuer = c.issuer;
    closing.issuer = c.other;
    EXPECT_EQ(compare_with_history({opening}, {closing}, rules()).size(), c.flags) << c.other;
  }
}

TEST(Reconcile, AMergedUnitThatKeptItsCodeBeginsAnew) {
  auto closing = figure(Measure::stock, "42", "", "2025-06-30", "2025-06-01", "2025-06-30");
  auto opening = figure(Measure::stock, "97", "", "2025-07-01", "2025-07-01", "2025-07-31");
  closing.unit_since = 20221001;
  opening.unit_since = 20250701;
  EXPECT_THAT(compare_with_history({opening}, {closing}, rules()), IsEmpty());
  opening.unit_since = closing.unit_since;
  EXPECT_EQ(compare_with_history({opening}, {closing}, rules()).size(), 1u);
}

TEST(Reconcile, OneReportOnFileThatAgreesIsEnough) {
  auto month = figure(Measure::stock, "42", "", "2025-09-30", "2025-09-01", "2025-09-30");
  auto quarter = figure(Measure::stock, "43", "", "2025-09-30", "2025-07-01", "2025-09-30");
  auto opening = figure(Measure::stock, "42", "", "2025-10-01", "2025-10-01", "2025-10-31");
  EXPECT_THAT(compare_with_history({opening}, {month, quarter}, rules()), IsEmpty());
  EXPECT_THAT(compare_with_history({opening}, {quarter, month}, rules()), IsEmpty());
}

TEST(Reconcile, AmountsVaryByFactorsAndCountsByTheirRoot) {
  struct Case { const char* unit; std::vector<double> earlier; double value; bool far; } cases[] = {
      {"person", {45, 52, 39, 48, 41, 50}, 430, true},
      {"person", {45, 52, 39, 48, 41, 50}, 70, false},
      // All alike: a root of the median either way is nothing.
      {"case", {3, 3, 3, 3, 3, 3}, 8, false},
      {"case", {3, 3, 3, 3, 3, 3}, 30, true},
      {"person", {0, 0, 0, 0, 0, 0}, 5, false},
      // Seizures: five times the largest is a good month, a lost comma a thousand times the usual.
      {"g", {0.35, 1.2, 0.8, 5.5, 0.4, 2.1}, 27, false},
      {"g", {0.35, 1.2, 0.8, 5.5, 0.4, 2.1}, 5524, true},
      {"g", {0.35, 1.2, 0, 5.5, 0, 2.1}, 5524, false},  // four months with seizures are no history
      {"vnd", {1500000, 2000000, 1500000, 3000000, 1500000, 2500000}, 0, false},
      {"vnd", {1500000, 2000000, 1500000, 3000000, 1500000, 2500000}, 1500, true},
      {"person", {41, 42, 40, 43, 42}, 430, false},
  };
  for (const Case& c : cases) EXPECT_EQ(far_outside(c.value, c.earlier, c.unit).has_value(), c.far) << c.value << " " << c.unit;
}

TEST(Reconcile, FarOutsideTheUnitsOwnRangeIsUnusual) {
  std::vector<HistoryFigure> on_file;
  const char* months[] = {"2025-01-14", "2025-02-14", "2025-03-14", "2025-04-14", "2025-05-14", "2025-06-14"};
  const char* values[] = {"41", "42", "40", "43", "42", "44"};
  for (int i = 0; i < 6; ++i) on_file.push_back(figure(Measure::stock, values[i], "", months[i], "2024-12-15", months[i]));
  auto now = figure(Measure::stock, "430", "", "2025-07-14", "2025-06-15", "2025-07-14");
  EXPECT_THAT(briefs(compare_with_history({now}, on_file, rules())), ElementsAre("flag.outlier.far - 430"));
  now.value = Decimal(50);
  EXPECT_THAT(compare_with_history({now}, on_file, rules()), IsEmpty());
  // Five months are no history.
  now.value = Decimal(430);
  on_file.pop_back();
  EXPECT_THAT(compare_with_history({now}, on_file, rules()), IsEmpty());
}

// Reports of Xã Mây in a database, each with one stock: `stock_at` is the opening or the closing day of its month.
struct Series {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();

  RowId add(const char* digit, const char* from, const char* to, const char* stock_at, int value) {
    SampleReading sample = sample_reading(digit);
    sample.flags.clear();
    sample.extraction.relations.clear();
    Report& report = sample.extraction.reports.front();
    report.area = {"09999", "Xã Mây"};
    report.from = Date::parse_iso(from);
    report.to = Date::parse_iso(to);
    for (Figure& each : sample.extraction.figures) each.indicator.clear();
    Figure& stock = sample.extraction.figures.front();
    stock.indicator = "addicts";
    stock.value = Decimal(value);
    stock.to = Date::parse_iso(stock_at);
    Transaction transaction(connection);
    RowId document = store(connection, sample.reading(), {"/x", "x.txt", 1, 1, "1", "1"}, DocumentOutcome::imported);
    reconcile(connection, document, catalogue());
    transaction.commit();
    return document;
  }
  int again(RowId document) {
    Transaction transaction(connection);
    int added = reconcile(connection, document, catalogue());
    transaction.commit();
    return added;
  }
  std::vector<FlagRow> open() { return list_flags(connection, {.rule = "history"}); }
};

TEST(Reconcile, FlagsAreRenewedAndWhatPeopleDecidedStays) {
  Series series;
  // The later report comes first: nothing to compare with yet.
  RowId november = series.add("a", "2025-10-15", "2025-11-14", "2025-10-15", 44);
  EXPECT_THAT(series.open(), IsEmpty());
  series.add("b", "2025-09-15", "2025-10-14", "2025-10-14", 42);
  auto flags = series.open();
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].document, november);
  EXPECT_EQ(flags[0].expected, Decimal(42));
  EXPECT_EQ(flags[0].figures.size(), 2u);

  EXPECT_EQ(series.again(november), 0);
  EXPECT_EQ(series.open()[0].id, flags[0].id);
  decide(series.database, {.flag = flags[0].id, .kind = DecisionKind::accept, .who = "tester"});
  EXPECT_EQ(series.again(november), 0);
  EXPECT_THAT(series.open(), IsEmpty());
  EXPECT_EQ(list_flags(series.connection, {.open_only = false, .rule = "history"}).size(), 1u);
}

TEST(Reconcile, ACorrectionSettlesWhatItMendsAndNothingElse) {
  Series series;
  series.add("b", "2025-09-15", "2025-10-14", "2025-10-14", 42);
  series.add("a", "2025-10-15", "2025-11-14", "2025-10-15", 44);
  auto flags = series.open();
  ASSERT_EQ(flags.size(), 1u);
  RowId opening = flags[0].figures[0].id;
  // Another wrong value leaves the contradiction, which is raised with its new number.
  decide(series.database, {.flag = flags[0].id, .kind = DecisionKind::correct, .value = Decimal(24), .figure = opening, .who = "lan"}, &catalogue());
  flags = series.open();
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].reported, Decimal(24));
  decide(series.database, {.flag = flags[0].id, .kind = DecisionKind::correct, .value = Decimal(42), .figure = opening, .who = "lan"}, &catalogue());
  EXPECT_THAT(series.open(), IsEmpty());
}

TEST(Reconcile, ACorrectionOfTheEarlierReportReachesTheLaterOne) {
  Series series;
  RowId october = series.add("b", "2025-09-15", "2025-10-14", "2025-10-14", 42);
  RowId november = series.add("a", "2025-10-15", "2025-11-14", "2025-10-15", 44);
  auto flags = series.open();
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].document, november);
  RowId closing = flags[0].figures[1].id;
  EXPECT_EQ(flags[0].figures[1].document, october);
  decide(series.database, {.flag = flags[0].id, .kind = DecisionKind::correct, .value = Decimal(44), .figure = closing, .who = "lan"}, &catalogue());
  EXPECT_THAT(series.open(), IsEmpty());
  EXPECT_EQ(series.again(november), 0);
}

}  // namespace
}  // namespace doisoat
