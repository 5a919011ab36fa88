#include "db/audit.h"

#include <gtest/gtest.h>

#include "db/database.h"
#include "document/trouble.h"
#include "tests/db/sample.h"

namespace doisoat {
namespace {

struct AuditTest : testing::Test {
  TemporaryFolder folder;
  Database database = Database::open(folder.path / "doisoat.db");
  Connection& connection = database.connection();

  AuditTest() {
    Transaction transaction(connection);
    for (int i = 1; i <= 6; ++i) add_audit(connection, "lan", "decide", {{"flag", std::to_string(i)}, {"why", "đã gọi xã"}});
    transaction.commit();
  }
};

TEST_F(AuditTest, AnUntouchedTrailIsWhole) {
  EXPECT_EQ(verify_audit(connection), std::nullopt);
  EXPECT_EQ(audit_head(connection).row, 6);
  EXPECT_EQ(audit_head(connection).hash.size(), 64u);
}

TEST_F(AuditTest, RowsCannotBeChangedOrDeletedByMistake) {
  EXPECT_THROW(connection.execute("UPDATE audit SET who = 'x'"), Trouble);
  EXPECT_THROW(connection.execute("DELETE FROM audit"), Trouble);
}

TEST_F(AuditTest, NamesTheFirstRowThatWasTamperedWith) {
  struct Case {
    const char* what;
    const char* sql;
    std::optional<RowId> bad;
  } cases[] = {
      {"who", "UPDATE audit SET who = 'minh' WHERE id = 3", 3},
      {"content", "UPDATE audit SET content = replace(content, '4', '5') WHERE id = 4", 4},
      {"time", "UPDATE audit SET at = '2026-01-01T00:00:00.000Z' WHERE id = 2", 2},
      {"text moved from one column to the next", "UPDATE audit SET who = 'land', action = 'ecide' WHERE id = 5", 5},
      {"taken out", "DELETE FROM audit WHERE id = 3", 3},
      {"first one taken out", "DELETE FROM audit WHERE id = 1", 1},
      {"exchanged",
       "UPDATE audit SET id = -2 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = -2", 2},
      {"put in between",
       "UPDATE audit SET id = id + 100 WHERE id >= 4; UPDATE audit SET id = id - 99 WHERE id > 100; "
       "INSERT INTO audit SELECT 4, at, who, action, content, hash FROM audit WHERE id = 3",
       4},
      {"tail cut off: no chain can see it", "DELETE FROM audit WHERE id = 6", std::nullopt},
  };
  for (auto& c : cases) {
    connection.execute("SAVEPOINT before; DROP TRIGGER audit_stays; DROP TRIGGER audit_remains");
    connection.execute(c.sql);
    EXPECT_EQ(verify_audit(connection), c.bad) << c.what;
    connection.execute("ROLLBACK TO before; RELEASE before");
  }
}

TEST_F(AuditTest, AHeadKeptElsewhereShowsACutTailAndAnOlderCopy) {
  auto kept = audit_head(connection);
  {
    Transaction transaction(connection);
    add_audit(connection, "lan", "decide", {});
    transaction.commit();
  }
  EXPECT_EQ(verify_audit(connection, kept), std::nullopt);  // grown since: fine
  kept = audit_head(connection);
  connection.execute("DROP TRIGGER audit_remains; DELETE FROM audit WHERE id >= 6");
  EXPECT_EQ(verify_audit(connection), std::nullopt);
  EXPECT_EQ(verify_audit(connection, kept), 6);
}

}  // namespace
}  // namespace doisoat
