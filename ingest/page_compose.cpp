#include "ingest/page_compose.h"

#include <numeric>

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

  void end_line(Offset begin, const Box& box) {
    document.lines.push_back({{begin, here()}, box, false});
    document.text += '\n';
  }
};

}  // namespace

Document compose(const PageReading& page, int number) {
  Composer composer;
  std::vector<int> all(page.words.size());
  std::iota(all.begin(), all.end(), 0);
  for (const Row& row : find_rows(page.words, all)) {
    Offset begin = composer.here();
    for (std::size_t i = 0; i < row.pieces.size(); ++i) {
      if (i > 0) composer.document.text += '\t';
      composer.words(page.words, row.pieces[i]);
    }
    composer.end_line(begin, row.box);
  }
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
