#include "ingest/layout_rows.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace doisoat {
namespace {

// Words that surely stand in one line: an engine's line, or one word.
struct Segment {
  std::vector<int> words;
  Box box;
  double height = 0;  // median height of its words: one tall word must not swallow the neighbours' lines
  double middle = 0;
};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<Segment> segments_of(const std::vector<Word>& words, const std::vector<int>& chosen) {
  std::vector<Segment> segments;
  std::map<int, std::size_t> of_line;
  for (int index : chosen) {
    const Word& word = words[static_cast<std::size_t>(index)];
    std::size_t at = segments.size();
    if (word.line >= 0) at = of_line.try_emplace(word.line, at).first->second;
    if (at == segments.size()) segments.push_back({{}, word.box, 0, 0});
    segments[at].words.push_back(index);
    segments[at].box = cover(segments[at].box, word.box);
  }
  for (Segment& segment : segments) {
    std::vector<double> heights, middles;
    for (int index : segment.words) {
      const Box& box = words[static_cast<std::size_t>(index)].box;
      heights.push_back(box.y1 - box.y0);
      middles.push_back((box.y0 + box.y1) / 2);
    }
    segment.height = median(heights);
    segment.middle = median(middles);
  }
  return segments;
}

struct Building {
  std::vector<Segment> segments;
  double middle, height;
};

bool stands_in(const Segment& segment, const Building& row) {
  double least = std::min(segment.height, row.height);
  if (std::abs(segment.middle - row.middle) > 0.45 * std::max(least, 1.0)) return false;
  for (const Segment& other : row.segments) {
    double overlap = std::min(segment.box.x1, other.box.x1) - std::max(segment.box.x0, other.box.x0);
    if (overlap > 0.4 * std::max(1.0, std::min(segment.box.x1 - segment.box.x0, other.box.x1 - other.box.x0))) return false;
  }
  return true;
}

// A gap that no justified line has between two words.
bool parts(double gap, double height, double usual_gap) { return gap > 1.6 * height && gap > 2.2 * usual_gap; }

}  // namespace

std::vector<Row> find_rows(const std::vector<Word>& words, const std::vector<int>& chosen) {
  std::vector<Segment> segments = segments_of(words, chosen);
  std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) { return a.middle < b.middle; });
  std::vector<Building> rows;
  for (Segment& segment : segments) {
    // Only the last few rows can be on this height: segments come from top to bottom.
    Building* best = nullptr;
    for (std::size_t back = 1; back <= std::min<std::size_t>(rows.size(), 4); ++back) {
      Building& row = rows[rows.size() - back];
      if (stands_in(segment, row) &&
          (!best || std::abs(row.middle - segment.middle) < std::abs(best->middle - segment.middle))) {
        best = &row;
      }
    }
    if (best) {
      best->segments.push_back(std::move(segment));
      const auto n = static_cast<double>(best->segments.size());
      best->middle += (best->segments.back().middle - best->middle) / n;
      best->height = std::max(best->height, best->segments.back().height);
    } else {
      double middle = segment.middle, height = segment.height;
      rows.push_back({{std::move(segment)}, middle, height});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Building& a, const Building& b) { return a.middle < b.middle; });

  std::vector<Row> result;
  for (const Building& building : rows) {
    std::vector<int> order;
    for (const Segment& segment : building.segments) order.insert(order.end(), segment.words.begin(), segment.words.end());
    auto box = [&](int index) -> const Box& { return words[static_cast<std::size_t>(index)].box; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return box(a).x0 < box(b).x0; });
    std::vector<double> gaps, heights;
    for (std::size_t i = 0; i < order.size(); ++i) {
      heights.push_back(box(order[i]).y1 - box(order[i]).y0);
      if (i > 0) gaps.push_back(std::max(0.0, box(order[i]).x0 - box(order[i - 1]).x1));
    }
    const double height = median(heights), usual_gap = median(gaps);
    Row row;
    row.box = box(order.front());
    for (std::size_t i = 0; i < order.size(); ++i) {
      // A row of two words has but one gap, which then is its own measure: there only the height counts.
      double measure = gaps.size() < 3 ? 0 : usual_gap;
      if (i == 0 || parts(gaps[i - 1], height, measure)) row.pieces.emplace_back();
      row.pieces.back().push_back(order[i]);
      row.box = cover(row.box, box(order[i]));
    }
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace doisoat
