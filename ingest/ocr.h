// Optical character recognition by Tesseract's LSTM engine. The only file that sees Tesseract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/image.h"
#include "ingest/page_reading.h"

namespace tesseract {
class TessBaseAPI;
}

namespace doisoat {

enum class OcrLayout { automatic, block, line, sparse };  // page segmentation modes 3, 6, 7 and 11

// One engine, loaded once and used for page after page. Not thread-safe.
class Recognizer {
 public:
  Recognizer();
  ~Recognizer();

  // Words in the engine's reading order; boxes in points at `dpi`. `part`: only there (whole picture if empty).
  // Throws Trouble file.no_ocr when the engine's data is not installed.
  std::vector<Word> read(const Image& image, int dpi, OcrLayout layout = OcrLayout::automatic, PixelBox part = {});

  // By how many degrees clockwise the picture must be turned to stand upright (0, 90, 180, 270), as Tesseract's orientation
  // detection has it; 0 when it cannot say.
  int turn_needed(const Image& image, int dpi);

  static std::string version();

 private:
  tesseract::TessBaseAPI& engine();
  std::unique_ptr<tesseract::TessBaseAPI> engine_, orientation_;
};

}  // namespace doisoat
