// Whole files through the worker processes. Tests whose names end in Ocr run the engine.
#include "ingest/ingest.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "document/trouble.h"
#include "ingest/image.h"
#include "ingest/pdf_file.h"
#include "ingest/reread.h"
#include "ingest/worker_pool.h"
#include "tests/ingest/make_pdf.h"

namespace doisoat {
namespace {

namespace fs = std::filesystem;

struct IngestTest : testing::Test {
  static void SetUpTestSuite() { ::setenv("DOISOAT_WORKER", DOISOAT_PROGRAM, 1); }
  fs::path folder = fs::temp_directory_path() / ("doisoat-ingest-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override {
    fs::remove_all(folder);
    ::unsetenv("DOISOAT_TEST_WORKER");
    EXPECT_LT(::waitpid(-1, nullptr, WNOHANG), 0) << "a worker was left behind";
  }

  fs::path put(const char* name, std::string_view bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }
  std::string code(std::string_view bytes, const IngestOptions& options = {}) {
    try {
      ingest(put("file", bytes), options);
      return "ok";
    } catch (const Trouble& trouble) {
      EXPECT_EQ(trouble.parameters.count("file"), 1u);
      return trouble.code;
    }
  }
};

// The picture of a page of text, gray, at 150 dpi.
Image page_picture(const std::string& content) {
  std::string pdf = make_pdf({{content}});
  Image colour = PdfFile(pdf).render(1, 150).image;
  return Image(pixConvertTo8(colour.get(), 0));
}

std::string encode_image(const Image& image, int format) {
  l_uint8* data = nullptr;
  size_t size = 0;
  int failed = format == IFF_PNG         ? pixWriteMemPng(&data, &size, image.get(), 0)
               : format == IFF_JFIF_JPEG ? pixWriteMemJpeg(&data, &size, image.get(), 90, 0)
                                         : pixWriteMemTiff(&data, &size, image.get(), IFF_TIFF_ZIP);
  std::string bytes(failed ? 0 : size, '\0');
  if (!failed) std::copy(data, data + size, bytes.begin());
  lept_free(data);
  return bytes;
}

const std::string kText = show(72, 700, "Tong so 128 nguoi nghien, 45 nguoi su dung") +
                          show(72, 670, "Khoi to 17 vu, 23 bi can") + show(72, 640, "Thu giu 3.510.000 dong, 86,4 gam heroin");

TEST_F(IngestTest, ReadsATextLayer) {
  Document document = ingest(put("a.pdf", make_pdf({{kText}, {""}})));
  EXPECT_EQ(document.kind, DocumentKind::pdf);
  EXPECT_EQ(document.name, "a.pdf");
  EXPECT_EQ(
      document.text,
      "Tong so 128 nguoi nghien, 45 nguoi su dung\nKhoi to 17 vu, 23 bi can\nThu giu 3.510.000 dong, 86,4 gam heroin\n\f");
  EXPECT_EQ(document.raw, document.text);
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(document.pages[0].source, PageSource::text_layer);
  EXPECT_EQ(document.pages[0].width, 595);
  EXPECT_EQ(document.pages[1].state, PageState::blank);
  // "128" stands 72 points from the left plus "Tong so ", on the line whose baseline is 842 - 700 from the top.
  const Token& token = document.tokens.at(2);
  EXPECT_EQ(document.at(token.span), "128");
  EXPECT_NEAR(token.box.x0, 119, 3);
  EXPECT_NEAR(token.box.y1, 142, 4);
  EXPECT_EQ(token.confidence, 1);
}

TEST_F(IngestTest, ReadsPlainTextWhateverItsName) {
  for (const char* name : {"a.txt", "a.pdf", "a.png"}) {
    Document document = ingest(put(name, "/etc/passwd\nTổng số 128 người\n"));
    EXPECT_EQ(document.kind, DocumentKind::text);
    EXPECT_EQ(document.text, "/etc/passwd\nTổng số 128 người\n");
  }
}

TEST_F(IngestTest, TellsBadFilesApart) {
  std::string good = make_pdf({{kText}});
  std::string huge = encode_image(page_picture(kText), IFF_PNG);
  huge.replace(16, 8, std::string("\x00\x00\xff\xff\x00\x00\xff\xff", 8));  // IHDR: 65535 × 65535
  struct Case {
    const char* what;
    std::string bytes;
    const char* code;
  } cases[] = {
      {"good", good, "ok"},
      {"empty", "", "file.empty"},
      {"junk after the magic bytes", "%PDF-1.4\n\x01\x02\x03", "file.damaged"},
      {"a picture that claims 4 gigapixels", huge, "file.too_large"},
      {"a picture of which only the header is there", std::string("\x89PNG\r\n\x1a\n", 8), "file.damaged"},
      {"unknown bytes",
       std::string("\x7f"
                   "ELF\x02\x01\x01\x00\x00\x00",
                   10),
       "file.unsupported"},
  };
  for (auto& c : cases) EXPECT_EQ(code(c.bytes), c.code) << c.what;
}

TEST_F(IngestTest, ReadsAPdfOnlyHalfThere) {
  std::string whole = make_pdf({{kText}, {kText}, {kText}});
  // Cut behind the second page's stream: the cross-reference table is gone, its objects are not.
  std::string cut = whole.substr(0, whole.find("14 0 obj"));
  std::string outcome = code(cut);
  EXPECT_TRUE(outcome == "ok" || outcome == "file.damaged") << outcome;
}

TEST_F(IngestTest, CostsOneFileWhenTheWorkerDies) {
  struct Case {
    const char* fault;
    const char* code;
  } cases[] = {
      {"crash", "file.worker_crashed"}, {"exit", "file.worker_crashed"},  {"flood", "file.too_large"},
      {"hang", "file.timeout"},         {"forge", "file.worker_crashed"},
  };
  IngestOptions options;
  options.page_seconds = 2;
  for (auto& c : cases) {
    ::setenv("DOISOAT_TEST_WORKER", c.fault, 1);
    auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(code(make_pdf({{kText}}), options), c.code) << c.fault;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4)) << c.fault;
    ::unsetenv("DOISOAT_TEST_WORKER");
    EXPECT_EQ(code(make_pdf({{kText}}), options), "ok") << "after " << c.fault;
  }
}

// A worker in the hands of a hostile file opens no socket, writes no file, starts no process, signals nobody.
TEST_F(IngestTest, KeepsAHostileWorkerIn) {
  ::setenv("DOISOAT_TEST_WORKER", "escape", 1);
  EXPECT_EQ(code(make_pdf({{kText}})), "ok");
}

// Forms that draw each other twice, 40 levels deep: 2^40 texts.
TEST_F(IngestTest, GivesUpOnNestedForms) {
  std::vector<std::string> objects;
  for (int level = 0; level < 40; ++level) {
    std::string next = std::to_string(101 + level);
    std::string stream = level == 39 ? show(72, 700, "deep") : "/X Do /X Do";
    objects.push_back(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /X " + next +
        " 0 R >> >> /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream");
  }
  IngestOptions options;
  options.page_seconds = 3;
  auto start = std::chrono::steady_clock::now();
  Document document = ingest(put("bomb.pdf", make_pdf({{kText}, {"/X Do", "/XObject << /X 100 0 R >>"}}, objects)), options);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(document.pages[0].state, PageState::ok);
  EXPECT_NE(document.pages[1].state, PageState::blank);
  EXPECT_EQ(document.text.find("Tong so 128"), 0u);
}

TEST_F(IngestTest, AsksForThePasswordOfALockedPdf) {
  // Standard security handler, revision 2, a user password that is not empty: what Poppler sees is that the empty one fails.
  std::string pdf = make_pdf({{kText}});
  std::string hex(64, '7');
  pdf.replace(pdf.find("/Root"), 5,
              "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + hex + "> /U <" + hex + "> >> /ID [<00> <00>] /Root");
  EXPECT_EQ(code(pdf), "file.password");
}

TEST_F(IngestTest, ReadsAScanOcr) {
  Image picture = page_picture(kText);
  std::string object =
      jpeg_object(encode_image(picture, IFF_JFIF_JPEG), pixGetWidth(picture.get()), pixGetHeight(picture.get()));
  // An old OCR layer, invisible, says something else than the picture.
  PdfPage scan{show(72, 700, "Tong so 999 nguoi", 12, 3) + "q 595 0 0 842 0 0 cm /I Do Q", "/XObject << /I 100 0 R >>"};
  Document document = ingest(put("scan.pdf", make_pdf({scan}, {object})));
  EXPECT_EQ(document.kind, DocumentKind::scan);
  EXPECT_EQ(document.pages.at(0).source, PageSource::ocr);
  for (const char* numeral : {"128", "45", "17", "23", "3.510.000", "86,4"}) {
    EXPECT_NE(document.text.find(numeral), std::string::npos) << numeral << " in\n" << document.text;
  }
  EXPECT_EQ(document.text.find("999"), std::string::npos);
  auto at = static_cast<Offset>(document.text.find("128"));
  auto box = document.box_of({at, at + 3});
  ASSERT_TRUE(box);
  EXPECT_NEAR(box->x0, 119, 4);
  EXPECT_NEAR(box->y1, 142, 4);

  auto readings = reread(folder / "scan.pdf", document, {{at, at + 3}});
  ASSERT_EQ(readings.size(), 1u);
  ASSERT_FALSE(readings[0].empty());
  EXPECT_EQ(readings[0][0].text, "128");

  put("scan.pdf", make_pdf({{kText}}));
  EXPECT_THROW(reread(folder / "scan.pdf", document, {{at, at + 3}}), Trouble);
}

TEST_F(IngestTest, TurnsPagesUprightOcr) {
  std::string content;
  const std::string sentence =
      "Tong so 128 nguoi nghien, trong do 45 nguoi su dung trai phep chat ma tuy tren dia ban cac xa, thi tran cua huyen ";
  for (int line = 0; line < 20; ++line) {
    std::string text;
    for (std::size_t i = 0; i < 70; ++i) text += sentence[(static_cast<std::size_t>(line) * 70 + i) % sentence.size()];
    content += show(72, 760 - 24 * line, text);
  }
  for (int degrees : {0, 90, 180, 270}) {
    Document document = ingest(put("turned.png", encode_image(turn(page_picture(content), degrees), IFF_PNG)));
    EXPECT_EQ(document.pages.at(0).rotation, (360 - degrees) % 360);
    EXPECT_EQ(document.text.find("Tong so 128"), 0u) << degrees << "\n" << document.text.substr(0, 200);
    EXPECT_LT(document.pages[0].width, document.pages[0].height);
  }
}

TEST_F(IngestTest, SaysWhichPagesAreBlankOrDamagedOcr) {
  Image white(pixCreate(1240, 1754, 8));
  pixSetAll(white.get());
  Image picture = page_picture(kText);
  std::string blank = jpeg_object(encode_image(white, IFF_JFIF_JPEG), 1240, 1754);
  std::string jpeg = encode_image(picture, IFF_JFIF_JPEG);
  // Half of the picture's data is gone; of the other nothing but the first bytes.
  std::string half = jpeg_object(jpeg.substr(0, jpeg.size() / 2), pixGetWidth(picture.get()), pixGetHeight(picture.get()));
  std::string broken = jpeg_object(jpeg.substr(0, 40), pixGetWidth(picture.get()), pixGetHeight(picture.get()));
  auto page = [](int object) {
    return PdfPage{"q 595 0 0 842 0 0 cm /I Do Q", "/XObject << /I " + std::to_string(object) + " 0 R >>"};
  };
  Document document = ingest(put("pages.pdf", make_pdf({page(100), page(101), page(102)}, {blank, half, broken})));
  ASSERT_EQ(document.pages.size(), 3u);
  EXPECT_EQ(document.pages[0].state, PageState::blank);
  EXPECT_EQ(document.pages[1].state, PageState::damaged);
  EXPECT_EQ(document.pages[2].state, PageState::damaged);
}

// A picture that is broken, black or noise is never said to be a blank page, nor read as if it were whole.
TEST_F(IngestTest, ABrokenPictureIsNeverAnEmptyPageOcr) {
  Image text = page_picture(kText);
  const std::string tiff = encode_image(text, IFF_TIFF_ZIP), png = encode_image(text, IFF_PNG);
  std::string jpeg = encode_image(text, IFF_JFIF_JPEG);
  std::uint32_t random = 7;
  auto next = [&random] { return random = random * 1664525u + 1013904223u, random >> 24; };
  for (std::size_t i = jpeg.size() / 2; i < jpeg.size() / 2 + 2000 && i < jpeg.size(); ++i) jpeg[i] = static_cast<char>(next());
  Image black(pixCreate(620, 877, 8)), noise(pixCreate(210, 297, 8));
  for (int y = 0; y < 297; ++y) {
    for (int x = 0; x < 210; ++x) pixSetPixel(noise.get(), x, y, next());
  }
  struct Case {
    const char* what;
    std::string bytes;
  } cases[] = {
      {"a TIFF cut short", tiff.substr(0, tiff.size() * 6 / 10)},
      {"a PNG cut short", png.substr(0, png.size() / 2)},
      {"a JPEG cut short", jpeg.substr(0, jpeg.size() / 3)},
      {"a JPEG with a stretch overwritten", jpeg},
      {"nothing but black", encode_image(black, IFF_PNG)},
      {"nothing but noise", encode_image(noise, IFF_PNG)},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    try {
      Document document = ingest(put("picture", c.bytes));
      ASSERT_EQ(document.pages.size(), 1u);
      EXPECT_NE(document.pages[0].state, PageState::blank);
      EXPECT_NE(document.pages[0].state, PageState::ok) << document.text;
    } catch (const Trouble& trouble) {
      EXPECT_EQ(trouble.code, "file.damaged");
    }
  }
}

TEST_F(IngestTest, ReadsEveryPageOfATiffOcr) {
  Image first = page_picture(show(72, 700, "Trang 1 co 128 nguoi")),
        second = page_picture(show(72, 700, "Trang 2 co 345 nguoi"));
  fs::path path = folder / "fax.tif";
  pixWriteTiff(path.c_str(), first.get(), IFF_TIFF_ZIP, "w");
  pixWriteTiff(path.c_str(), second.get(), IFF_TIFF_ZIP, "a");
  Document document = ingest(path);
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_NE(document.at(document.pages[0].span).find("128"), std::string::npos);
  EXPECT_NE(document.at(document.pages[1].span).find("345"), std::string::npos);
}

TEST_F(IngestTest, ReportsProgressPageByPage) {
  std::vector<int> seen;
  IngestOptions options;
  options.progress = [&](int done, int all) {
    EXPECT_EQ(all, 3);
    seen.push_back(done);
  };
  ingest(put("a.pdf", make_pdf({{kText}, {kText}, {kText}})), options);
  EXPECT_EQ(seen, (std::vector<int>{1, 2, 3}));
}

TEST_F(IngestTest, KeepsItsWorkersForTheNextFile) {
  WorkerPool pool(1);
  IngestOptions options;
  options.pool = &pool;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(code(make_pdf({{kText}}), options), "ok");
  EXPECT_EQ(pool.started(), 1);
}

}  // namespace
}  // namespace doisoat
