#include "ingest/layout_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doisoat {
namespace {

constexpr double kSame = 2.5;  // points: lines nearer than this are one (double lines, both sides of a thick one)
constexpr double kGap = 7;     // points: a gap in a line that scanning may have torn
constexpr double kReach = 4;   // points: how far lines that meet may miss each other
constexpr double kLong = 90;   // points: longer than a row of letters without a space
constexpr double kLeast = 5;   // points: narrower rows and columns hold no text

// One line for all pieces of the same direction and place.
std::vector<Rule> join(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> joined;
  for (std::size_t i = 0; i < rules.size();) {
    std::size_t j = i + 1;
    while (j < rules.size() && rules[j].at - rules[j - 1].at < kSame && rules[j].at - rules[i].at < 2 * kSame) ++j;
    std::vector<Rule> same(rules.begin() + static_cast<std::ptrdiff_t>(i), rules.begin() + static_cast<std::ptrdiff_t>(j));
    std::sort(same.begin(), same.end(), [](const Rule& a, const Rule& b) { return a.begin < b.begin; });
    std::size_t first = joined.size();
    for (const Rule& rule : same) {
      if (joined.size() > first && rule.begin - joined.back().end < kGap) {
        double a = joined.back().end - joined.back().begin, b = rule.end - rule.begin;
        joined.back().at = (joined.back().at * a + rule.at * b) / (a + b);
        joined.back().end = std::max(joined.back().end, rule.end);
      } else {
        joined.push_back(rule);
      }
    }
    i = j;
  }
  return joined;
}

bool meet(const Rule& across, const Rule& down) {
  return down.at > across.begin - kReach && down.at < across.end + kReach && across.at > down.begin - kReach &&
         across.at < down.end + kReach;
}

// A side of cells ends at other sides. What meets none at one of its ends is an underline, or a row of letters on a scan; only
// a long line may have lost the end at which it did.
std::vector<Rule> anchored(const std::vector<Rule>& rules, const std::vector<Rule>& others, bool rules_across) {
  std::vector<Rule> kept;
  for (const Rule& rule : rules) {
    int met = 0;
    bool at_begin = false, at_end = false;
    for (const Rule& other : others) {
      if (!(rules_across ? meet(rule, other) : meet(other, rule))) continue;
      ++met;
      at_begin = at_begin || std::abs(other.at - rule.begin) < 2 * kReach;
      at_end = at_end || std::abs(other.at - rule.end) < 2 * kReach;
    }
    if ((at_begin && at_end && met >= 2) || (met >= 1 && rule.end - rule.begin >= kLong)) kept.push_back(rule);
  }
  return kept;
}

// Places of the lines, each once.
std::vector<double> places(const std::vector<Rule>& rules) {
  std::vector<double> sorted, result;
  for (const Rule& rule : rules) sorted.push_back(rule.at);
  std::sort(sorted.begin(), sorted.end());
  for (double at : sorted) {
    if (result.empty() || at - result.back() >= kLeast) result.push_back(at);
  }
  return result;
}

// Whether a line at `at` runs along most of begin–end.
bool runs(const std::vector<Rule>& rules, double at, double begin, double end) {
  double covered = 0;
  for (const Rule& rule : rules) {
    if (std::abs(rule.at - at) < kLeast)
      covered += std::max(0.0, std::min(end, rule.end + kReach) - std::max(begin, rule.begin - kReach));
  }
  return covered > 0.6 * (end - begin);
}

struct Union {
  std::vector<int> parent;
  explicit Union(std::size_t n) : parent(n) { std::iota(parent.begin(), parent.end(), 0); }
  int root(int i) {
    while (parent[static_cast<std::size_t>(i)] != i)
      i = parent[static_cast<std::size_t>(i)] = parent[static_cast<std::size_t>(parent[static_cast<std::size_t>(i)])];
    return i;
  }
  void join(int a, int b) { parent[static_cast<std::size_t>(std::max(root(a), root(b)))] = std::min(root(a), root(b)); }
};

Grid grid_of(const std::vector<Rule>& across, const std::vector<Rule>& down) {
  Grid grid;
  const std::vector<double> ys = places(across), xs = places(down);
  if (ys.size() < 2 || xs.size() < 2 || ys.size() > 2000 || xs.size() > 100) return grid;
  grid.rows = static_cast<int>(ys.size()) - 1;
  grid.columns = static_cast<int>(xs.size()) - 1;
  grid.box = {xs.front(), ys.front(), xs.back(), ys.back()};
  auto index = [&](int row, int column) { return row * grid.columns + column; };
  Union fields(static_cast<std::size_t>(grid.rows * grid.columns));
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const double x0 = xs[static_cast<std::size_t>(column)], x1 = xs[static_cast<std::size_t>(column) + 1];
      const double y0 = ys[static_cast<std::size_t>(row)], y1 = ys[static_cast<std::size_t>(row) + 1];
      if (column + 1 < grid.columns && !runs(down, x1, y0, y1)) fields.join(index(row, column), index(row, column + 1));
      if (row + 1 < grid.rows && !runs(across, y1, x0, x1)) fields.join(index(row, column), index(row + 1, column));
    }
  }
  // A merged cell is a rectangle: fields joined to another shape stay apart.
  std::vector<bool> taken(static_cast<std::size_t>(grid.rows * grid.columns), false);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (taken[static_cast<std::size_t>(index(row, column))]) continue;
      const int root = fields.root(index(row, column));
      auto joined = [&](int r, int c) {
        return !taken[static_cast<std::size_t>(index(r, c))] && fields.root(index(r, c)) == root;
      };
      int width = 1, height = 1;
      while (column + width < grid.columns && joined(row, column + width)) ++width;
      auto whole_row = [&](int r) {
        for (int c = column; c < column + width; ++c) {
          if (!joined(r, c)) return false;
        }
        return true;
      };
      while (row + height < grid.rows && whole_row(row + height)) ++height;
      for (int r = row; r < row + height; ++r) {
        for (int c = column; c < column + width; ++c) taken[static_cast<std::size_t>(index(r, c))] = true;
      }
      grid.cells.push_back({row, column, height, width,
                            Box{xs[static_cast<std::size_t>(column)], ys[static_cast<std::size_t>(row)],
                                xs[static_cast<std::size_t>(column + width)], ys[static_cast<std::size_t>(row + height)]}});
    }
  }
  return grid;
}

}  // namespace

std::vector<Grid> find_grids(std::vector<Rule> rules) {
  std::vector<Rule> across, down;
  for (const Rule& rule : rules) (rule.horizontal ? across : down).push_back(rule);
  across = join(std::move(across));
  down = join(std::move(down));
  for (int round = 0; round < 2; ++round) {
    std::vector<Rule> kept = anchored(across, down, true);
    down = anchored(down, across, false);
    across = std::move(kept);
  }
  Union groups(across.size() + down.size());
  for (std::size_t i = 0; i < across.size(); ++i) {
    for (std::size_t j = 0; j < down.size(); ++j) {
      if (meet(across[i], down[j])) groups.join(static_cast<int>(i), static_cast<int>(across.size() + j));
    }
  }
  std::vector<Grid> grids;
  for (std::size_t first = 0; first < across.size(); ++first) {
    if (groups.root(static_cast<int>(first)) != static_cast<int>(first)) continue;
    std::vector<Rule> a, d;
    for (std::size_t i = 0; i < across.size(); ++i) {
      if (groups.root(static_cast<int>(i)) == static_cast<int>(first)) a.push_back(across[i]);
    }
    for (std::size_t j = 0; j < down.size(); ++j) {
      if (groups.root(static_cast<int>(across.size() + j)) == static_cast<int>(first)) d.push_back(down[j]);
    }
    Grid grid = grid_of(a, d);
    if (grid.cells.size() >= 2) grids.push_back(std::move(grid));
  }
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  // A table inside another one's cell, or two that overlap by a stray line: the larger one stands.
  std::vector<Grid> apart;
  for (Grid& grid : grids) {
    auto overlapping = std::find_if(apart.begin(), apart.end(), [&](const Grid& other) {
      return std::min(grid.box.x1, other.box.x1) - std::max(grid.box.x0, other.box.x0) > kReach &&
             std::min(grid.box.y1, other.box.y1) - std::max(grid.box.y0, other.box.y0) > kReach;
    });
    if (overlapping == apart.end()) {
      apart.push_back(std::move(grid));
    } else if (overlapping->cells.size() < grid.cells.size()) {
      *overlapping = std::move(grid);
    }
  }
  return apart;
}

int cell_at(const Grid& grid, double x, double y) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Box& box = grid.cells[i].box;
    if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace doisoat
