// What a worker does with the file it was handed: one file at a time, engines kept from file to file.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/identify.h"
#include "ingest/ocr.h"
#include "ingest/page_picture.h"
#include "ingest/pdf_content.h"
#include "ingest/pdf_file.h"
#include "ingest/worker_request.h"
#include "ingest/worker_wire.h"

namespace doisoat {

class WorkerSession {
 public:
  ~WorkerSession();

  // Takes the descriptor of the file's bytes; the file before is forgotten.
  void open(int descriptor);

  // These throw Trouble (file.*) when the file, or std::exception when the page cannot be read.
  Inspection inspect();
  Document page(int number);
  std::string reread(WireReader& request);

 private:
  void load();
  Decoded picture(int number);
  void keep(int number, RightedPage page);
  void close();

  std::string_view bytes_;
  bool loaded_ = false;
  FileFormat format_ = FileFormat::unknown;
  std::unique_ptr<PdfFile> pdf_;
  std::unique_ptr<PdfContent> content_;
  Recognizer recognizer_;
  // Pictures of the pages read last, as they were read, for second readings: decoding and cleaning again takes a tenth of a page's
  // time.
  std::deque<std::pair<int, RightedPage>> kept_;
};

}  // namespace doisoat
