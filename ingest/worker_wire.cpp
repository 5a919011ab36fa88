#include "ingest/worker_wire.h"

#include <cmath>

#include "document/utf8.h"

namespace doisoat {
namespace {

void write(WireWriter& out, Span span) {
  out.u32(span.begin);
  out.u32(span.end);
}

void write(WireWriter& out, const Box& box) {
  for (double edge : {box.x0, box.y0, box.x1, box.y1}) out.f64(edge);
}

void write(WireWriter& out, const std::optional<Box>& box) {
  out.u8(box.has_value());
  if (box) write(out, *box);
}

Span read_span(WireReader& in) {
  Span span;
  span.begin = in.u32();
  span.end = in.u32();
  return span;
}

Box read_box(WireReader& in) {
  Box box;
  for (double* edge : {&box.x0, &box.y0, &box.x1, &box.y1}) *edge = in.f64();
  return box;
}

std::optional<Box> read_optional_box(WireReader& in) {
  if (in.u8()) return read_box(in);
  return std::nullopt;
}

template <typename Enum>
Enum read_enum(WireReader& in, Enum last) {
  std::uint8_t value = in.u8();
  if (value > static_cast<std::uint8_t>(last)) throw WireError("no such value");
  return static_cast<Enum>(value);
}

void require(bool holds, const char* what) {
  if (!holds) throw WireError(what);
}

void verify(const Box& box) {
  for (double edge : {box.x0, box.y0, box.x1, box.y1}) require(std::isfinite(edge) && std::abs(edge) < 1e6, "box");
  require(box.x0 <= box.x1 && box.y0 <= box.y1, "box inside out");
}

bool is_confidence(double value) { return value >= 0 && value <= 1; }

void verify_utf8(std::string_view text) { require(is_utf8(text) && text.find('\0') == text.npos, "text is no UTF-8"); }

}  // namespace

void write(WireWriter& out, const Document& document) {
  out.u8(static_cast<std::uint8_t>(document.kind));
  out.string(document.engines.tesseract);
  out.string(document.engines.poppler);
  out.string(document.text);
  out.u32(static_cast<std::uint32_t>(document.pages.size()));
  for (const Page& page : document.pages) {
    out.u32(static_cast<std::uint32_t>(page.number));
    write(out, page.span);
    out.u8(static_cast<std::uint8_t>(page.source));
    out.u8(static_cast<std::uint8_t>(page.state));
    out.u32(static_cast<std::uint32_t>(page.rotation));
    out.f64(page.width);
    out.f64(page.height);
  }
  out.u32(static_cast<std::uint32_t>(document.lines.size()));
  for (const Line& line : document.lines) {
    write(out, line.span);
    write(out, line.box);
    out.u8(line.begins_paragraph);
  }
  out.u32(static_cast<std::uint32_t>(document.tokens.size()));
  for (const Token& token : document.tokens) {
    write(out, token.span);
    write(out, token.box);
    out.f64(token.confidence);
    out.u32(static_cast<std::uint32_t>(token.alternatives.size()));
    for (const Alternative& other : token.alternatives) {
      out.string(other.text);
      out.f64(other.confidence);
    }
  }
  out.u32(static_cast<std::uint32_t>(document.tables.size()));
  for (const Table& table : document.tables) {
    write(out, table.span);
    out.u32(static_cast<std::uint32_t>(table.rows));
    out.u32(static_cast<std::uint32_t>(table.columns));
    out.u32(static_cast<std::uint32_t>(table.cells.size()));
    for (const Cell& cell : table.cells) {
      write(out, cell.span);
      for (int number : {cell.row, cell.column, cell.row_span, cell.column_span}) out.u32(static_cast<std::uint32_t>(number));
      write(out, cell.box);
    }
  }
}

Document read_document(WireReader& in) {
  Document document;
  document.kind = read_enum(in, DocumentKind::docx);
  document.engines.tesseract = in.string();
  document.engines.poppler = in.string();
  document.text = in.string();
  document.pages.resize(in.count(30));
  for (Page& page : document.pages) {
    page.number = static_cast<int>(in.u32());
    page.span = read_span(in);
    page.source = read_enum(in, PageSource::docx);
    page.state = read_enum(in, PageState::unreadable);
    page.rotation = static_cast<int>(in.u32());
    page.width = in.f64();
    page.height = in.f64();
  }
  document.lines.resize(in.count(10));
  for (Line& line : document.lines) {
    line.span = read_span(in);
    line.box = read_optional_box(in);
    line.begins_paragraph = in.u8();
  }
  document.tokens.resize(in.count(52));
  for (Token& token : document.tokens) {
    token.span = read_span(in);
    token.box = read_box(in);
    token.confidence = in.f64();
    token.alternatives.resize(in.count(12));
    for (Alternative& other : token.alternatives) {
      other.text = in.string();
      other.confidence = in.f64();
    }
  }
  document.tables.resize(in.count(20));
  for (Table& table : document.tables) {
    table.span = read_span(in);
    table.rows = static_cast<int>(in.u32());
    table.columns = static_cast<int>(in.u32());
    table.cells.resize(in.count(25));
    for (Cell& cell : table.cells) {
      cell.span = read_span(in);
      for (int* number : {&cell.row, &cell.column, &cell.row_span, &cell.column_span}) *number = static_cast<int>(in.u32());
      cell.box = read_optional_box(in);
    }
  }
  verify(document);
  document.raw = document.text;
  return document;
}

void verify(const Document& document) {
  const std::string& text = document.text;
  verify_utf8(text);
  verify_utf8(document.engines.tesseract);
  verify_utf8(document.engines.poppler);
  auto starts_point = [&](Offset at) { return at == text.size() || static_cast<unsigned char>(text[at]) >> 6 != 2; };
  auto verify_span = [&](Span span) {
    require(span.begin <= span.end && span.end <= text.size() && starts_point(span.begin) && starts_point(span.end), "span");
  };
  auto verify_order = [&](const auto& items) {
    Offset last = 0;
    for (const auto& item : items) {
      verify_span(item.span);
      require(item.span.begin >= last, "spans overlap");
      last = item.span.end;
    }
  };
  verify_order(document.pages);
  verify_order(document.lines);
  verify_order(document.tokens);
  verify_order(document.tables);
  for (const Page& page : document.pages) {
    require(page.rotation >= 0 && page.rotation < 360 && page.rotation % 90 == 0, "rotation");
    require(page.width >= 0 && page.width < 1e6 && page.height >= 0 && page.height < 1e6, "page size");
    require(page.number >= 1 && page.number <= 1'000'000, "page number");
  }
  for (const Line& line : document.lines) {
    require(document.at(line.span).find_first_of("\n\f") == std::string_view::npos, "line holds a line end");
    if (line.box) verify(*line.box);
  }
  for (const Token& token : document.tokens) {
    verify(token.box);
    require(is_confidence(token.confidence), "confidence");
    for (const Alternative& other : token.alternatives) {
      verify_utf8(other.text);
      require(is_confidence(other.confidence), "confidence");
    }
  }
  for (const Table& table : document.tables) {
    require(table.rows >= 0 && table.rows <= 100'000 && table.columns >= 0 && table.columns <= 1'000, "table size");
    for (const Cell& cell : table.cells) {
      verify_span(cell.span);
      require(table.span.contains(cell.span), "cell outside its table");
      require(cell.row >= 0 && cell.row < table.rows && cell.column >= 0 && cell.column < table.columns, "cell place");
      require(cell.row_span >= 1 && cell.row_span <= table.rows - cell.row, "cell size");
      require(cell.column_span >= 1 && cell.column_span <= table.columns - cell.column, "cell size");
      if (cell.box) verify(*cell.box);
    }
  }
}

}  // namespace doisoat
