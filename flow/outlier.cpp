#include "flow/outlier.h"

#include <algorithm>
#include <cmath>

namespace doisoat {
namespace {

constexpr size_t kEnoughHistory = 6;
constexpr double kFar = 6;           // deviations from the median
constexpr double kManyTimes = 8;     // for amounts: a comma lost makes it ten
constexpr double kNormal = 1.4826;   // of a normal distribution the deviation is so many median deviations

double median(std::vector<double> values) {
  auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2) return *middle;
  double upper = *middle;
  return (*std::max_element(values.begin(), middle) + upper) / 2;
}

double deviation_of(const std::vector<double>& values, double middle) {
  std::vector<double> distances;
  for (double value : values) distances.push_back(std::abs(value - middle));
  return kNormal * median(distances);
}

bool amount(const std::string& unit) { return unit == "g" || unit == "ml" || unit == "m2" || unit == "vnd" || unit == "tablet"; }

bool far_count(double value, const std::vector<double>& earlier) {
  double middle = median(earlier);
  double deviation = std::max(deviation_of(earlier, middle), std::sqrt(std::max(middle, 1.0)));
  return std::abs(value - middle) > kFar * deviation;
}

bool far_amount(double value, const UsualRange& usual, std::vector<double> earlier) {
  // Nothing seized, or no fine: that happens in any month.
  std::erase_if(earlier, [](double each) { return each <= 0; });
  if (value <= 0 || earlier.size() < kEnoughHistory) return false;
  double least = *std::min_element(earlier.begin(), earlier.end());
  if (value < kManyTimes * usual.most && value * kManyTimes > least) return false;
  for (double& each : earlier) each = std::log(each);
  double middle = median(earlier);
  return std::abs(std::log(value) - middle) > kFar * deviation_of(earlier, middle);
}

}  // namespace

std::optional<UsualRange> far_outside(double value, const std::vector<double>& earlier, const std::string& unit) {
  if (earlier.size() < kEnoughHistory) return std::nullopt;
  auto [least, most] = std::minmax_element(earlier.begin(), earlier.end());
  UsualRange usual{*least, *most, earlier.size()};
  bool far = amount(unit) ? far_amount(value, usual, earlier) : far_count(value, earlier);
  return far ? std::optional(usual) : std::nullopt;
}

}  // namespace doisoat
