// Everything said to people has a text in both languages; no text is left that nobody says.
#include "catalogue/messages.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <set>

#include "document/flag.h"
#include "document/report.h"
#include "tests/source_files.h"

namespace doisoat {
namespace {

std::set<std::string> literals() {
  const RE2 literal(R"re("([a-z0-9_]+(?:\.[A-Za-z0-9_]+)*\.?)")re");
  std::set<std::string> all;
  auto collect = [&](const std::filesystem::path& file) {
    std::string text = file_text(file);
    re2::StringPiece rest(text);
    for (std::string found; RE2::FindAndConsume(&rest, literal, &found);) all.insert(found);
  };
  for (const std::string& folder : kSourceFolders)
    for (const auto& file : source_files(folder, {".h", ".cpp"})) collect(file);
  for (const auto& file : source_files("catalogue", {".toml"}))
    if (file.parent_path().filename() != "messages") collect(file);
  return all;
}

Messages shipped() { return load_messages(DOISOAT_SOURCE_DIR "/catalogue/messages"); }

std::string first_word(const std::string& key) { return key.substr(0, key.find('.')); }

// Codes of trouble: file.missing, db.busy, wherever they are named.
bool is_trouble(const std::string& literal) {
  static const RE2 code(R"((?:file|db|decide|lookup|input)\.[a-z_]+)");
  return RE2::FullMatch(literal, code);
}

TEST(Messages, EveryTextThatTheSourcesNameIsThere) {
  Messages messages = shipped();
  std::set<std::string> spaces;  // first words of dotted keys
  for (auto& [key, pattern] : messages.patterns(Language::vi)) spaces.insert(first_word(key));
  static const std::set<std::string> file_names{"json", "toml", "sql", "h", "cpp", "txt", "db", "csv", "pdf", "xml", "rels"};
  for (const std::string& literal : literals()) {
    if (is_trouble(literal)) {
      EXPECT_TRUE(messages.has("error." + literal)) << "no text for error." << literal;
      continue;
    }
    if (literal.find('.') == std::string::npos || file_names.contains(literal.substr(literal.rfind('.') + 1))) continue;
    if (!spaces.contains(first_word(literal))) continue;
    if (literal.ends_with(".")) {
      auto next = messages.patterns(Language::vi).lower_bound(literal);
      EXPECT_TRUE(next != messages.patterns(Language::vi).end() && next->first.starts_with(literal)) << "no text below " << literal;
    } else {
      EXPECT_TRUE(messages.has(literal)) << "no text for " << literal;
    }
  }
}

TEST(Messages, EveryTextIsUsed) {
  auto used = literals();
  Messages messages = shipped();
  for (auto& [key, pattern] : messages.patterns(Language::vi)) {
    bool found = used.contains(key) || (key.starts_with("error.") && used.contains(key.substr(6)));
    for (size_t dot = key.find('.'); dot != std::string::npos && !found && first_word(key) != "error"; dot = key.find('.', dot + 1))
      found = used.contains(key.substr(0, dot + 1));  // "unit." + code
    EXPECT_TRUE(found) << key << " is said nowhere";
  }
}

TEST(Messages, EveryNameOfTheModelHasAWord) {
  Messages messages = shipped();
  auto check = [&](const std::string& prefix, auto last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      std::string key = prefix + name(static_cast<decltype(last)>(i));
      EXPECT_TRUE(messages.has(key)) << key;
    }
  };
  check("report.kind.", ReportKind::other);
  check("measure.", Measure::share);
  check("ledger.", LedgerClass::unresolved);
  check("severity.", Severity::note);
  check("document.kind.", DocumentKind::docx);
  check("page.state.", PageState::unreadable);
  for (int i = 0; i <= static_cast<int>(ExplanationKind::not_a_partition); ++i)
    EXPECT_TRUE(messages.has(std::string("explanation.") + name(static_cast<ExplanationKind>(i))));
  for (const char* observed : {"date.impossible_date", "date.implausible_date", "period.reversed_period", "missing.blank",
                               "direction.unchosen_direction"})
    EXPECT_TRUE(messages.has(std::string("flag.") + observed)) << observed;
}

// The same facts in both languages: a text that lacks a parameter says less.
TEST(Messages, BothLanguagesUseTheSameParameters) {
  const RE2 argument(R"(\{(\w+?)(?:_number|_date|_plural|_message)?[,}])");
  Messages messages = shipped();
  auto arguments = [&](Language language, const std::string& key) {
    std::set<std::string> names;
    re2::StringPiece rest(messages.patterns(language).at(key));
    for (std::string found; RE2::FindAndConsume(&rest, argument, &found);) names.insert(found);
    return names;
  };
  for (auto& [key, pattern] : messages.patterns(Language::vi))
    EXPECT_EQ(arguments(Language::vi, key), arguments(Language::en, key)) << key;
}

}  // namespace
}  // namespace doisoat
