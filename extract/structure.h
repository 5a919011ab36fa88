// The tree of a text: lines joined into blocks (wrapped lines and page breaks mended), blocks into sections, bullets and
// sub-bullets; blocks cut into sentences, parentheses and segments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "extract/lexemes.h"

namespace doisoat {

enum class BlockKind { heading, bullet, paragraph };

// A half-open range of lexemes.
struct Range {
  LexemeIndex begin = 0, end = 0;
  bool contains(LexemeIndex i) const { return begin <= i && i < end; }
  bool empty() const { return begin >= end; }
};

struct Block {
  Span span;
  Range range;           // of its lexemes, the marker among them
  Range marker;          // "1.", "-", "+": its lexemes
  BlockKind kind = BlockKind::paragraph;
  int level = 0;         // the deeper the larger
  int parent = -1;       // index of the block it belongs to
  bool ends_in_colon = false;
};

// A pair of parentheses; `open` and `close` are their lexemes (close = the block's end where it is missing).
struct Parenthesis {
  LexemeIndex open = 0, close = 0;
  int outer = -1;  // the parenthesis around it
};

struct Structure {
  std::vector<Block> blocks;              // in reading order
  std::vector<Range> sentences;           // in reading order; none crosses a block
  std::vector<Parenthesis> parentheses;   // by `open`
  // By lexeme; -1 for lexemes of no block (tables are read apart).
  std::vector<int> block_of, sentence_of, parenthesis_of;
};

// Lines that hold nothing but the number of a page: they part no sentence. In reading order.
std::vector<Span> find_page_numbers(const Document& document);

// `skip`: what is no running text (tables, page numbers), in reading order.
Structure find_structure(const Document& document, const std::vector<Lexeme>& lexemes, const std::vector<Span>& skip);

}  // namespace doisoat
