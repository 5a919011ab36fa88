// Word files made in memory, for tests: parts as XML, packed with libzip.
#pragma once

#include <zip.h>

#include <map>
#include <stdexcept>
#include <string>

namespace doisoat {

using Parts = std::map<std::string, std::string>;

inline std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (!zip) throw std::runtime_error("no zip file in memory");
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
    if (zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) throw std::runtime_error(name);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
  zip_source_open(memory);
  zip_stat_t status;
  zip_source_stat(memory, &status);
  std::string bytes(status.size, '\0');
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

constexpr const char* kNamespaces =
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

inline std::string root(const std::string& element, const std::string& content) {
  return "<?xml version='1.0' encoding='UTF-8'?><w:" + element + kNamespaces + ">" + content + "</w:" + element + ">";
}

inline std::string docx_of(const std::string& body, Parts parts = {}) {
  parts["[Content_Types].xml"] = "<Types/>";
  parts["_rels/.rels"] =
      "<Relationships><Relationship Id='r1' Type='http://x/relationships/officeDocument' Target='word/document.xml'/>"
      "</Relationships>";
  parts.emplace("word/document.xml", root("document", "<w:body>" + body + "</w:body>"));
  return zip_of(parts);
}

// <w:p> with one run of that text.
inline std::string p(const std::string& text, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t xml:space='preserve'>" + text +
         "</w:t></w:r></w:p>";
}

inline std::string tc(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
inline std::string tr(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
inline std::string tbl(const std::string& rows, bool borders = true) {
  return std::string("<w:tbl><w:tblPr>") + (borders ? "<w:tblBorders><w:top w:val='single'/></w:tblBorders>" : "") +
         "</w:tblPr>" + rows + "</w:tbl>";
}

}  // namespace doisoat
