// What must hold after an import, whatever happened to it: the ledger of inputs, the originals and the rows agree.
#pragma once

#include <gtest/gtest.h>
#include <sodium.h>

#include <map>
#include <set>

#include "db/audit.h"
#include "db/originals.h"
#include "db/queries.h"
#include "tests/flow/plain_reader.h"

namespace doisoat {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

inline std::string sha256_of(const std::string& bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char hex[2 * sizeof hash + 1];
  return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

// All figures as (hash of the document, place, value): what does not depend on the order of events.
inline std::set<std::string> figures_of(Connection& connection) {
  Statement row(connection,
                "SELECT d.sha256 || ' ' || f.ordinal || ' ' || f.value FROM figures f JOIN documents d ON d.id = f.document");
  std::set<std::string> figures;
  while (row.step()) EXPECT_TRUE(figures.insert(row.text(0)).second) << "doubled: " << row.text(0);
  return figures;
}

// `inputs`: every file below it was to be imported, and the import has come to its end.
inline void expect_whole(const std::filesystem::path& database_file, const std::filesystem::path& inputs) {
  Database database = Database::open(database_file);
  Connection& connection = database.connection();
  EXPECT_EQ(connection.integer("SELECT count(*) FROM import_files WHERE state = 'queued'"), 0);
  EXPECT_EQ(connection.integer("SELECT count(*) FROM imports WHERE finished_at IS NULL"), 0);
  Statement states(connection, "SELECT state FROM import_files WHERE path = ?1 ORDER BY id");
  std::set<std::string> hashes, expected;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(inputs)) {
    if (!entry.is_regular_file()) continue;
    states.bind(Blob{entry.path().native()});
    EXPECT_TRUE(states.step()) << entry.path() << " is lost";
    std::string text = file_text(entry.path());
    // Where the first import had come to its very end before it was killed, the next one was a second one.
    while (states.step()) EXPECT_EQ(states.text(0), text.starts_with("%") ? "rejected" : "duplicate") << entry.path();
    if (text.starts_with("%")) continue;
    std::string hash = sha256_of(text);
    hashes.insert(hash);
    auto result = read_plain(entry.path());
    for (const Figure& figure : result.extraction.figures)
      expected.insert(hash + " " + std::to_string(figure.id) + " " + figure.value.str());
  }
  EXPECT_EQ(figures_of(connection), expected);

  std::set<std::string> documents, originals;
  Statement row(connection, "SELECT sha256 FROM documents");
  while (row.step()) documents.insert(row.text(0));
  EXPECT_EQ(documents, hashes);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(database.files())) {
    if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
    EXPECT_EQ(sha256_of(file_text(entry.path())), entry.path().filename()) << entry.path();
    originals.insert(entry.path().filename());
  }
  EXPECT_EQ(originals, documents);

  Statement integrity(connection, "PRAGMA integrity_check");
  ASSERT_TRUE(integrity.step());
  EXPECT_EQ(integrity.text(0), "ok");
  EXPECT_EQ(connection.integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(verify_audit(connection), std::nullopt);
  EXPECT_EQ(connection.integer("SELECT count(*) FROM audit"), static_cast<std::int64_t>(documents.size()));
}

}  // namespace doisoat
