#include "corpus/scan_maker/typed_text.h"

#include <glib.h>

#include <algorithm>
#include <cctype>

namespace doisoat::corpus {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

bool starts(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text.rfind(word, 0) == 0; });
}

bool is_upper(const std::string& text) {
  bool any = false;
  for (const char* p = text.c_str(); *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (g_unichar_islower(c)) return false;
    any = any || g_unichar_isupper(c);
  }
  return any;
}

bool is_column_number(const std::string& text) {
  return text.size() > 2 && text.front() == '(' && text.back() == ')' &&
         std::all_of(text.begin() + 1, text.end() - 1, [](unsigned char c) { return std::isdigit(c); });
}

bool is_numeric(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.,%+-/()") == std::string::npos;
}

}  // namespace doisoat::corpus
