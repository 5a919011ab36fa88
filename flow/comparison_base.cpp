#include "flow/comparison_base.h"

#include <array>
#include <string_view>
#include <utility>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array<std::pair<std::string_view, ComparisonBase>, 14> kWords{{
    {"cung ky truoc"sv, ComparisonBase::year_before},
    {"cung ky"sv, ComparisonBase::year_before},
    {"nam truoc"sv, ComparisonBase::year_before},
    {"nam ngoai"sv, ComparisonBase::year_before},
    {"cung thoi diem nam"sv, ComparisonBase::year_before},
    {"thang truoc"sv, ComparisonBase::period_before},
    {"quy truoc"sv, ComparisonBase::period_before},
    {"ky truoc"sv, ComparisonBase::period_before},
    {"tuan truoc"sv, ComparisonBase::period_before},
    {"dot truoc"sv, ComparisonBase::period_before},
    {"lan truoc"sv, ComparisonBase::period_before},
    {"dau ky"sv, ComparisonBase::period_before},
    {"bao cao truoc"sv, ComparisonBase::period_before},
    {"thang lien ke"sv, ComparisonBase::period_before},
}};

// Lower case without marks, all white space as one space.
std::string folded(std::string_view text) {
  std::string out;
  for (char c : fold_bare(text)) {
    if (c == '\t' || c == '\r' || c == ' ') c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool ends_sentence(const std::string& text, size_t at) {
  if (text[at] == ';') return true;
  // The next bullet, the next paragraph.
  if (text[at] == '\n' && at + 1 < text.size() && std::string_view("-+*\n").find(text[at + 1]) != std::string_view::npos) return true;
  // "1.250.000" has dots, too.
  return text[at] == '.' && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n');
}

}  // namespace

std::optional<ComparisonBase> comparison_base(const std::string& said_before, const std::string& said_after) {
  std::string before = folded(said_before), after = folded(said_after);
  size_t begin = before.size();
  while (begin > 0 && !ends_sentence(before, begin - 1)) --begin;
  size_t end = 0;
  while (end < after.size() && !ends_sentence(after, end)) ++end;

  std::optional<ComparisonBase> base;
  size_t nearest = 0;
  for (auto [words, meant] : kWords)
    if (size_t at = before.rfind(words); at != std::string::npos && at >= begin && (!base || at + words.size() > nearest)) {
      base = meant;
      nearest = at + words.size();
    }
  if (base) return base;
  nearest = end;
  for (auto [words, meant] : kWords)
    if (size_t at = after.find(words); at < nearest) {
      base = meant;
      nearest = at;
    }
  return base;
}

}  // namespace doisoat
