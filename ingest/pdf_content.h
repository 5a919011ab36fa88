// What a PDF page draws, without drawing it: where its pictures lie, how much text is visible, which straight lines are ruled.
// By qpdf; the only file that sees it. Reads the content stream as PDF 32000-1:2008, 8.3 (coordinates) and 8.9 (images) say.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "ingest/image.h"
#include "ingest/page_reading.h"

class QPDF;

namespace doisoat {

struct PageContent {
  bool known = false;        // false: qpdf could not read the page, the rest says nothing
  double picture_cover = 0;  // share of the page that pictures cover
  int pictures = 0;          // drawn
  int visible_glyphs = 0;    // about: bytes of strings shown in a visible mode and not covered by a later page-size picture
  int hidden_glyphs = 0;     // the other strings
  int paths = 0;             // painted
  std::vector<Rule> rules;   // points from the top left of the page after /Rotate
  double picture_dpi = 0;    // of the largest picture
};

class PdfContent {
 public:
  // Does not own the bytes. Throws Trouble file.damaged.
  explicit PdfContent(std::string_view bytes);
  ~PdfContent();

  PageContent content(int number);

  // The scan itself where one JPEG covers the page and is placed upright or by quarter turns: no second rendering. Null image
  // otherwise, or when it needs more than plain decoding (colour spaces, masks). `dpi` as placed on the page.
  Decoded scan(int number);

 private:
  struct Interpreter;
  std::unique_ptr<QPDF> pdf_;
};

// What is drawn on the page; nothing when `content` is null or qpdf gives up on a page that Poppler may still read.
PageContent drawn_on(PdfContent* content, int number);

}  // namespace doisoat
