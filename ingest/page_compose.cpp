#include "ingest/page_compose.h"

#include <algorithm>

#include "ingest/layout_grid.h"
#include "ingest/layout_rows.h"

namespace doisoat {
namespace {

// Line ends, tabs and form feeds carry meaning in Document::text, so no word may bring its own.
std::string plain(const std::string& text) {
  std::string result;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) result += c;
  }
  return result;
}

struct Composer {
  Document document;

  Offset here() const { return static_cast<Offset>(document.text.size()); }

  void words(const std::vector<Word>& all, const std::vector<int>& indices) {
    bool first = true;
    for (int index : indices) {
      const Word& word = all[static_cast<std::size_t>(index)];
      std::string text = plain(word.text);
      if (text.empty()) continue;
      if (!first) document.text += ' ';
      first = false;
      Offset begin = here();
      document.text += text;
      document.tokens.push_back({{begin, here()}, word.box, word.confidence, word.alternatives});
    }
  }

  // A row of the grid is a line with a field for each column; a merged cell's text stands in its first field.
  void table(const std::vector<Word>& all, const std::vector<int>& indices, const Grid& grid) {
    std::vector<std::vector<int>> of_cell(grid.cells.size());
    for (int index : indices) {
      const Box& box = all[static_cast<std::size_t>(index)].box;
      int cell = cell_at(grid, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
      of_cell[static_cast<std::size_t>(cell)].push_back(index);
    }
    Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.span.begin = here();
    std::size_t cell = 0;
    for (int row = 0; row < grid.rows; ++row) {
      Offset begin = here();
      Box line_box{grid.box.x0, 1e9, grid.box.x1, -1e9};
      for (int column = 0; column < grid.columns; ++column) {
        if (column > 0) document.text += '\t';
        if (cell >= grid.cells.size() || grid.cells[cell].row != row || grid.cells[cell].column != column) continue;
        const GridCell& place = grid.cells[cell];
        Offset start = here();
        for (const Row& line : find_rows(all, of_cell[cell])) {
          for (const std::vector<int>& piece : line.pieces) {
            if (here() > start) document.text += ' ';
            words(all, piece);
          }
        }
        table.cells.push_back({{start, here()}, row, column, place.row_span, place.column_span, place.box});
        line_box.y0 = std::min(line_box.y0, place.box.y0);
        line_box.y1 = std::max(line_box.y1, place.row_span == 1 ? place.box.y1 : place.box.y0);
        ++cell;
      }
      if (line_box.y0 > line_box.y1) line_box = grid.box;
      end_line(begin, line_box);
    }
    table.span.end = here() - 1;
    document.tables.push_back(std::move(table));
  }

  void end_line(Offset begin, const Box& box) {
    document.lines.push_back({{begin, here()}, box, false});
    document.text += '\n';
  }
};

}  // namespace

Document compose(const PageReading& page, int number) {
  Composer composer;
  std::vector<Grid> grids = find_grids(page.rules);
  std::vector<std::vector<int>> inside(grids.size());
  std::vector<int> outside;
  for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
    const Box& box = page.words[static_cast<std::size_t>(i)].box;
    double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    std::size_t g = 0;
    while (g < grids.size() && cell_at(grids[g], x, y) < 0) ++g;
    (g < grids.size() ? inside[g] : outside).push_back(i);
  }
  std::size_t next = 0;
  auto tables_above = [&](double y) {
    for (; next < grids.size() && grids[next].box.y0 < y; ++next) {
      // Lines around nothing are a form's boxes or an ornament, not a table.
      if (!inside[next].empty()) composer.table(page.words, inside[next], grids[next]);
    }
  };
  for (const Row& row : find_rows(page.words, outside)) {
    tables_above((row.box.y0 + row.box.y1) / 2);
    Offset begin = composer.here();
    for (std::size_t i = 0; i < row.pieces.size(); ++i) {
      if (i > 0) composer.document.text += '\t';
      composer.words(page.words, row.pieces[i]);
    }
    composer.end_line(begin, row.box);
  }
  tables_above(1e9);
  Document document = std::move(composer.document);
  document.engines = {page.tesseract, page.poppler};
  document.pages.push_back({number,
                            {0, static_cast<Offset>(document.text.size())},
                            page.source,
                            page.state,
                            page.rotation,
                            page.width,
                            page.height});
  document.raw = document.text;
  return document;
}

void append(Document& whole, const Document& page) {
  if (!whole.pages.empty()) whole.text += '\f';
  const auto shift = static_cast<Offset>(whole.text.size());
  auto moved = [shift](Span span) { return Span{span.begin + shift, span.end + shift}; };
  auto take = [&](auto& to, const auto& from) {
    for (auto item : from) {
      item.span = moved(item.span);
      to.push_back(std::move(item));
    }
  };
  whole.text += page.text;
  take(whole.pages, page.pages);
  take(whole.lines, page.lines);
  take(whole.tokens, page.tokens);
  std::size_t first_table = whole.tables.size();
  take(whole.tables, page.tables);
  for (std::size_t i = first_table; i < whole.tables.size(); ++i) {
    for (Cell& cell : whole.tables[i].cells) cell.span = moved(cell.span);
  }
  if (!page.engines.tesseract.empty()) whole.engines.tesseract = page.engines.tesseract;
  if (!page.engines.poppler.empty()) whole.engines.poppler = page.engines.poppler;
}

}  // namespace doisoat
