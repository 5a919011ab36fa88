// A PDF as Poppler sees it: its words and its rendering. The only file that sees Poppler. One thread only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/image.h"
#include "ingest/page_reading.h"

namespace poppler {
class document;
class page;
}  // namespace poppler

namespace doisoat {

struct Rendering {
  Image image;              // 8-bit gray or 32-bit colour
  bool complained = false;  // Poppler reported errors: what it drew may lack something, even everything
};

class PdfFile {
 public:
  // Does not own the bytes: they must outlive it. Throws Trouble file.password, file.damaged.
  explicit PdfFile(std::string_view bytes);
  ~PdfFile();

  int pages() const { return pages_; }
  // False when the page cannot be loaded at all. `number` from 1, as in all members.
  bool has_page(int number);
  // Points, after /Rotate.
  void size(int number, double& width, double& height);
  int rotation(int number);
  // Words of the text layer in Poppler's order; boxes from the page's top left after /Rotate. Pieces without a space between
  // them are one word.
  std::vector<Word> words(int number);
  Rendering render(int number, double dpi);

  static std::string version();

 private:
  poppler::page* page(int number);
  std::unique_ptr<poppler::document> document_;
  std::unique_ptr<poppler::page> page_;
  int page_number_ = 0;
  int pages_ = 0;
};

}  // namespace doisoat
