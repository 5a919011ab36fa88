#include "catalogue/version.h"

#include <gtest/gtest.h>

#include <fstream>

namespace doisoat {
namespace {

TEST(CatalogueVersion, ChangesWithNamesAndBytesOfDataFilesOnly) {
  auto folder = std::filesystem::path(testing::TempDir()) / "catalogue-version";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "rules");
  auto write = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
  write("rules/a.toml", "x = 1\n");
  write("b.tsv", "1\t2\n");
  std::string first = catalogue_version(folder);
  EXPECT_EQ(first.size(), 16u);
  write("make.py", "no data");
  EXPECT_EQ(catalogue_version(folder), first);
  write("rules/a.toml", "x = 2\n");
  EXPECT_NE(catalogue_version(folder), first);
  write("rules/a.toml", "x = 1\n");
  EXPECT_EQ(catalogue_version(folder), first);
  std::filesystem::rename(folder / "b.tsv", folder / "c.tsv");
  EXPECT_NE(catalogue_version(folder), first);
}

}  // namespace
}  // namespace doisoat
