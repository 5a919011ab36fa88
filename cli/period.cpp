#include "cli/period.h"

#include <array>
#include <cstdio>
#include <cstring>

namespace doisoat {
namespace {

// scanf that must match the whole text.
template <size_t N>
std::optional<std::array<int, N>> numbers(const std::string& text, const char* format) {
  std::array<int, N> n{};
  int end = -1;
  std::string whole = std::string(format) + "%n";
  int read = 0;
  if constexpr (N == 1) read = std::sscanf(text.c_str(), whole.c_str(), &n[0], &end);
  if constexpr (N == 2) read = std::sscanf(text.c_str(), whole.c_str(), &n[0], &n[1], &end);
  if constexpr (N == 3) read = std::sscanf(text.c_str(), whole.c_str(), &n[0], &n[1], &n[2], &end);
  if (read != static_cast<int>(N) || end != static_cast<int>(text.size())) return std::nullopt;
  return n;
}

std::optional<DayRange> months(int year, int first, int last) {
  if (year < 1900 || year > 2200 || first < 1 || last > 12) return std::nullopt;
  return DayRange{{year, first, 1}, {year, last, days_in_month(year, last)}};
}

std::optional<DayRange> day(Date date) {
  if (!date.is_valid()) return std::nullopt;
  return DayRange{date, date};
}

}  // namespace

std::optional<DayRange> parse_period(const std::string& text) {
  if (size_t dots = text.find(".."); dots != std::string::npos) {
    auto from = parse_period(text.substr(0, dots)), to = parse_period(text.substr(dots + 2));
    if (!from || !to || to->to < from->from) return std::nullopt;
    return DayRange{from->from, to->to};
  }
  if (auto n = numbers<3>(text, "%4d-%2d-%2d")) return day({(*n)[0], (*n)[1], (*n)[2]});
  if (auto n = numbers<3>(text, "%2d/%2d/%4d")) return day({(*n)[2], (*n)[1], (*n)[0]});
  if (auto n = numbers<2>(text, "%4d-Q%1d")) return months((*n)[0], (*n)[1] * 3 - 2, (*n)[1] * 3);
  if (auto n = numbers<2>(text, "quý %1d/%4d")) return months((*n)[1], (*n)[0] * 3 - 2, (*n)[0] * 3);
  if (auto n = numbers<2>(text, "%4d-%2d")) return months((*n)[0], (*n)[1], (*n)[1]);
  if (auto n = numbers<2>(text, "%2d/%4d")) return months((*n)[1], (*n)[0], (*n)[0]);
  if (auto n = numbers<1>(text, "%4d")) return months((*n)[0], 1, 12);
  return std::nullopt;
}

}  // namespace doisoat
