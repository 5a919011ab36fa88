#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "document/trouble.h"
#include "ingest/docx_body.h"
#include "ingest/docx_xml.h"

namespace doisoat::docx {
namespace {

constexpr int kMostSpan = 63;  // Word's own limit of columns
constexpr int kMostColumns = 1'000;
constexpr std::size_t kMostCells = 500'000;

// Columns of the grid at which no cell begins are joined to the one before: Word splits columns by hairs.
void drop_unused_columns(Grid& grid) {
  std::set<int> starts{0};
  for (const GridRow& row : grid.rows)
    for (const GridCell& cell : row.cells) starts.insert(cell.column);
  std::map<int, int> rank;
  for (int start : starts) rank.emplace(start, static_cast<int>(rank.size()));
  auto rank_of_end = [&](int end) {
    const auto next = rank.lower_bound(end);
    return next == rank.end() ? static_cast<int>(rank.size()) : next->second;
  };
  for (GridRow& row : grid.rows)
    for (GridCell& cell : row.cells) {
      const int end = rank_of_end(cell.column + cell.column_span);
      cell.column = rank.at(cell.column);
      cell.column_span = std::max(1, end - cell.column);
    }
  grid.columns = static_cast<int>(rank.size());
}

// The lower parts of merged cells are counted to their top; one without a top is a cell of its own.
void join_merged_cells(Grid& grid) {
  std::map<int, std::pair<std::size_t, std::size_t>> open;  // column → row and place of the merged cell's top
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    std::map<int, std::pair<std::size_t, std::size_t>> still_open;
    auto& cells = grid.rows[r].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      GridCell& cell = cells[i];
      const auto top = open.find(cell.column);
      if (cell.continues && top != open.end()) {
        ++grid.rows[top->second.first].cells[top->second.second].row_span;
        still_open.insert(*top);
        cell.blocks.clear();
      } else {
        cell.continues = false;
        if (cell.row_span == 0) still_open.emplace(cell.column, std::pair{r, i});
        cell.row_span = 1;
      }
    }
    open = std::move(still_open);
  }
}

}  // namespace

Grid BodyReader::read_table(pugi::xml_node table) {
  const Depth depth(depth_);
  const pugi::xml_node properties = child(table, "tblPr");
  int grid_columns = 0;
  for (pugi::xml_node column : child(table, "tblGrid").children())
    if (local(column) == "gridCol") ++grid_columns;

  Grid grid;
  const std::size_t cells_before = cells_;
  const std::size_t outer_drawn = std::exchange(drawn_, 0);
  read_rows(table, grid, grid_columns);
  const pugi::xml_node borders = child(properties, "tblBorders");
  grid.borders =
      borders ? draws_lines(borders) : styles_.has_borders(std::string(attribute(child(properties, "tblStyle"), "val")));
  if (drawn_ > 0 && drawn_ * 2 >= cells_ - cells_before) grid.borders = true;
  drawn_ = outer_drawn;
  drop_unused_columns(grid);
  join_merged_cells(grid);
  return grid;
}

void BodyReader::read_rows(pugi::xml_node parent, Grid& grid, int grid_columns) {
  const Depth depth(depth_);
  for (pugi::xml_node node : parent.children()) {
    const std::string_view name = local(node);
    if (name == "tr") {
      const pugi::xml_node properties = child(node, "trPr");
      if (child(properties, "del")) continue;  // a tracked deletion
      GridRow row;
      int column = std::clamp(number(attribute(child(properties, "gridBefore"), "val"), 0), 0, kMostSpan);
      read_cells(node, row, column, grid_columns);
      if (!row.cells.empty()) grid.rows.push_back(std::move(row));
    } else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml") {
      read_rows(node, grid, grid_columns);
    }
  }
}

void BodyReader::read_cells(pugi::xml_node parent, GridRow& row, int& column, int grid_columns) {
  const Depth depth(depth_);
  for (pugi::xml_node node : parent.children()) {
    const std::string_view name = local(node);
    if (name == "tc")
      read_cell(node, row, column, grid_columns);
    else if (name == "sdt" || name == "sdtContent" || name == "customXml")
      read_cells(node, row, column, grid_columns);
  }
}

void BodyReader::read_cell(pugi::xml_node node, GridRow& row, int& column, int grid_columns) {
  const pugi::xml_node properties = child(node, "tcPr");
  // What a file says of its own grid bounds its spans, unless it says nothing.
  const int most = grid_columns > 0 ? std::clamp(grid_columns - column, 1, kMostSpan) : kMostSpan;
  const int span = std::clamp(number(attribute(child(properties, "gridSpan"), "val"), 1), 1, most);
  if (++cells_ > kMostCells || column + span > kMostColumns)
    throw Trouble("file.too_large", {{"most", std::to_string(kMostCells)}});
  if (draws_lines(child(properties, "tcBorders"))) ++drawn_;

  GridCell cell{column, span};
  column += span;
  if (pugi::xml_node merge = child(properties, "vMerge")) {
    cell.continues = attribute(merge, "val") != "restart";
    if (!cell.continues) cell.row_span = 0;  // the top of a merged cell
  }
  std::string carried = std::exchange(carried_, {});
  read_blocks(node, cell.blocks);
  if (!carried_.empty()) cell.blocks.push_back({Paragraph{std::move(carried_)}});
  carried_ = std::move(carried);
  // The old way of merging cells of a row.
  const pugi::xml_node merge = child(properties, "hMerge");
  if (merge && attribute(merge, "val") != "restart" && !row.cells.empty()) {
    row.cells.back().column_span += span;
    return;
  }
  row.cells.push_back(std::move(cell));
}

}  // namespace doisoat::docx
