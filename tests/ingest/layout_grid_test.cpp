#include "ingest/layout_grid.h"

#include <gtest/gtest.h>

#include <string>

namespace doisoat {
namespace {

Rule across(double y, double x0, double x1) { return {true, y, x0, x1}; }
Rule down(double x, double y0, double y1) { return {false, x, y0, y1}; }

// "rows×columns: row.column+height×width …", sizes only of merged cells.
std::string dump(const std::vector<Grid>& grids) {
  std::string text;
  for (const Grid& grid : grids) {
    text += (text.empty() ? "" : " | ") + std::to_string(grid.rows) + "x" + std::to_string(grid.columns) + ":";
    for (const GridCell& cell : grid.cells) {
      text += " " + std::to_string(cell.row) + "." + std::to_string(cell.column);
      if (cell.row_span > 1 || cell.column_span > 1) {
        text += "+" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
      }
    }
  }
  return text;
}

TEST(LayoutGrid, FindsRowsColumnsAndMergedCells) {
  struct Case { const char* what; std::vector<Rule> rules; const char* grid; } cases[] = {
      {"two by two",
       {across(100, 50, 250), across(120, 50, 250), across(140, 50, 250), down(50, 100, 140), down(150, 100, 140), down(250, 100, 140)},
       "2x2: 0.0 0.1 1.0 1.1"},
      {"each cell drawn by itself, as Word does",
       {across(100, 50, 150), across(100, 150, 250), across(120, 50, 150), across(120, 150, 250), down(50, 100, 120),
        down(150, 100, 120), down(250, 100, 120)},
       "1x2: 0.0 0.1"},
      {"a head over two columns and a label beside two rows",
       {across(100, 50, 350), across(120, 150, 350), across(140, 50, 350), across(160, 50, 350), down(50, 100, 160),
        down(150, 100, 160), down(250, 120, 160), down(350, 100, 160)},
       "3x3: 0.0+2x1 0.1+1x2 1.1 1.2 2.0 2.1 2.2"},
      {"double lines and a torn one are one line each",
       {across(100, 50, 250), across(101.5, 50, 250), across(120, 50, 140), across(120.4, 145, 250), down(50, 100, 120),
        down(150, 101, 119), down(250, 100, 120)},
       "1x2: 0.0 0.1"},
      {"a frame around a text is no table", {across(100, 50, 250), across(200, 50, 250), down(50, 100, 200), down(250, 100, 200)}, ""},
      {"lines under headings cross nothing", {across(100, 50, 250), across(200, 50, 250), down(400, 100, 200)}, ""},
      {"two tables, the lower one first in the file",
       {across(300, 50, 250), across(320, 50, 250), down(50, 300, 320), down(150, 300, 320), down(250, 300, 320),
        across(100, 50, 250), across(120, 50, 250), across(140, 50, 250), down(50, 100, 140), down(250, 100, 140)},
       "2x1: 0.0 1.0 | 1x2: 0.0 0.1"},
  };
  for (auto& c : cases) EXPECT_EQ(dump(find_grids(c.rules)), c.grid) << c.what;
}

TEST(LayoutGrid, KnowsWhichCellHoldsAPoint) {
  auto grids = find_grids({across(100, 50, 250), across(120, 50, 250), down(50, 100, 120), down(150, 100, 120), down(250, 100, 120)});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(cell_at(grids[0], 60, 110), 0);
  EXPECT_EQ(cell_at(grids[0], 200, 110), 1);
  EXPECT_EQ(cell_at(grids[0], 200, 130), -1);
}

}  // namespace
}  // namespace doisoat
