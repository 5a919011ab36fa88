#include "db/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "db/migrate.h"
#include "document/trouble.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

template <class Action>
std::string trouble_of(Action action) {
  try {
    action();
    return "none";
  } catch (const Trouble& trouble) {
    return trouble.code;
  }
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(Database, IsMadeWithItsFoldersAndSafeSettings) {
  TemporaryFolder folder;
  auto file = folder.path / "new" / "deep" / "doisoat.db";
  Database database = Database::open(file);
  Connection& connection = database.connection();
  EXPECT_EQ(database.files(), folder.path / "new" / "deep" / "doisoat.files");
  EXPECT_EQ(connection.integer("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(connection.integer("PRAGMA synchronous"), 2);  // FULL
  Statement mode(connection, "PRAGMA journal_mode");
  ASSERT_TRUE(mode.step());
  EXPECT_EQ(mode.text(0), "wal");
  EXPECT_EQ(connection.integer("PRAGMA user_version"), static_cast<std::int64_t>(schema_migrations().size()));
  EXPECT_EQ(connection.integer("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict "
                               "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"),
            0);
  for (const auto& path : {file.parent_path(), file.parent_path().parent_path(), database.files()}) {
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700u) << path;
  }
}

TEST(Database, ForeignAndNewerAndMissingOnesAreRefusedAndLeftAlone) {
  TemporaryFolder folder;
  auto text = folder.path / "letter.txt", foreign = folder.path / "foreign.db", newer = folder.path / "newer.db";
  std::ofstream(text) << std::string(5000, 'x');
  std::ofstream(foreign).flush();
  {
    Connection connection(foreign, Connection::Mode::read_write);
    connection.execute("CREATE TABLE addresses (name TEXT)");
  }
  { Database::open(newer).connection().execute("PRAGMA user_version = 999"); }
  struct Case {
    std::filesystem::path file;
    const char* code;
  } cases[] = {{text, "db.not_ours"}, {foreign, "db.not_ours"}, {newer, "db.newer"}};
  for (auto& c : cases) {
    std::string before = bytes_of(c.file);
    EXPECT_EQ(trouble_of([&] { Database::open(c.file); }), c.code) << c.file;
    EXPECT_EQ(bytes_of(c.file), before) << c.file;
  }
  EXPECT_EQ(trouble_of([&] { Database::open_existing(folder.path / "none.db"); }), "db.missing");
  EXPECT_FALSE(std::filesystem::exists(folder.path / "none.db"));
}

TEST(Database, IsMadeOnceByManyWhoOpenItAtTheSameTime) {
  TemporaryFolder folder;
  std::vector<std::thread> threads;
  std::vector<std::string> troubles(8);
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] { troubles[i] = trouble_of([&] { Database::open(folder.path / "doisoat.db"); }); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& trouble : troubles) EXPECT_EQ(trouble, "none");
}

TEST(Database, HalfAMigrationIsNoMigrationAndACopyIsKeptFromBefore) {
  TemporaryFolder folder;
  auto file = folder.path / "doisoat.db";
  std::ofstream(file).flush();
  Connection connection(file, Connection::Mode::read_write);
  migrate(connection, file, {"CREATE TABLE a (x)"});
  connection.execute("INSERT INTO a VALUES (7)");
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".before-v1"));  // there was nothing to lose

  auto broken = trouble_of([&] {
    migrate(connection, file, {"CREATE TABLE a (x)", "ALTER TABLE a ADD y; CREATE TABLE a (x)"});
  });
  EXPECT_EQ(broken, "db.error");
  EXPECT_EQ(connection.integer("PRAGMA user_version"), 1);
  EXPECT_EQ(connection.integer("SELECT count(*) FROM pragma_table_info('a')"), 1);

  migrate(connection, file, {"CREATE TABLE a (x)", "ALTER TABLE a ADD y", "CREATE TABLE b (z)"});
  EXPECT_EQ(connection.integer("PRAGMA user_version"), 3);
  EXPECT_EQ(connection.integer("SELECT x FROM a"), 7);
  Connection copy(file.string() + ".before-v2", Connection::Mode::read_only);
  EXPECT_EQ(copy.integer("SELECT x FROM a"), 7);
  EXPECT_EQ(copy.integer("SELECT count(*) FROM pragma_table_info('a')"), 1);

  EXPECT_EQ(trouble_of([&] { migrate(connection, file, {"CREATE TABLE a (x)"}); }), "db.newer");
}

TEST(Database, ATransactionThatIsLeftByAnErrorChangesNothing) {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();
  try {
    Transaction transaction(connection);
    connection.execute("INSERT INTO unit_scales VALUES ('x', 1)");
    connection.execute("INSERT INTO unit_scales VALUES ('x', 2)");
  } catch (const Trouble&) {
  }
  EXPECT_EQ(connection.integer("SELECT count(*) FROM unit_scales WHERE unit = 'x'"), 0);
  Transaction next(connection);  // the connection can be used on
}

TEST(Database, TextsAndBytesComeBackAsTheyWere) {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  for (std::string text :
       {std::string(), std::string("đối soát"), std::string("a\0b", 3), std::string("'; DROP TABLE figures; --")}) {
    Statement echo(database.connection(), "SELECT ?1, ?2, typeof(?1), typeof(?2), ?3");
    echo.bind(text, Blob{text}, std::optional<std::string>());
    ASSERT_TRUE(echo.step());
    EXPECT_EQ(echo.text(0), text);
    EXPECT_EQ(echo.text(1), text);
    EXPECT_EQ(echo.text(2), "text");
    EXPECT_EQ(echo.text(3), "blob");
    EXPECT_TRUE(echo.is_null(4));
  }
}

}  // namespace
}  // namespace doisoat
