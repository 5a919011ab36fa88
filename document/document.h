// A document as it was read: its text in reading order, and standing off from the text, as spans into it, its pages, lines,
// tokens and tables. Every later stage speaks of places in a document by spans of Document::text only.
//
// Invariants (kept by ingest and normalize, relied on by all others):
//   1. `text` is valid UTF-8; after normalize it is NFC. Lines end in '\n' (belonging to no line), pages in '\f'
//      (belonging to no page); a table row is one line, its cells parted by '\t'.
//   2. Every span lies in `text` and begins and ends on a code point. Pages, lines, tokens are each in reading order
//      and do not overlap. A table's span covers its rows' lines.
//   3. Raw is never overwritten: `raw` is what the engine or the text layer gave; `raw_map` leads from `text` back to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doisoat {

using Offset = std::uint32_t;  // a byte in Document::text

// Half-open range of bytes of Document::text.
struct Span {
  Offset begin = 0;
  Offset end = 0;

  Offset size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(Offset at) const { return begin <= at && at < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

inline Span cover(Span a, Span b) { return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

// Points (1/72 inch) from the page's top-left corner, of the page as a person reads it (after turning).
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

Box cover(const Box& a, const Box& b);

// Another reading of a token or numeral, and the chance that it is the right one.
struct Alternative {
  std::string text;
  double confidence = 0;  // 0–1
};

// What OCR calls a word. Only pages that have pictures or positions have tokens.
struct Token {
  Span span;
  Box box;
  double confidence = 1;  // 0–1; 1 for text layers
  std::vector<Alternative> alternatives;
};

struct Line {
  Span span;
  std::optional<Box> box;
  bool begins_paragraph = false;  // the source says so (a Word paragraph); false where it does not know
};

struct Cell {
  Span span;  // empty for an empty cell, at its place in the row
  int row = 0, column = 0;  // from 0
  int row_span = 1, column_span = 1;
  std::optional<Box> box;
};

struct Table {
  Span span;
  int rows = 0, columns = 0;
  std::vector<Cell> cells;  // by row, then column; a merged cell once, at its top left
};

enum class PageSource { text, text_layer, ocr, docx };
enum class PageState { ok, blank, damaged, unreadable };

struct Page {
  int number = 1;  // from 1
  Span span;
  PageSource source = PageSource::text;
  PageState state = PageState::ok;
  int rotation = 0;                // degrees clockwise by which the page was turned to be read: 0, 90, 180, 270
  double width = 0, height = 0;    // points, after turning; 0 for plain text
};

enum class DocumentKind { text, pdf, scan, image, docx };

struct EngineVersions {
  std::string tesseract, poppler;  // empty where the engine took no part
};

// Monotone map between two texts, as the list of the places where they differ.
class TextMap {
 public:
  struct Edit {
    Span here, there;
  };
  void add(Edit edit) { edits_.push_back(edit); }  // in order, not overlapping
  // The smallest span of the other text that holds all that `span` came from.
  Span back(Span span) const;
  bool is_identity() const { return edits_.empty(); }
  const std::vector<Edit>& edits() const { return edits_; }

 private:
  std::vector<Edit> edits_;
};

struct Document {
  std::string name;    // as the user named the file, cleaned to valid UTF-8
  std::string sha256;  // of the file's bytes, lower-case hex
  DocumentKind kind = DocumentKind::text;
  EngineVersions engines;
  std::string text;
  std::string raw;
  TextMap raw_map;
  std::vector<Page> pages;
  std::vector<Line> lines;
  std::vector<Token> tokens;
  std::vector<Table> tables;

  std::string_view at(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
  const Page* page_of(Offset at) const;  // nullptr only when there are no pages
  // The box that covers the tokens (else the lines or cells) that the span touches; nullopt for plain text.
  std::optional<Box> box_of(Span span) const;
};

const char* name(PageSource source);
const char* name(PageState state);
const char* name(DocumentKind kind);

}  // namespace doisoat
