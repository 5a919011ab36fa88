#include "ingest/docx_blocks.h"

#include <algorithm>

namespace doisoat::docx {
namespace {

constexpr size_t kMostLayoutRows = 4;

void squeeze_into(std::string& flat, std::string_view text) {
  bool space = !flat.empty();
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\n') {
      space = !flat.empty();
      continue;
    }
    if (space && flat.back() != ' ') flat += ' ';
    space = false;
    flat += c;
  }
}

bool holds_table(const GridCell& cell) {
  return std::any_of(cell.blocks.begin(), cell.blocks.end(),
                     [](const Block& b) { return std::holds_alternative<Grid>(b.content); });
}

}  // namespace

std::string flat_text(const std::vector<Block>& blocks) {
  std::string flat;
  for (const std::string& line : text_lines(blocks)) squeeze_into(flat, line);
  return flat;
}

std::vector<std::string> text_lines(const std::vector<Block>& blocks) {
  std::vector<std::string> lines;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      std::string_view rest = paragraph->text;
      for (size_t newline; (newline = rest.find('\n')) != rest.npos; rest.remove_prefix(newline + 1))
        lines.emplace_back(rest.substr(0, newline));
      lines.emplace_back(rest);
      continue;
    }
    for (const GridRow& row : std::get<Grid>(block.content).rows) {
      std::string line;
      for (const GridCell& cell : row.cells) squeeze_into(line, flat_text(cell.blocks));
      lines.push_back(std::move(line));
    }
  }
  std::erase_if(lines, [](const std::string& line) { return line.find_first_not_of(" \t") == line.npos; });
  return lines;
}

bool is_layout(const Grid& grid) {
  if (grid.columns <= 1) return true;
  const bool nests = std::any_of(grid.rows.begin(), grid.rows.end(), [](const GridRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), holds_table);
  });
  return !grid.borders && grid.rows.size() <= kMostLayoutRows && (grid.columns == 2 || nests);
}

std::vector<Block> unfold(const Grid& grid) {
  std::vector<Block> blocks;
  for (const GridRow& row : grid.rows) {
    const bool nests = std::any_of(row.cells.begin(), row.cells.end(), holds_table);
    if (grid.columns <= 1 || nests) {
      for (const GridCell& cell : row.cells) blocks.insert(blocks.end(), cell.blocks.begin(), cell.blocks.end());
      continue;
    }
    std::vector<std::string> left, right;
    for (const GridCell& cell : row.cells) {
      auto& side = cell.column == 0 ? left : right;
      for (std::string& line : text_lines(cell.blocks)) {
        std::replace(line.begin(), line.end(), '\t', ' ');
        side.push_back(std::move(line));
      }
    }
    for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      std::string line = i < left.size() ? left[i] : "";
      if (i < right.size()) line += (line.empty() ? "" : "\t") + right[i];
      blocks.push_back({Paragraph{std::move(line)}});
    }
  }
  return blocks;
}

}  // namespace doisoat::docx
