#include "cli/table.h"

#include <algorithm>
#include <numeric>

#include "cli/text_width.h"

namespace doisoat {
namespace {

constexpr size_t kGap = 2;
constexpr size_t kLeast = 8;  // an elastic column does not get narrower

}  // namespace

void TextTable::add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = printable(cell);
  rows_.push_back(std::move(row));
}

std::string TextTable::str(size_t width) const {
  std::vector<size_t> room;
  for (size_t i = 0; i < columns_.size(); ++i) {
    size_t widest = text_width(columns_[i].title);
    for (const auto& row : rows_) widest = std::max(widest, text_width(row[i]));
    room.push_back(widest);
  }
  size_t total = std::accumulate(room.begin(), room.end(), kGap * (room.size() - 1));
  // The widest elastic column gives way, one column at a time, until the row fits.
  while (width > 0 && total > width) {
    size_t widest = columns_.size();
    for (size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].elastic && room[i] > kLeast && (widest == columns_.size() || room[i] > room[widest])) widest = i;
    if (widest == columns_.size()) break;
    --room[widest];
    --total;
  }
  std::string out;
  auto line = [&](auto cell) {
    std::string text;
    for (size_t i = 0; i < columns_.size(); ++i) {
      std::string content = fit(cell(i), room[i]);
      std::string pad(room[i] - text_width(content), ' ');
      text += (i ? std::string(kGap, ' ') : "") + (columns_[i].right ? pad + content : content + pad);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  line([&](size_t i) { return columns_[i].title; });
  for (const auto& row : rows_) line([&](size_t i) { return row[i]; });
  return out;
}

}  // namespace doisoat
