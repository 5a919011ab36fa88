#include "ingest/identify.h"

#include <gtest/gtest.h>

#include "document/trouble.h"

namespace doisoat {
namespace {

std::string operator""_b(const char* bytes, size_t size) { return std::string(bytes, size); }

std::string wide(const std::string& text) {
  std::string result;
  for (char c : text) result += {c, '\0'};
  return result;
}

TEST(Identify, ByContent) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  const std::string zip = "PK\x03\x04\x14\0\0\0\x08\0"_b + std::string(16, '\0');
  const struct {
    std::string bytes;
    FileFormat format;
  } cases[] = {
      {"", FileFormat::empty},
      {" ", FileFormat::text},
      {"Số người nghiện: 12", FileFormat::text},
      {"\xEF\xBB\xBF"
       "12",
       FileFormat::text},
      {"\xFF\xFE"
       "1\0002\0"_b,
       FileFormat::text},
      // TCVN3: "Số người nghiện ma tuý".
      {"S\xE8 ng\xAD\xEAi nghi\xD6n ma tu\xFD: 114", FileFormat::text},
      // VISCII has letters among the control characters.
      {"NGUY\x06N TH\xB8 LAN, c\xF4ng an x\xE3", FileFormat::text},
      // DOS files end with 1A.
      {"12 vu\x1A", FileFormat::text},
      {"%PDF-1.4\n1 0 obj", FileFormat::pdf},
      {"junk before\n%PDF-1.4\n1 0 obj", FileFormat::pdf},
      {"A PDF file begins with %PDF- and a number.", FileFormat::text},
      {"\x89PNG\r\n\x1A\n\0\0"_b, FileFormat::png},
      {"\xFF\xD8\xFF\xE0", FileFormat::jpeg},
      {"II*\0\x08\0"_b, FileFormat::tiff},
      {"MM\0*\0\0"_b, FileFormat::tiff},
      {zip + "[Content_Types].xml..word/document.xml", FileFormat::docx},
      {zip + "[Content_Types].xml..xl/workbook.xml", FileFormat::xlsx},
      {zip + "[Content_Types].xml..ppt/presentation.xml", FileFormat::pptx},
      {zip + "mimetypeapplication/vnd.oasis.opendocument.text", FileFormat::odt},
      {zip + "bao-cao.docx", FileFormat::zip},
      {ole + wide("WordDocument"), FileFormat::doc},
      {ole + wide("Workbook"), FileFormat::xls},
      {ole + wide("EncryptedPackage"), FileFormat::encrypted_office},
      {ole, FileFormat::unknown},
      {"{\\rtf1\\ansi", FileFormat::rtf},
      {"\n<!DOCTYPE HTML><p>12", FileFormat::html},
      {"<html><body>", FileFormat::html},
      {"< 5 vụ", FileFormat::text},
      {"\0\0\0\x18"
       "ftypheic\0\0\0\0"_b,
       FileFormat::heic},
      {"\x7F"
       "ELF\x02\x01\x01\0\0\0"_b,
       FileFormat::unknown},
      {"\x01\x02\x03\x9A\xFE\xC3\xD9", FileFormat::unknown},
      // A path in a text file that is named .png: text, and never a list of files to open.
      {"/etc/passwd\n", FileFormat::text},
      {"BM dân phố số 3", FileFormat::text},
  };
  for (const auto& c : cases) EXPECT_STREQ(name(identify(c.bytes)), name(c.format)) << c.bytes.substr(0, 40);
}

TEST(Identify, UnreadFormatsComeWithAdvice) {
  const struct {
    FileFormat format;
    const char *code, *word, *advice;
  } cases[] = {
      {FileFormat::doc, "file.unsupported", "doc", "advice.save_as_docx_or_pdf"},
      {FileFormat::xlsx, "file.unsupported", "xlsx", "advice.save_as_docx_or_pdf"},
      {FileFormat::heic, "file.unsupported", "heic", "advice.save_as_jpeg_or_pdf"},
      {FileFormat::zip, "file.unsupported", "zip", "advice.unpack_first"},
      {FileFormat::unknown, "file.unsupported", "unknown", "advice.save_as_docx_or_pdf"},
      {FileFormat::encrypted_office, "file.password", "", ""},
      {FileFormat::empty, "file.empty", "", ""},
  };
  for (const auto& c : cases) {
    try {
      require_readable(c.format);
      ADD_FAILURE() << name(c.format);
    } catch (const Trouble& trouble) {
      EXPECT_EQ(trouble.code, c.code);
      auto parameters = trouble.parameters;
      EXPECT_EQ(parameters["format"], c.word);
      EXPECT_EQ(parameters["advice"], c.advice);
    }
  }
  EXPECT_NO_THROW(require_readable(FileFormat::docx));
}

}  // namespace
}  // namespace doisoat
