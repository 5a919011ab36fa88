// A report's text set in type: what stands where on each page, and the text of each page exactly as it was set.
//
// Lengths are points (1/72 inch) from the page's top left; pages are A4, upright but for annexes with a wide table. The input
// looks as make_docx.py describes it: one TAB parts the two columns of the header block and of recipients and signature, two
// or more make a row of a ruled table, a form feed or a line "PHỤ LỤC …" begins a page. Not thread-safe: Pango's default font
// map is used.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/scan_maker/image.h"

namespace doisoat::corpus {

inline constexpr double kPageWidth = 595.28, kPageHeight = 841.89;

struct TypeStyle {
  std::string family = "Liberation Serif";  // metric-compatible with Times New Roman
  double size = 14;                         // points; the state format asks for 13 to 14
  bool page_numbers = true;
};

struct PlacedLine {
  std::shared_ptr<PangoLayout> layout;  // owns the line's text and glyphs
  int line = 0;                         // which line of the layout
  double x = 0, baseline = 0;
};

struct Stroke {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct SetPage {
  int number = 1;  // from 1
  double width = kPageWidth, height = kPageHeight;
  std::vector<PlacedLine> lines;
  std::vector<Stroke> strokes;
  std::string text;                // UTF-8, a line of text for each block or table row
  std::optional<Point> signature;  // middle of the place to sign, where the page has one
};

// Throws std::runtime_error when the font family is not installed.
std::vector<SetPage> set_in_type(const std::string& text, const TypeStyle& style);

// The words and rules of a page; a round red seal over a blue signature; the red stamp of incoming mail with its number and
// day, left below the header. The cairo context counts in points. Seals and stamps are not in the page's text.
void draw(const SetPage& page, cairo_t* context);
void draw_seal_and_signature(Point middle, cairo_t* context, Random& random);
void draw_incoming_stamp(cairo_t* context, Random& random);

}  // namespace doisoat::corpus
