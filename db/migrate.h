// From whatever version a database has to the one this program knows, by numbered scripts that are part of the program.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "db/sqlite.h"

namespace doisoat {

// db/schema/NNNN.sql in order; script n leads from version n to n + 1. Never edited once released, only added to.
const std::vector<std::string_view>& schema_migrations();

// The version of a database that is ours and not newer than the program; 0 for an empty file. Changes nothing.
// Throws Trouble: db.not_ours (another program's database), db.newer (a later version of this program made it).
std::int64_t known_version(Connection& connection, const std::filesystem::path& file, std::size_t newest);

// Each script runs in a transaction of its own together with its number: the database is of the old or of the new version,
// never between. A database with data is first copied to "<file>.before-vN".
// Throws Trouble as known_version does.
void migrate(Connection& connection, const std::filesystem::path& file, const std::vector<std::string_view>& scripts);

}  // namespace doisoat
