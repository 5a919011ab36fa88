// What a file is, decided by its bytes alone: the name and its ending are never looked at.
#pragma once

#include <string_view>

namespace doisoat {

enum class FileFormat {
  empty,
  text,
  pdf,
  png,
  jpeg,
  tiff,
  docx,  // read
  xlsx,
  pptx,
  odt,
  ods,
  doc,
  xls,
  rtf,
  html,
  zip,  // recognised, so that the advice fits
  gif,
  bmp,
  webp,
  heic,
  archive,
  encrypted_office,  // DOCX, XLSX … under a password: an OLE file around cipher text
  unknown,
};

// "docx", "jpeg" …: the word for messages and JSON.
const char* name(FileFormat format);

// Pure. Looks at the magic bytes and, in zip and OLE files, at the names in their directories; a file may still turn out to be
// damaged. Text is what has no bytes that text cannot have: UTF-8, UTF-16 with a BOM, or an old 8-bit encoding.
FileFormat identify(std::string_view bytes);

// For a format that is not read: throws Trouble "file.unsupported" {format, advice}, where advice is the key of the
// message that says what to do ("advice.save_as_docx_or_pdf" …); for encrypted_office "file.password", for empty "file.empty".
// Does nothing for the formats that are read.
void require_readable(FileFormat format);

}  // namespace doisoat
