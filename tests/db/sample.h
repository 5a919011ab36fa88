// A hand-made reading for the tests of the database: one page, one report, four figures that do not add up, a masked name.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "db/database.h"
#include "db/store.h"

namespace doisoat {

// A folder of its own, gone with the test.
struct TemporaryFolder {
  std::filesystem::path path;
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "doisoat-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

struct SampleReading {
  Document document;
  Extraction extraction;
  std::vector<Flag> flags;

  Span find(const std::string& words) const {
    auto at = static_cast<Offset>(document.text.find(words));
    return {at, at + static_cast<Offset>(words.size())};
  }

  ReadDocument reading() const {
    return {document, extraction, flags,
            [this](Span span) {
              std::string text(document.at(span));
              auto name = text.find("Tư");
              return name == std::string::npos ? text : text.replace(name, 3, "••");
            },
            [this](Offset byte) {
              Offset count = 0;
              for (Offset i = 0; i < byte; ++i) count += (static_cast<unsigned char>(document.text[i]) & 0xC0) != 0x80;
              return count;
            }};
  }

  Figure figure(int id, const std::string& words, const std::string& numeral, Decimal value, const std::string& unit) const {
    Figure figure;
    figure.id = id;
    figure.indicator = "addicts";
    figure.value = value;
    figure.unit = unit;
    figure.quote = find(words);
    auto inside = static_cast<Offset>(words.find(numeral));
    figure.numeral = {figure.quote.begin + inside, figure.quote.begin + inside + static_cast<Offset>(numeral.size())};
    figure.to = Date{2026, 10, 31};
    figure.area = {"09999", "Xã Mây"};
    return figure;
  }
};

inline SampleReading sample_reading(const std::string& sha_digit = "a") {
  SampleReading sample;
  Document& document = sample.document;
  document.name = "mây.txt";
  document.sha256 = std::string(64, sha_digit.front());
  document.text = "Xã Mây có 9 người nghiện: 5 nam, 3 nữ (anh Tư). Thu 1,25 gam heroin.\n";
  document.raw = document.text;
  Page page;
  page.span = {0, static_cast<Offset>(document.text.size())};
  document.pages.push_back(page);

  Report report;
  report.span = page.span;
  report.title = "BÁO CÁO tháng 10 năm 2026";
  report.number = "12/BC-UBND";
  report.issued = Date{2026, 11, 2};
  report.issuer = "UBND xã Mây";
  report.kind = ReportKind::month;
  report.area = {"09999", "Xã Mây"};
  report.from = Date{2026, 10, 1};
  report.to = Date{2026, 10, 31};
  report.confidence = 0.98;
  sample.extraction.reports.push_back(report);

  auto& figures = sample.extraction.figures;
  figures.push_back(sample.figure(0, "có 9 người nghiện", "9", 9, "person"));
  figures.push_back(sample.figure(1, "5 nam", "5", 5, "person"));
  figures.push_back(sample.figure(2, "3 nữ (anh Tư)", "3", 3, "person"));
  figures.push_back(sample.figure(3, "1,25 gam heroin", "1,25", Decimal(125, 2), "g"));
  figures[1].breakdown = {{"sex", "male"}};
  figures[2].breakdown = {{"sex", "female"}};
  figures[2].alternatives = {{"8", 0.02}};
  figures[2].qualifier = Qualifier::about;
  figures[2].evidence = {{"indicator", "sentence", sample.find("người nghiện")}};
  figures[3].indicator = "seized_drugs";
  figures[3].measure = Measure::flow;
  figures[3].from = Date{2026, 10, 1};
  figures[3].decimals = 2;
  for (const Figure& each : figures) sample.extraction.ledger.push_back({each.numeral, LedgerClass::figure, each.id, 0.99});
  sample.extraction.relations.push_back(
      {RelationKind::total, {{0, Role::whole}, {1, Role::part}, {2, Role::part}}, std::nullopt, page.span, "colon", 0.9});
  sample.extraction.observations.push_back({Oddity::blank, sample.find("heroin"), {3}, 0});
  sample.extraction.private_names.push_back(sample.find("Tư"));

  Flag flag;
  flag.rule = "total";
  flag.figures = {0, 1, 2};
  flag.expected = 8;
  flag.reported = 9;
  flag.quote = sample.find("9 người nghiện: 5 nam, 3 nữ");
  flag.message = "flag.total.whole_exceeds";
  flag.parameters = {{"expected", "8"}, {"reported", "9"}};
  flag.explanations = {{ExplanationKind::author_error, 0, Decimal(8), 0.6},
                       {ExplanationKind::missing_part, std::nullopt, std::nullopt, 0.3}};
  sample.flags.push_back(flag);
  return sample;
}

inline RowId store_sample(Connection& connection, const SampleReading& sample, RowId place_in_queue = 1) {
  Transaction transaction(connection);
  RowId row = store(connection, sample.reading(),
                    {"/mây/" + sample.document.sha256, sample.document.name, 90, place_in_queue, "0.1", "c1"},
                    DocumentOutcome::imported);
  transaction.commit();
  return row;
}

}  // namespace doisoat
