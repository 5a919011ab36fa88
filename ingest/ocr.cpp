#include "ingest/ocr.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <string_view>

#include "document/trouble.h"
#include "ingest/ocr_shortcuts.h"

namespace doisoat {
namespace {

tesseract::PageSegMode mode(OcrLayout layout) {
  switch (layout) {
    case OcrLayout::block: return tesseract::PSM_SINGLE_BLOCK;
    case OcrLayout::line: return tesseract::PSM_SINGLE_LINE;
    case OcrLayout::sparse: return tesseract::PSM_SPARSE_TEXT;
    case OcrLayout::automatic: break;
  }
  return tesseract::PSM_AUTO;
}

}  // namespace

Recognizer::Recognizer() = default;
Recognizer::~Recognizer() = default;

std::string Recognizer::version() { return tesseract::TessBaseAPI::Version(); }

tesseract::TessBaseAPI& Recognizer::engine() {
  if (!engine_) {
    // Asking pulls these files into the program.
    static_cast<void>(line_images_passed() + parallel_parts_done_at_once() + ambiguities_left_out());
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    if (engine->Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) != 0) throw Trouble("file.no_ocr");
    engine->SetVariable("tessedit_do_invert", "0");  // no white text on black in reports
    engine->SetVariable("textord_all_prop", "1");        // and no typewriter: looking for one costs a fiftieth of the time
    engine->SetVariable("paragraph_text_based", "0");    // paragraphs are extract's business
    engine_ = std::move(engine);
  }
  return *engine_;
}

std::vector<Word> Recognizer::read(const Image& image, int dpi, OcrLayout layout, PixelBox part) {
  tesseract::TessBaseAPI& api = engine();
  api.SetPageSegMode(mode(layout));
  api.SetVariable("user_defined_dpi", std::to_string(dpi).c_str());
  api.SetImage(image.get());
  if (part.width > 0) api.SetRectangle(part.x, part.y, part.width, part.height);
  std::vector<Word> words;
  const double scale = 72.0 / dpi;
  if (api.Recognize(nullptr) == 0) {
    std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    int line = -1;
    double base = 0;
    for (bool more = at != nullptr; more; more = at->PageIterator::Next(tesseract::RIL_WORD)) {
      if (at->PageIterator::IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
        ++line;
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        base = at->Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1) ? (y0 + y1) / 2.0 : 0;
      }
      std::unique_ptr<char[]> text(at->LTRResultIterator::GetUTF8Text(tesseract::RIL_WORD));
      if (!text || std::string_view(text.get()).find_first_not_of(' ') == std::string_view::npos) continue;
      Word word;
      word.text = text.get();
      int x0, y0, x1, y1;
      if (!at->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) continue;
      word.box = {x0 * scale, y0 * scale, x1 * scale, y1 * scale};
      word.confidence = std::clamp(at->Confidence(tesseract::RIL_WORD) / 100.0, 0.0, 1.0);
      word.line = line;
      word.baseline = base * scale;
      words.push_back(std::move(word));
    }
  }
  api.Clear();
  return words;
}

int Recognizer::turn_needed(const Image& image, int dpi) {
  if (!orientation_) {
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    if (engine->Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) != 0) throw Trouble("file.no_ocr");
    engine->SetPageSegMode(tesseract::PSM_OSD_ONLY);
    orientation_ = std::move(engine);
  }
  orientation_->SetVariable("user_defined_dpi", std::to_string(dpi).c_str());
  orientation_->SetImage(image.get());
  int degrees = 0;
  float confidence = 0, script_confidence = 0;
  const char* script = nullptr;
  bool known = orientation_->DetectOrientationScript(&degrees, &confidence, &script, &script_confidence);
  orientation_->Clear();
  // Tesseract says how far clockwise the page stands turned; turning on to a full circle rights it.
  return known ? (360 - degrees % 360) % 360 : 0;
}

}  // namespace doisoat
