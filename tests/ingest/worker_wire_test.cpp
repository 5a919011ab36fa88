#include "ingest/worker_wire.h"

#include <gtest/gtest.h>

#include <functional>

#include "ingest/worker_request.h"

namespace doisoat {
namespace {

Document sample() {
  Document document;
  document.kind = DocumentKind::scan;
  document.engines = {"5.3.0", ""};
  document.text = "Số: 12\t03/22\nhết\n";
  document.pages.push_back({1, {0, static_cast<Offset>(document.text.size())}, PageSource::ocr, PageState::ok, 90, 595, 842});
  document.lines.push_back({{0, 14}, Box{1, 2, 3, 4}, false});
  document.lines.push_back({{15, 20}, std::nullopt, true});
  document.tokens.push_back({{6, 8}, {10, 20, 30, 40}, 0.5, {{"17", 0.25}}});
  document.tables.push_back({{0, 14}, 1, 2, {{{0, 8}, 0, 0, 1, 1, Box{1, 2, 3, 4}}, {{9, 14}, 0, 1, 1, 1, std::nullopt}}});
  return document;
}

TEST(WorkerWire, CarriesADocument) {
  Document back = decode_document(encode(sample()));
  EXPECT_EQ(back.text, sample().text);
  EXPECT_EQ(back.raw, sample().text);
  EXPECT_EQ(back.kind, DocumentKind::scan);
  EXPECT_EQ(back.engines.tesseract, "5.3.0");
  ASSERT_EQ(back.pages.size(), 1u);
  EXPECT_EQ(back.pages[0].rotation, 90);
  EXPECT_EQ(back.pages[0].source, PageSource::ocr);
  ASSERT_EQ(back.lines.size(), 2u);
  EXPECT_EQ(back.lines[0].box, (Box{1, 2, 3, 4}));
  EXPECT_TRUE(back.lines[1].begins_paragraph);
  ASSERT_EQ(back.tokens.size(), 1u);
  EXPECT_EQ(back.at(back.tokens[0].span), "12");
  EXPECT_EQ(back.tokens[0].alternatives[0].text, "17");
  ASSERT_EQ(back.tables.size(), 1u);
  EXPECT_EQ(back.at(back.tables[0].cells[1].span), "03/22");
}

// A worker that a hostile file has taken over may send anything.
TEST(WorkerWire, RefusesWhatBreaksTheInvariants) {
  struct Case { const char* what; std::function<void(Document&)> spoil; } cases[] = {
      {"text is no UTF-8", [](Document& d) { d.text[0] = '\xff'; }},
      {"text holds NUL", [](Document& d) { d.text[0] = '\0'; }},
      {"span beyond the text", [](Document& d) { d.tokens[0].span.end = 1000; }},
      {"span inside out", [](Document& d) { d.tokens[0].span = {8, 6}; }},
      {"span inside a letter", [](Document& d) { d.tokens[0].span.begin = 2; }},
      {"lines overlap", [](Document& d) { d.lines[1].span.begin = 3; }},
      {"line over a line end", [](Document& d) { d.lines[1].span = {14, 20}; }},
      {"cell outside its table", [](Document& d) { d.tables[0].cells[1].span = {15, 20}; }},
      {"cell beyond the columns", [](Document& d) { d.tables[0].cells[1].column = 2; }},
      {"cell beyond the rows", [](Document& d) { d.tables[0].cells[1].row_span = 2; }},
      {"box inside out", [](Document& d) { d.tokens[0].box.x1 = 0; }},
      {"box not finite", [](Document& d) { d.tokens[0].box.x1 = 0.0 / 0.0; }},
      {"confidence above one", [](Document& d) { d.tokens[0].confidence = 1.5; }},
      {"rotation", [](Document& d) { d.pages[0].rotation = 45; }},
  };
  for (auto& c : cases) {
    Document document = sample();
    c.spoil(document);
    EXPECT_THROW(decode_document(encode(document)), WireError) << c.what;
  }
}

TEST(WorkerWire, RefusesEveryTruncation) {
  const std::string bytes = encode(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(decode_document(std::string_view(bytes).substr(0, size)), WireError) << size;
  }
  EXPECT_THROW(decode_document(bytes + "x"), WireError);
}

TEST(WorkerWire, RefusesCountsBeyondTheMessageWithoutTakingTheirMemory) {
  WireWriter out;
  out.u8(0);
  for (int i = 0; i < 3; ++i) out.string("");
  out.u32(0xffffffff);  // pages
  EXPECT_THROW(decode_document(out.take()), WireError);
}

TEST(WorkerWire, TakesTroubleOnlyInItsUsualShape) {
  struct Case { Trouble given; const char* code; } cases[] = {
      {Trouble("file.password"), "file.password"},
      {Trouble("file.unsupported", {{"advice", "advice.save_as_docx_or_pdf"}}), "file.unsupported"},
      {Trouble("db.locked"), "file.worker_crashed"},
      {Trouble("file.\x1b[31m"), "file.worker_crashed"},
      {Trouble("file.damaged", {{"path", "/etc/passwd\n"}}), "file.worker_crashed"},
  };
  for (auto& c : cases) EXPECT_EQ(decode_trouble(encode(c.given)).code, c.code);
  EXPECT_EQ(decode_trouble("junk").code, "file.worker_crashed");
}

}  // namespace
}  // namespace doisoat
