#include "flow/docx_writer.h"

#include <zip.h>

#include <array>
#include <stdexcept>

#include "document/utf8.h"

namespace doisoat {
namespace {

// Characters outside XML 1.0 would make Word refuse the file.
std::string escaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t from = at;
    char32_t code_point = next_code_point(text, at);
    switch (code_point) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case kNotUtf8: append_utf8(out, kReplacement); break;
      default:
        if ((code_point >= 0x20 || code_point == '\t' || code_point == '\n') && code_point != 0xFFFE && code_point != 0xFFFF)
          out += text.substr(from, at - from);
    }
  }
  return out;
}

const char* justification(Align align) {
  switch (align) {
    case Align::centre: return "center";
    case Align::justify: return "both";
    default: return "left";
  }
}

constexpr int kCellMargin = 108;  // Word's own, left and right

// A paragraph's upper border, cut to length by its indents.
std::string rule_xml(const DocxStyle& style, int cell_width) {
  std::string indent = std::to_string(std::max(0, (cell_width - 2 * kCellMargin - style.rule) / 2));
  return "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"40\" "
         "w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/><w:ind w:left=\"" + indent + "\" w:right=\"" + indent + "\"/></w:pPr></w:p>";
}

std::string paragraph_xml(std::string_view text, const DocxStyle& style) {
  std::string out = std::string("<w:p><w:pPr>") + (style.with_next ? "<w:keepNext/>" : "") + "<w:spacing w:before=\"" +
                    std::to_string(style.space_before * 20) + "\" w:after=\"" + std::to_string(style.space_after * 20) + "\"/>";
  if (style.first_line) out += "<w:ind w:firstLine=\"567\"/>";
  out += std::string("<w:jc w:val=\"") + justification(style.align) + "\"/></w:pPr>";
  std::string properties = std::string("<w:rPr>") + (style.bold ? "<w:b/>" : "") + (style.italic ? "<w:i/>" : "") + "<w:sz w:val=\"" +
                           std::to_string(style.size * 2) + "\"/><w:szCs w:val=\"" + std::to_string(style.size * 2) + "\"/></w:rPr>";
  for (size_t at = 0; at <= text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    out += "<w:r>" + properties + (at ? "<w:br/>" : "") + "<w:t xml:space=\"preserve\">" + escaped(text.substr(at, end - at)) + "</w:t></w:r>";
    at = end + 1;
  }
  return out + "</w:p>";
}

std::string borders(bool ruled) {
  std::string out = "<w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    out += std::string("<w:") + side + " w:val=\"" + (ruled ? "single" : "nil") + "\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
  return out + "</w:tblBorders>";
}

std::string cell_xml(int width, const std::string& content) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" + content + "</w:tc>";
}

std::string table_head(const std::vector<int>& widths, bool ruled) {
  int all = 0;
  std::string grid = "<w:tblGrid>";
  for (int width : widths) {
    all += width;
    grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  }
  return "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(all) + "\" w:type=\"dxa\"/>" + borders(ruled) +
         "<w:tblLayout w:type=\"fixed\"/></w:tblPr>" + grid + "</w:tblGrid>";
}

constexpr const char* kTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";
constexpr const char* kRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* kDocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header.xml"/></Relationships>)";
constexpr const char* kStyles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>)";
constexpr const char* kDocumentHead =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)";
// The page's number in the middle above.
constexpr const char* kHeader =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)";
// A4; 20 mm above and below, 30 mm left, 15 mm right. A title page without number: none is given for it.
constexpr const char* kDocumentFoot =
    R"(<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>)";

struct Archive {
  zip_source_t* buffer = nullptr;
  zip_t* zip = nullptr;
  ~Archive() {
    if (zip) zip_discard(zip);
    if (buffer) zip_source_free(buffer);
  }
};

void add(zip_t* zip, const char* name, std::string_view content) {
  zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
  zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) {
    if (source) zip_source_free(source);
    throw std::runtime_error("docx: out of memory");
  }
  // 1 January 1980, so that the same letter is the same file.
  zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
}

}  // namespace

void DocxWriter::paragraph(std::string_view text, const DocxStyle& style) { body_ += paragraph_xml(text, style); }

void DocxWriter::table(const std::vector<DocxColumn>& columns, const std::vector<std::vector<std::string>>& rows, bool ruled, int size) {
  std::vector<int> widths;
  for (const DocxColumn& column : columns) widths.push_back(column.width);
  body_ += table_head(widths, ruled);
  for (size_t r = 0; r < rows.size(); ++r) {
    bool title = ruled && r == 0;
    body_ += title ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (size_t c = 0; c < columns.size(); ++c) {
      DocxStyle style{.align = title ? Align::centre : columns[c].align, .bold = title, .size = size, .space_after = 0};
      body_ += cell_xml(columns[c].width, paragraph_xml(c < rows[r].size() ? rows[r][c] : "", style));
    }
    body_ += "</w:tr>";
  }
  body_ += "</w:tbl>";
  paragraph("", {.size = 6, .space_after = 0});  // two tables in a row would grow together
}

void DocxWriter::side_by_side(const std::vector<Line>& left, const std::vector<Line>& right, int left_width, int right_width) {
  auto cell = [](const std::vector<Line>& lines, int width) {
    std::string content;
    for (const Line& line : lines) content += line.style.rule ? rule_xml(line.style, width) : paragraph_xml(line.text, line.style);
    return cell_xml(width, content.empty() ? paragraph_xml("", {}) : content);
  };
  body_ += table_head({left_width, right_width}, false) + "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(left, left_width) +
           cell(right, right_width) + "</w:tr></w:tbl>";
  paragraph("", {.size = 6, .space_after = 0});
}

std::string DocxWriter::bytes() const {
  std::string document = kDocumentHead + body_ + kDocumentFoot;  // outlives the archive, which only refers to it
  zip_error_t error;
  zip_error_init(&error);
  Archive archive;
  archive.buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (archive.buffer) archive.zip = zip_open_from_source(archive.buffer, ZIP_TRUNCATE, &error);
  if (!archive.zip) throw std::runtime_error("docx: out of memory");
  zip_source_keep(archive.buffer);  // stays readable after the archive is closed
  add(archive.zip, "[Content_Types].xml", kTypes);
  add(archive.zip, "_rels/.rels", kRelations);
  add(archive.zip, "word/document.xml", document);
  add(archive.zip, "word/_rels/document.xml.rels", kDocumentRelations);
  add(archive.zip, "word/styles.xml", kStyles);
  add(archive.zip, "word/header.xml", kHeader);
  if (zip_close(archive.zip) < 0) throw std::runtime_error("docx: out of memory");
  archive.zip = nullptr;

  std::string bytes;
  if (zip_source_open(archive.buffer) < 0) throw std::runtime_error("docx: out of memory");
  std::array<char, 8192> part;
  for (zip_int64_t count; (count = zip_source_read(archive.buffer, part.data(), part.size())) > 0;)
    bytes.append(part.data(), static_cast<size_t>(count));
  zip_source_close(archive.buffer);
  return bytes;
}

}  // namespace doisoat
