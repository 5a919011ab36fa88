// Random numbers that are the same everywhere for the same seed; the distributions of <random> differ between libraries.
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

namespace doisoat::corpus {

class Random {  // splitmix64 (Steele, Lea, Flood 2014)
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
    return z ^ z >> 31;
  }
  double between(double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; }
  int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
  double sign() { return bits() & 1 ? 1.0 : -1.0; }

  // About normal with deviation 1: four uniform numbers from one draw, quick enough for every pixel.
  double normal() {
    const std::uint64_t b = bits();
    const int sum = static_cast<int>(b & 0xffff) + static_cast<int>(b >> 16 & 0xffff) + static_cast<int>(b >> 32 & 0xffff) +
                    static_cast<int>(b >> 48);
    return (sum - 131070) / 37837.0;  // mean and deviation of four numbers below 65536
  }

 private:
  std::uint64_t state_;
};

// A seed of its own for each name (FNV-1a), so that adding a report changes no other.
inline std::uint64_t seed_of(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace doisoat::corpus
