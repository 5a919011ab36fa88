// Numerals read by the shapes of the page's own digits: a second opinion that knows no language.
//
// The engine's model takes a line as a whole and is at its weakest where there is little of it: a table's "1", "08", "20,0".
// But most digits of a page it reads surely, and all are of the same type: their shapes are learned, and doubtful numerals
// compared with them, glyph by glyph (G. Nagy and Y. Xu, "Automatic prototype extraction for adaptive OCR", 1997). What has
// as many parts as it has glyphs cannot lose a digit, and a comma is told from a full stop by how far below the line it
// reaches.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ingest/image.h"
#include "ingest/page_reading.h"

namespace doisoat {

// A part of the picture that hangs together.
struct Glyph {
  int x = 0, y = 0, width = 0, height = 0;  // pixels

  int right() const { return x + width; }
  int bottom() const { return y + height; }
};

struct GlyphReading {
  std::string text;    // digits, separators, signs
  bool alike = false;  // one of its shapes is no better than a letter might be: I for 1
};

class GlyphReader {
 public:
  // `page` is 8-bit gray or 1 bit and must outlive the reader.
  GlyphReader(const Image& page, int dpi);

  // Learns from words as the engine read them: what most of those say in which a shape stands is what it is.
  void learn(const std::vector<Word>& words);

  // The numeral that stands alone in a part of the page (pixels), in one line; nullopt where anything else is in it, where a
  // shape is not known well enough, or when too little was learned. `percent`: a percent sign ends it.
  // `behind`: how many glyphs of punctuation follow it.
  std::optional<GlyphReading> read(PixelBox part, bool percent, int behind = 0) const;

  // Of each separator between digits, from left to right: its height and how far it reaches below the line, together, in
  // heights of a digit. About 0.17 for full stops, more than 0.25 for commas.
  std::vector<double> separators(PixelBox part) const;

  // The glyphs of a part, from left to right, without specks.
  std::vector<Glyph> glyphs(PixelBox part) const;

 private:
  static constexpr int kGrid = 16;
  struct Shape {
    std::array<float, kGrid * kGrid> cells{};  // shares of ink
    float aspect = 0;                          // width by height
  };
  struct Sample {
    char label = 0;  // what it is; a letter only so that it is not taken for a digit
    Shape shape;
    float sureness = 0;  // the engine's, of the word
  };
  struct Match {
    char label = 0;
    float distance = 1e9F, next = 1e9F;  // of the nearest sample; of the nearest with another label
  };

  static float distance(const Shape& a, const Shape& b);
  Shape shape_of(const Glyph& glyph) const;
  Match match(const Shape& shape, const Sample* without = nullptr) const;
  void learn(const Word& word);
  void forget_strays();
  bool is_sure(const Match& match) const;
  bool read_tall(const std::vector<Glyph>& parts, std::size_t& at, int usual_width, GlyphReading& reading) const;
  bool read_touching(const Glyph& glyph, int usual_width, GlyphReading& reading) const;

  const Image& page_;
  double point_;  // pixels
  int ink_;       // gray that is darker belongs to a glyph
  std::vector<Sample> samples_;
  float usual_ = 0;  // distance between neighbours of one label that nine in ten keep
};

}  // namespace doisoat
