#include "ingest/text.h"

#include <algorithm>

#include "ingest/text_encoding.h"
#include "ingest/text_tables.h"

namespace doisoat {
namespace {

constexpr size_t kUnwrappedLine = 200;  // code points: nobody wraps lines as late as that

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\xC2\xA0") == std::string_view::npos; }

size_t code_points(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<Line> lines_of(std::string_view text, Span page) {
  std::vector<Line> lines;
  bool after_blank = page.begin == 0;
  for (Offset begin = page.begin; begin < page.end;) {
    const size_t newline = text.find('\n', begin);
    const Offset end = newline == std::string_view::npos || newline > page.end ? page.end : static_cast<Offset>(newline);
    Span span{begin, end};
    while (!span.empty() && text[span.end - 1] == '\r') --span.end;
    if (is_blank(text.substr(span.begin, span.size()))) {
      after_blank = true;
    } else {
      lines.push_back({span, std::nullopt, after_blank});
      after_blank = false;
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace

Document document_of_text(std::string text) {
  Document document;
  document.kind = DocumentKind::text;
  document.text = std::move(text);
  const std::string_view all = document.text;
  bool unwrapped = false;
  for (size_t begin = 0; begin <= all.size();) {
    const size_t feed = std::min(all.find('\f', begin), all.size());
    Page page;
    page.number = static_cast<int>(document.pages.size()) + 1;
    page.span = {static_cast<Offset>(begin), static_cast<Offset>(feed)};
    page.source = PageSource::text;
    std::vector<Line> lines = lines_of(all, page.span);
    if (lines.empty() && begin > 0 && feed == all.size()) break;  // nothing follows the last form feed
    if (lines.empty()) page.state = PageState::blank;
    std::vector<Table> tables = tables_in(all, lines);
    for (const Line& line : lines) {
      const std::string_view words = document.at(line.span);
      if (words.find('\t') == words.npos && words.front() != '|' && code_points(words) > kUnwrappedLine) unwrapped = true;
    }
    document.lines.insert(document.lines.end(), lines.begin(), lines.end());
    document.tables.insert(document.tables.end(), std::make_move_iterator(tables.begin()),
                           std::make_move_iterator(tables.end()));
    document.pages.push_back(page);
    begin = feed + 1;
  }
  if (unwrapped)
    for (Line& line : document.lines) line.begins_paragraph = true;
  return document;
}

Document read_text(std::string_view bytes) { return document_of_text(decode_text(bytes)); }

}  // namespace doisoat
