#include "db/migrate.h"

#include <sys/stat.h>

#include <string>

#include "document/trouble.h"

namespace doisoat {
namespace {

constexpr std::int64_t kApplicationId = 0x646F6973;  // "dois"

bool is_blank(Connection& connection) {
  return connection.integer("PRAGMA application_id") == 0 && connection.integer("PRAGMA user_version") == 0 &&
         connection.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

void copy_before(Connection& connection, const std::filesystem::path& file, std::int64_t version) {
  std::filesystem::path copy = file;
  copy += ".before-v" + std::to_string(version + 1);
  std::filesystem::path half = copy;
  half += ".part";  // a copy that was interrupted never looks like a whole one
  std::filesystem::remove(half);
  connection.copy_to(half);
  ::chmod(half.c_str(), 0600);
  std::filesystem::rename(half, copy);
}

}  // namespace

std::int64_t known_version(Connection& connection, const std::filesystem::path& file, std::size_t newest) {
  if (is_blank(connection)) return 0;
  if (connection.integer("PRAGMA application_id") != kApplicationId) throw Trouble("db.not_ours", {{"file", file.string()}});
  auto version = connection.integer("PRAGMA user_version");
  if (version < 0 || version > static_cast<std::int64_t>(newest))
    throw Trouble("db.newer",
                  {{"file", file.string()}, {"version", std::to_string(version)}, {"known", std::to_string(newest)}});
  return version;
}

void migrate(Connection& connection, const std::filesystem::path& file, const std::vector<std::string_view>& scripts) {
  auto version = known_version(connection, file, scripts.size());
  if (version == static_cast<std::int64_t>(scripts.size())) return;
  if (version > 0) copy_before(connection, file, version);
  for (size_t next = static_cast<size_t>(version); next < scripts.size(); ++next) {
    Transaction transaction(connection);
    // Another program may have migrated while this one waited for the lock.
    if (known_version(connection, file, scripts.size()) > static_cast<std::int64_t>(next)) continue;
    connection.execute(std::string(scripts[next]));
    connection.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    connection.execute("PRAGMA user_version = " + std::to_string(next + 1));
    transaction.commit();
  }
}

}  // namespace doisoat
