#include "ingest/identify.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/trouble.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

using std::string_view_literals::operator""sv;

bool holds(std::string_view bytes, std::string_view what) { return bytes.find(what) != std::string_view::npos; }

// The names of OLE streams are UTF-16 in the file's directory.
bool holds_stream(std::string_view bytes, std::string_view stream) {
  std::string wide;
  for (char c : stream) wide += {c, '\0'};
  return holds(bytes, wide);
}

FileFormat identify_ole(std::string_view bytes) {
  if (holds_stream(bytes, "EncryptedPackage")) return FileFormat::encrypted_office;
  if (holds_stream(bytes, "WordDocument")) return FileFormat::doc;
  if (holds_stream(bytes, "Workbook") || holds_stream(bytes, "Book")) return FileFormat::xls;
  return FileFormat::unknown;
}

// Entry names stand uncompressed in every zip file, in the entries' headers and again in the directory at the end.
FileFormat identify_zip(std::string_view bytes) {
  constexpr auto kOdt = "mimetypeapplication/vnd.oasis.opendocument.text"sv;
  constexpr auto kOds = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv;
  const std::string_view front = bytes.substr(0, 200);
  if (holds(front, kOdt)) return FileFormat::odt;
  if (holds(front, kOds)) return FileFormat::ods;
  if (!holds(bytes, "[Content_Types].xml")) return FileFormat::zip;
  if (holds(bytes, "word/")) return FileFormat::docx;
  if (holds(bytes, "xl/")) return FileFormat::xlsx;
  if (holds(bytes, "ppt/")) return FileFormat::pptx;
  return FileFormat::zip;
}

// ISO base media files ("ftyp"): the pictures of phones.
bool is_heic(std::string_view bytes) {
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
  constexpr std::array kBrands{"heic"sv, "heix"sv, "mif1"sv, "msf1"sv, "hevc"sv, "avif"sv};
  return std::find(kBrands.begin(), kBrands.end(), bytes.substr(8, 4)) != kBrands.end();
}

// Readers of PDF look for the header in the first 1,024 bytes. A text that only speaks of "%PDF-" has no objects.
bool is_pdf(std::string_view bytes) {
  const size_t at = bytes.substr(0, 1024 + 5).find("%PDF-");
  if (at == std::string_view::npos) return false;
  return at == 0 || holds(bytes.substr(at), " obj");
}

bool is_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && (bytes.front() == ' ' || (bytes.front() >= '\t' && bytes.front() <= '\r'))) bytes.remove_prefix(1);
  std::string front(bytes.substr(0, 1024));
  std::transform(front.begin(), front.end(), front.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return front.starts_with("<!doctype html") || front.starts_with("<html") ||
         (front.starts_with("<?xml") && holds(front, "<html"));
}

// Bytes that no text holds, in UTF-8 or in an old Vietnamese encoding (VISCII, VPS and TCVN 5712-1 have letters among the other
// control characters). 1A ends DOS files.
bool is_forbidden(unsigned char byte) {
  return byte == 0 || byte == 0x07 || byte == 0x08 || byte == 0x0B || byte == 0x0E || byte == 0x0F || byte == 0x1A ||
         byte == 0x1B || byte == 0x7F;
}

bool is_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.find('\0') == std::string_view::npos;
  if ((bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) && bytes.size() % 2 == 0) return true;
  size_t forbidden = 0, high = 0, plain = 0;
  for (unsigned char byte : bytes) {
    if (byte == 0) return false;
    if (is_forbidden(byte)) ++forbidden;
    if (byte >= 0x80) ++high;
    if (byte == ' ' || byte == '\n' || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) ++plain;
  }
  if (forbidden > 1 + bytes.size() / 200) return false;
  // A few stray bytes do not make a text something else. In old encodings most letters are ASCII still.
  return is_utf8(bytes) || (high * 2 <= bytes.size() && plain * 3 >= bytes.size());
}

}  // namespace

const char* name(FileFormat format) {
  constexpr std::array kNames{"empty", "text", "pdf",  "png",  "jpeg",    "tiff",   "docx",   "xlsx",
                              "pptx",  "odt",  "ods",  "doc",  "xls",     "rtf",    "html",   "zip",
                              "gif",   "bmp",  "webp", "heic", "archive", "office", "unknown"};
  return kNames.at(static_cast<size_t>(format));
}

FileFormat identify(std::string_view bytes) {
  if (bytes.empty()) return FileFormat::empty;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return FileFormat::png;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return FileFormat::jpeg;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) ||
      bytes.starts_with("MM\0+"sv))
    return FileFormat::tiff;
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return identify_zip(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return identify_ole(bytes);
  if (bytes.starts_with("{\\rtf"sv)) return FileFormat::rtf;
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return FileFormat::gif;
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) return FileFormat::webp;
  if (bytes.starts_with("BM"sv) && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv) return FileFormat::bmp;
  if (bytes.starts_with("Rar!\x1A\x07"sv) || bytes.starts_with("7z\xBC\xAF\x27\x1C"sv) || bytes.starts_with("\x1F\x8B\x08"sv))
    return FileFormat::archive;
  if (is_heic(bytes)) return FileFormat::heic;
  if (is_pdf(bytes)) return FileFormat::pdf;
  if (is_html(bytes)) return FileFormat::html;
  return is_text(bytes) ? FileFormat::text : FileFormat::unknown;
}

void require_readable(FileFormat format) {
  switch (format) {
    case FileFormat::text:
    case FileFormat::pdf:
    case FileFormat::png:
    case FileFormat::jpeg:
    case FileFormat::tiff:
    case FileFormat::docx: return;
    case FileFormat::empty: throw Trouble("file.empty");
    case FileFormat::encrypted_office: throw Trouble("file.password");
    default: break;
  }
  const char* advice = "advice.save_as_docx_or_pdf";
  switch (format) {
    case FileFormat::zip:
    case FileFormat::archive: advice = "advice.unpack_first"; break;
    case FileFormat::gif:
    case FileFormat::bmp:
    case FileFormat::webp:
    case FileFormat::heic: advice = "advice.save_as_jpeg_or_pdf"; break;
    default: break;
  }
  throw Trouble("file.unsupported", {{"format", name(format)}, {"advice", advice}});
}

}  // namespace doisoat
