// Everything the program says to people, in two languages: catalogue/messages/vi.toml and en.toml, one ICU MessageFormat
// pattern a key. Nested tables join to dotted keys: [error.file] missing = "…" is "error.file.missing".
//
// Parameters are strings; the pattern says what they are:
//   {file}                                    as it stands
//   {expected, number}                        a canonical Decimal, written the Vietnamese way (1.234,5) in both languages
//   {from, date}                              an ISO date, written 31/05/2024 in both languages
//   {advice, message}                         the key of another message, which takes its place
//   {count, plural, one {…} other {{count, number} files}}   by the plural rules of the language
// Numbers and dates never depend on the locale of the machine.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace doisoat {

enum class Language { vi, en };
const char* name(Language language);
std::optional<Language> parse_language(std::string_view name);  // "vi", "en"; nullopt for anything else

// Language of the environment as POSIX orders its variables: LC_ALL, else LC_MESSAGES, else LANG. Only a value that begins
// with "en" means English: an unset or "C" locale of a server says nothing about who reads. Vietnamese by default.
Language language_of_environment();

using Parameters = std::map<std::string, std::string>;

class Messages {
 public:
  using Patterns = std::map<std::string, std::string, std::less<>>;

  Messages() = default;
  Messages(Patterns vi, Patterns en);

  // The text for people. An unknown key gives the key itself (tests/messages_test keeps that from happening); a parameter
  // that is missing shows as {name}.
  std::string text(Language language, std::string_view key, const Parameters& parameters = {}) const;
  bool has(std::string_view key) const { return vi_.contains(key); }

  const Patterns& patterns(Language language) const { return language == Language::vi ? vi_ : en_; }

 private:
  Patterns vi_, en_;
};

// Reads vi.toml and en.toml of the folder. Throws DataError on a wrong file, pattern, or a key that one of them lacks.
Messages load_messages(const std::filesystem::path& folder);

}  // namespace doisoat
