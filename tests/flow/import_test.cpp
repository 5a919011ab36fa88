#include "flow/import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "db/audit.h"
#include "db/originals.h"
#include "db/queries.h"
#include "tests/db/sample.h"
#include "tests/flow/plain_reader.h"

namespace doisoat {
namespace {

using testing::ElementsAre;

struct ImportTest : testing::Test {
  TemporaryFolder folder;
  std::filesystem::path in = folder.path / "in";
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
  ImportSettings settings;
  std::vector<FileOutcome> outcomes;
  ImportSummary summary;

  ImportTest() {
    settings.read = read_plain;
    settings.who = "tester";
    settings.parallel = 2;
    settings.finished = [this](const FileOutcome& outcome) { outcomes.push_back(outcome); };
  }

  void run(const std::vector<std::filesystem::path>& paths) {
    outcomes.clear();
    summary = import_files(database, paths, {}, settings);
  }
  void run() { run({in}); }

  // "name: outcome" of each file, sorted.
  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const FileOutcome& each : outcomes) {
      std::string line = std::filesystem::path(each.file).filename().string() + ": " + name(each.outcome);
      lines.push_back(each.reason.empty() ? line : line + " " + each.reason);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

TEST_F(ImportTest, EveryFileEndsInOneOutcome) {
  write_file(in / "a.txt", "9\n5\n3\n");
  write_file(in / "b.txt", "8\n5\n3\n");
  write_file(in / "copy-of-a.txt", "9\n5\n3\n");
  write_file(in / "blank.txt", " \n\n");
  write_file(in / "broken.txt", "%BROKEN");
  write_file(in / "locked.txt", "%LOCKED");
  write_file(in / "nothing.txt", "");
  write_file(in / "thrown.txt", "%THROW");
  write_file(in / "torn.txt", "%TORN\n7\n");
  write_file(in / "sub" / "c.txt", "1\n");
  run({in, folder.path / "not-there"});
  EXPECT_THAT(lines(),
              ElementsAre("a.txt: imported", "b.txt: imported", "blank.txt: empty", "broken.txt: rejected file.damaged",
                          "c.txt: imported", "copy-of-a.txt: duplicate", "locked.txt: waiting file.password",
                          "not-there: rejected file.missing", "nothing.txt: rejected file.empty",
                          "thrown.txt: rejected file.internal", "torn.txt: imported"));
  for (const FileOutcome& each : outcomes) {
    std::string name = std::filesystem::path(each.file).filename().string();
    EXPECT_EQ(each.parameters.count("file"), each.reason.empty() ? 0u : 1u) << name;
    if (name == "a.txt") {
      EXPECT_EQ(each.figures, 3);
      EXPECT_EQ(each.flags, 1);
      EXPECT_EQ(each.pages, 1);
      EXPECT_TRUE(each.document);
    }
    EXPECT_EQ(each.of.has_value(), name == "copy-of-a.txt") << name;
    if (name == "torn.txt") {
      EXPECT_THAT(each.damaged_pages, ElementsAre(2));
    }
  }
  EXPECT_EQ(summary.files[FileState::imported], 4);
  EXPECT_EQ(summary.files[FileState::queued], 0);
  EXPECT_EQ(count_all(connection).figures, 3 + 3 + 1 + 1);
  EXPECT_EQ(verify_audit(connection), std::nullopt);
}

TEST_F(ImportTest, OriginalsAreKeptByHashForTheirOwnerOnly) {
  write_file(in / "a.txt", "9\n");
  run();
  auto document = find_document_row(connection, *outcomes[0].document);
  auto original = original_path(database.files(), document->sha256);
  std::ifstream kept(original, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "9\n");
  struct Case {
    std::filesystem::path path;
    mode_t mode;
  } cases[] = {{original, 0400}, {database.file(), 0600}, {database.file().string() + "-wal", 0600}, {database.files(), 0700}};
  for (auto& c : cases) {
    struct stat status {};
    ASSERT_EQ(::stat(c.path.c_str(), &status), 0) << c.path;
    EXPECT_EQ(status.st_mode & 07777, c.mode) << c.path;
  }
  EXPECT_TRUE(std::filesystem::is_empty(database.files() / "incoming" / "1"));
}

TEST_F(ImportTest, ASecondRunChangesNothing) {
  write_file(in / "a.txt", "9\n5\n3\n");
  write_file(in / "b.txt", "8\n5\n3\n");
  run();
  auto before = count_all(connection);
  auto trail = audit_head(connection);
  run();
  EXPECT_THAT(lines(), ElementsAre("a.txt: duplicate", "b.txt: duplicate"));
  auto after = count_all(connection);
  EXPECT_EQ(after.documents, before.documents);
  EXPECT_EQ(after.figures, before.figures);
  EXPECT_EQ(audit_head(connection).hash, trail.hash);
}

TEST_F(ImportTest, AllNamesOfTheSameBytesAreKept) {
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}) write_file(in / name, "9\n");
  run();
  EXPECT_EQ(summary.files[FileState::imported], 1);
  EXPECT_EQ(summary.files[FileState::duplicate], 4);
  auto documents = list_documents(connection);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].name, "a.txt");  // the first in order, whichever thread was the fastest
  EXPECT_THAT(documents[0].names, testing::UnorderedElementsAre("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"));
}

const char* const kHead =
    "title=Báo cáo tháng 10\nissuer=UBND xã Mây\narea=09999\nkind=month\nfrom=2026-10-01\nto=2026-10-31\n";

TEST_F(ImportTest, AReportSentAgainIsARevisionAndTheOlderStaysReadable) {
  write_file(in / "1.txt", std::string(kHead) + "issued=2026-11-02\n9\n5\n3\n");
  run();
  RowId first = *outcomes[0].document;
  write_file(in / "2.txt", std::string(kHead) + "issued=2026-11-05\n8\n5\n3\n");
  run();
  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_THAT(lines(), ElementsAre("1.txt: duplicate", "2.txt: revision"));
  for (const FileOutcome& each : outcomes) EXPECT_EQ(each.of, first);
  auto current = list_figures(connection, {.indicator = "addicts"});
  ASSERT_EQ(current.size(), 3u);
  EXPECT_EQ(current[0].value, Decimal(8));
  EXPECT_EQ(list_figures(connection, {.superseded = true}).size(), 6u);
  EXPECT_EQ(list_figures(connection, {.document = first}).size(), 3u);
  EXPECT_TRUE(list_flags(connection, {}).empty());  // the flag of the older one is no longer open work
  EXPECT_FALSE(find_document_row(connection, first)->current);
}

TEST_F(ImportTest, TheReportIssuedLaterHoldsWhicheverComesFirst) {
  write_file(in / "1.txt", std::string(kHead) + "issued=2026-11-05\n8\n5\n3\n");
  run();
  write_file(in / "2.txt", std::string(kHead) + "issued=2026-11-02\n9\n5\n4\n");
  run();
  auto current = list_figures(connection, {});
  ASSERT_EQ(current.size(), 3u);
  EXPECT_EQ(current[0].value, Decimal(8));
}

TEST_F(ImportTest, NothingIsReplacedWithoutCertainty) {
  struct Case {
    const char* what;
    std::string second;
    bool noted;
  } cases[] = {
      {"read with little confidence", std::string(kHead) + "confidence=0.7\n8\n", true},
      {"a supplement", std::string(kHead) + "title=Báo cáo bổ sung tháng 10\n8\n", true},
      {"another matter", std::string(kHead) + "title=Kết quả rà soát cơ sở kinh doanh có điều kiện\n8\n", true},
      {"another issuer", std::string(kHead) + "issuer=Công an xã Mây\n8\n", false},
      {"another month", std::string(kHead) + "to=2026-11-30\n8\n", false},
      {"no kind", std::string(kHead) + "kind=other\n8\n", false},
  };
  for (auto& c : cases) {
    TemporaryFolder other;
    Database fresh = Database::open(other.path / "doisoat.db");
    write_file(other.path / "in" / "1.txt", std::string(kHead) + "9\n");
    write_file(other.path / "in" / "2.txt", c.second);
    auto result = import_files(fresh, {other.path / "in"}, {}, settings);
    EXPECT_EQ(result.files[FileState::imported], 2) << c.what;
    EXPECT_EQ(list_figures(fresh.connection(), {}).size(), 2u) << c.what;
    int noted = 0;
    for (const DocumentRow& document : list_documents(fresh.connection())) noted += document.perhaps_revision_of[0].has_value();
    EXPECT_EQ(noted, c.noted ? 1 : 0) << c.what;
  }
}

TEST_F(ImportTest, AFileThatDoesNotHoldStillStaysQueuedAndIsTriedAgain) {
  write_file(in / "a.txt", "9\n");
  int reads = 0;
  settings.read = [&](const std::filesystem::path& file) -> Result {
    if (++reads == 1) throw Trouble("file.no_worker");
    return read_plain(file);
  };
  run();
  EXPECT_THAT(lines(), ElementsAre("a.txt: queued file.no_worker"));
  EXPECT_EQ(summary.files[FileState::queued], 1);
  EXPECT_EQ(count_all(connection).queued_files, 1);
  run();
  EXPECT_THAT(lines(), ElementsAre("a.txt: imported"));
  EXPECT_EQ(count_all(connection).queued_files, 0);
}

TEST_F(ImportTest, StoppingLeavesTheRestQueued) {
  for (int i = 0; i < 20; ++i) write_file(in / (std::to_string(i) + ".txt"), std::to_string(i + 1) + "\n");
  std::stop_source stop;
  settings.stop = stop.get_token();
  settings.finished = [&](const FileOutcome& outcome) {
    outcomes.push_back(outcome);
    stop.request_stop();
  };
  run();
  EXPECT_LT(outcomes.size(), 20u);
  EXPECT_EQ(summary.files[FileState::queued] + static_cast<int>(outcomes.size()), 20);
  settings.stop = {};
  run();
  EXPECT_EQ(outcomes.size(), 20u);  // those done before are told again
  EXPECT_EQ(summary.files[FileState::imported], 20);
  EXPECT_EQ(count_all(connection).documents, 20);
}

TEST_F(ImportTest, WhatAnInterruptedImportOfOtherPathsLeftStaysQueued) {
  write_file(in / "a.txt", "9\n");
  settings.read = [](const std::filesystem::path&) -> Result { throw Trouble("file.no_worker"); };
  run();
  settings.read = read_plain;
  write_file(folder.path / "other" / "b.txt", "7\n");
  run({folder.path / "other"});
  EXPECT_THAT(lines(), ElementsAre("b.txt: imported"));
  EXPECT_EQ(summary.left_by_others, 1);
  EXPECT_EQ(count_all(connection).queued_files, 1);
}

TEST_F(ImportTest, OddEntriesAreListedAndNotFollowed) {
  write_file(in / "a.txt", "9\n");
  write_file(in / ".hidden" / "b.txt", "8\n");
  write_file(in / "-rf", "7\n");
  write_file(in / "two\nlines\x1b[31m.txt", "6\n");
  write_file(in / "bad\xff.txt", "5\n");
  write_file(folder.path / "outside.txt", "4\n");
  std::filesystem::create_symlink(folder.path / "outside.txt", in / "link.txt");
  std::filesystem::create_symlink(in, in / "loop");
  ASSERT_EQ(::mkfifo((in / "fifo").c_str(), 0600), 0);
  run();
  EXPECT_THAT(lines(),
              ElementsAre("-rf: imported", ".hidden: rejected file.hidden", "a.txt: imported", "bad\xEF\xBF\xBD.txt: imported",
                          "fifo: rejected file.not_regular", "link.txt: rejected file.not_regular",
                          "loop: rejected file.not_regular", "two\xEF\xBF\xBDlines\xEF\xBF\xBD[31m.txt: imported"));
  run({in / "link.txt"});  // named by the user himself
  EXPECT_THAT(lines(), ElementsAre("link.txt: imported"));
}

TEST_F(ImportTest, TheDatabaseInTheImportedFolderIsNotImported) {
  write_file(in / "a.txt", "9\n");
  run({folder.path});
  run({folder.path});
  EXPECT_THAT(lines(), ElementsAre("a.txt: duplicate"));
}

TEST_F(ImportTest, TheSamePathNamedTwiceIsOneFile) {
  write_file(in / "a.txt", "9\n");
  run({in / "a.txt", in, in / ".." / "in" / "a.txt"});
  EXPECT_THAT(lines(), ElementsAre("a.txt: imported"));
}

TEST_F(ImportTest, ProgressEndsWithEverythingDone) {
  for (int i = 0; i < 5; ++i) write_file(in / (std::to_string(i) + ".txt"), std::to_string(i + 1) + "\n");
  ImportProgress last;
  settings.progress = [&](const ImportProgress& progress) {
    EXPECT_GE(progress.files_done, last.files_done);
    EXPECT_LE(progress.reading.size(), 3u);
    last = progress;
  };
  run();
  EXPECT_EQ(last.files_done, 5);
  EXPECT_EQ(last.files_total, 5);
  EXPECT_EQ(last.bytes_done, last.bytes_total);
  EXPECT_EQ(last.bytes_total, 10u);
  EXPECT_EQ(last.pages_done, 5);
}

}  // namespace
}  // namespace doisoat
