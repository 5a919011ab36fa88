#include "flow/reconcile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/data_file.h"
#include "db/decisions.h"
#include "db/queries.h"
#include "flow/decide.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Rules& rules() {
  static const Rules loaded = load_rules(DOISOAT_SOURCE_DIR "/catalogue/rules");
  return loaded;
}

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
  EXPECT_THAT(briefs(compare_with_history({now, told, change}, {then}, rules())), ElementsAre("flag.history.same_period 20 21"));
  change.value = Decimal(-9);
  EXPECT_THAT(briefs(compare_with_history({now, change}, {then}, rules())), ElementsAre("flag.history.change -6 -9"));
  change.unit = "percent";
  change.value = Decimal(-30);
  EXPECT_THAT(compare_with_history({now, change}, {then}, rules()), IsEmpty());
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

TEST(Reconcile, FlagsAreRenewedAndWhatPeopleDecidedStays) {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
  auto add = [&](const char* digit, const char* from, const char* to, const char* stock_at, int value) {
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
    reconcile(connection, document, rules());
    transaction.commit();
    return document;
  };
  // The later report comes first: nothing to compare with yet.
  RowId november = add("a", "2025-10-15", "2025-11-14", "2025-10-15", 44);
  EXPECT_THAT(list_flags(connection, {.rule = "history"}), IsEmpty());
  add("b", "2025-09-15", "2025-10-14", "2025-10-14", 42);
  auto flags = list_flags(connection, {.rule = "history"});
  ASSERT_EQ(flags.size(), 1u);
  EXPECT_EQ(flags[0].document, november);
  EXPECT_EQ(flags[0].expected, Decimal(42));
  EXPECT_EQ(flags[0].figures.size(), 2u);

  auto again = [&] {
    Transaction transaction(connection);
    int added = reconcile(connection, november, rules());
    transaction.commit();
    return added;
  };
  EXPECT_EQ(again(), 0);
  EXPECT_EQ(list_flags(connection, {.rule = "history"})[0].id, flags[0].id);
  decide(database, {.flag = flags[0].id, .kind = DecisionKind::accept, .who = "tester"});
  EXPECT_EQ(again(), 0);
  EXPECT_THAT(list_flags(connection, {.rule = "history"}), IsEmpty());
  EXPECT_EQ(list_flags(connection, {.open_only = false, .rule = "history"}).size(), 1u);
}

}  // namespace
}  // namespace doisoat
