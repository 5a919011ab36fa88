#include "ingest/ocr.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "ingest/ocr_shortcuts.h"
#include "ingest/pdf_file.h"
#include "tests/ingest/make_pdf.h"

extern "C" {  // ocr_one_thread.cpp
void GOMP_parallel_sections(void (*work)(void*), void* data, unsigned threads, unsigned count, unsigned flags);
unsigned GOMP_sections_next();
void GOMP_sections_end_nowait();
}

namespace doisoat {
namespace {

Image line_of_text() {
  std::string pdf = make_pdf({{show(72, 700, "Khoi to 17 vu, 23 bi can")}});
  return Image(pixConvertTo8(PdfFile(pdf).render(1, 150).image.get(), 0));
}

// A third of the engine's time is saved only as long as it comes by our shortcuts. When this fails, see ocr_shortcuts.h.
TEST(Ocr, TheEngineComesByEveryShortcut) {
  const long images = line_images_passed(), parts = parallel_parts_done_at_once(), ambiguities = ambiguities_left_out();
  Recognizer recognizer;
  EXPECT_FALSE(recognizer.read(line_of_text(), 150).empty());
  EXPECT_GT(line_images_passed(), images) << "every line image is compressed as PNG again (ocr_line_image.cpp)";
  EXPECT_GT(parallel_parts_done_at_once(), parts) << "libgomp makes teams of one thread again (ocr_one_thread.cpp)";
  EXPECT_GT(ambiguities_left_out(), ambiguities) << "every worker loads the classic engine's table again (ocr_ambiguities.cpp)";
}

TEST(Ocr, LineImagesKeepEveryPixel) {
  Image picture = line_of_text();
  l_uint8* data = nullptr;
  size_t size = 0;
  ASSERT_EQ(pixWriteMem(&data, &size, picture.get(), IFF_PNG), 0);
  ASSERT_GT(size, 4u);
  EXPECT_EQ(std::string(reinterpret_cast<char*>(data), 4), "spix");
  Image back(pixReadMem(data, size));
  lept_free(data);
  l_int32 same = 0;
  ASSERT_TRUE(back);
  pixEqual(picture.get(), back.get(), &same);
  EXPECT_EQ(same, 1);
}

// The stand-in for OpenMP does what was to be parallel once each, also where parts have parts of their own.
TEST(Ocr, PartsToBeDoneInParallelAreEachDoneOnce) {
  static int done[4];
  auto inner = [](void*) {
    for (unsigned section = GOMP_sections_next(); section != 0; section = GOMP_sections_next()) ++done[section];
    GOMP_sections_end_nowait();
  };
  auto outer = [](void* parts) {
    auto work = reinterpret_cast<void (*)(void*)>(parts);
    for (unsigned section = GOMP_sections_next(); section != 0; section = GOMP_sections_next()) {
      GOMP_parallel_sections(work, nullptr, 0, 3, 0);
    }
    GOMP_sections_end_nowait();
  };
  GOMP_parallel_sections(outer, reinterpret_cast<void*>(+inner), 0, 2, 0);
  EXPECT_EQ(done[1], 2);
  EXPECT_EQ(done[2], 2);
  EXPECT_EQ(done[3], 2);
}

TEST(Ocr, WordsCarryBoxLineAndConfidence) {
  Recognizer recognizer;
  std::vector<Word> words = recognizer.read(line_of_text(), 150);
  ASSERT_EQ(words.size(), 7u);
  EXPECT_EQ(words[2].text, "17");
  EXPECT_EQ(words[0].line, words[6].line);
  EXPECT_GT(words[2].confidence, 0.8);
  EXPECT_LE(words[2].confidence, 1.0);
  EXPECT_NEAR(words[0].box.x0, 73, 2);
  EXPECT_NEAR(words[0].box.y1, 142, 3);
}

}  // namespace
}  // namespace doisoat
