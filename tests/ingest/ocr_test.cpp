#include "ingest/ocr.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "ingest/pdf_file.h"
#include "tests/ingest/make_pdf.h"

namespace doisoat {
namespace {

Image line_of_text() {
  std::string pdf = make_pdf({{show(72, 700, "Khoi to 17 vu, 23 bi can")}});
  return Image(pixConvertTo8(PdfFile(pdf).render(1, 150).image.get(), 0));
}

// A fifth of the engine's time is saved only as long as it calls our pixWriteMem. When this fails, see ocr_line_image.cpp.
TEST(Ocr, LineImagesSkipPngCompression) {
  Recognizer recognizer;
  const long before = line_images_passed();
  std::vector<Word> words = recognizer.read(line_of_text(), 150);
  EXPECT_FALSE(words.empty());
  EXPECT_GT(line_images_passed(), before);
}

TEST(Ocr, LineImagesKeepEveryPixel) {
  Image picture = line_of_text();
  l_uint8* data = nullptr;
  size_t size = 0;
  ASSERT_EQ(pixWriteMem(&data, &size, picture.get(), IFF_PNG), 0);
  ASSERT_GT(size, 2u);
  EXPECT_EQ(std::string(reinterpret_cast<char*>(data), 2), "P5");
  Image back(pixReadMem(data, size));
  lept_free(data);
  l_int32 same = 0;
  ASSERT_TRUE(back);
  pixEqual(picture.get(), back.get(), &same);
  EXPECT_EQ(same, 1);
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
