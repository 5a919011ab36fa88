#include "catalogue/messages.h"

#include <re2/re2.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <cstdlib>
#include <sstream>
#include <toml++/toml.h>
#include <vector>

#include "catalogue/data_file.h"
#include "document/date.h"
#include "document/decimal.h"

namespace doisoat {
namespace {

// ICU would format numbers and dates by its locale data; so each typed argument becomes an argument of its own that is
// filled with our text ({x, number} → {x_number}), and a plural chooses by {x_plural}.
std::string with_own_types(std::string pattern) {
  static const RE2 typed(R"(\{\s*(\w+)\s*,\s*(number|date|message)\s*\})");
  static const RE2 plural(R"(\{\s*(\w+)\s*,\s*plural\s*,)");
  RE2::GlobalReplace(&pattern, typed, R"({\1_\2})");
  RE2::GlobalReplace(&pattern, plural, R"({\1_plural, plural,)");
  return pattern;
}

void add_parameter(const std::string& key, const std::string& value, std::vector<icu::UnicodeString>& names,
                   std::vector<icu::Formattable>& values) {
  auto add = [&](const std::string& name, const icu::Formattable& formattable) {
    names.push_back(icu::UnicodeString::fromUTF8(name));
    values.push_back(formattable);
  };
  auto text = [](const std::string& utf8) { return icu::Formattable(icu::UnicodeString::fromUTF8(utf8)); };
  auto number = Decimal::parse(value);
  auto date = Date::parse_iso(value);
  add(key, text(value));
  add(key + "_number", text(number ? number->vietnamese() : value));
  add(key + "_date", text(date ? date->vietnamese() : value));
  if (number) {
    UErrorCode status = U_ZERO_ERROR;
    add(key + "_plural", icu::Formattable(icu::StringPiece(value), status));
  }
}

void flatten(const toml::table& table, const std::string& prefix, const std::string& file, const std::string& text,
             Messages::Patterns& patterns) {
  for (auto&& [key, node] : table) {
    std::string name = prefix + std::string(key.str());
    if (const auto* inner = node.as_table()) {
      flatten(*inner, name + ".", file, text, patterns);
      continue;
    }
    auto at = node.source().begin;
    const auto* value = node.as_string();
    if (!value) throw data_error(file, text, at.line, at.column, "a message is a string: " + name);
    std::string pattern = value->get();
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessagePattern(status).parse(icu::UnicodeString::fromUTF8(with_own_types(pattern)), &where, status);
    if (U_FAILURE(status)) throw data_error(file, text, at.line, at.column, "the pattern of " + name + " is wrong");
    patterns.emplace(std::move(name), std::move(pattern));
  }
}

Messages::Patterns load_language(const std::filesystem::path& path) {
  std::string text = read_data_file(path);
  std::string file = path.parent_path().filename().string() + "/" + path.filename().string();
  Messages::Patterns patterns;
  try {
    flatten(toml::parse(text, std::string_view(file)), "", file, text, patterns);
  } catch (const toml::parse_error& error) {
    auto at = error.source().begin;
    throw data_error(file, text, at.line, at.column, std::string(error.description()));
  }
  return patterns;
}

}  // namespace

const char* name(Language language) { return language == Language::vi ? "vi" : "en"; }

std::optional<Language> parse_language(std::string_view name) {
  if (name == "vi") return Language::vi;
  if (name == "en") return Language::en;
  return std::nullopt;
}

Language language_of_environment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value && *value) return std::string_view(value).starts_with("en") ? Language::en : Language::vi;
  }
  return Language::vi;
}

Messages::Messages(Patterns vi, Patterns en) : vi_(std::move(vi)), en_(std::move(en)) {
  for (Patterns* patterns : {&vi_, &en_})
    for (auto& [key, pattern] : *patterns) pattern = with_own_types(pattern);
}

std::string Messages::text(Language language, std::string_view key, const Parameters& parameters) const {
  const Patterns& all = patterns(language);
  auto found = all.find(key);
  if (found == all.end()) return std::string(key);
  if (found->second.find_first_of("{'") == std::string::npos) return found->second;

  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [parameter, value] : parameters) {
    add_parameter(parameter, value, names, values);
    names.push_back(icu::UnicodeString::fromUTF8(parameter + "_message"));
    values.push_back(icu::UnicodeString::fromUTF8(text(language, value)));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::MessageFormat format(icu::UnicodeString::fromUTF8(found->second), icu::Locale(name(language)), status);
  icu::UnicodeString out;
  format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
  // A plural without its number cannot be formatted: the pattern itself still tells more than nothing.
  if (U_FAILURE(status)) return found->second;
  std::string utf8;
  return out.toUTF8String(utf8);
}

Messages load_messages(const std::filesystem::path& folder) {
  auto vi = load_language(folder / "vi.toml");
  auto en = load_language(folder / "en.toml");
  auto complete = [](const Messages::Patterns& has, const Messages::Patterns& lacks, const char* file) {
    for (const auto& [key, pattern] : has)
      if (!lacks.contains(key)) throw DataError(std::string("messages/") + file + ": no text for " + key);
  };
  complete(vi, en, "en.toml");
  complete(en, vi, "vi.toml");
  return Messages(std::move(vi), std::move(en));
}

}  // namespace doisoat
