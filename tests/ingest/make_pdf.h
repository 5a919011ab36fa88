// Small PDF files for tests, written by hand.
#pragma once

#include <string>
#include <vector>

namespace doisoat {

struct PdfPage {
  std::string content;         // the content stream
  std::string resources = "";  // inside << >>, beside the font /F1 (Helvetica)
  std::string extra = "";      // more entries of the page's dictionary
};

// `objects`: streams or others, numbered from 100 on, to be named in resources; each is what stands between "obj" and "endobj".
inline std::string make_pdf(const std::vector<PdfPage>& pages, const std::vector<std::string>& objects = {}) {
  std::vector<std::pair<int, std::string>> all;
  std::string kids;
  int number = 10;
  for (const PdfPage& page : pages) {
    kids += std::to_string(number) + " 0 R ";
    all.emplace_back(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + std::to_string(number + 1) +
                                 " 0 R /Resources << /Font << /F1 3 0 R >> " + page.resources + " >> " + page.extra + " >>");
    all.emplace_back(number + 1,
                     "<< /Length " + std::to_string(page.content.size()) + " >>\nstream\n" + page.content + "\nendstream");
    number += 2;
  }
  all.emplace_back(1, "<< /Type /Catalog /Pages 2 0 R >>");
  all.emplace_back(2, "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>");
  all.emplace_back(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < objects.size(); ++i) all.emplace_back(100 + static_cast<int>(i), objects[i]);

  std::string pdf = "%PDF-1.4\n", table;
  for (const auto& [id, body] : all) {
    char entry[40];
    std::snprintf(entry, sizeof entry, "%d 1\n%010zu 00000 n \n", id, pdf.size());
    table += entry;
    pdf += std::to_string(id) + " 0 obj\n" + body + "\nendobj\n";
  }
  const std::size_t start = pdf.size();
  return pdf + "xref\n0 1\n0000000000 65535 f \n" + table + "trailer << /Size 1000 /Root 1 0 R >>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

// A line of text at points from the lower left.
inline std::string show(double x, double y, const std::string& text, int size = 12, int mode = 0) {
  return "BT /F1 " + std::to_string(size) + " Tf " + std::to_string(mode) + " Tr " + std::to_string(x) + " " +
         std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

// An image object from JPEG bytes.
inline std::string jpeg_object(const std::string& jpeg, int width, int height, const char* space = "/DeviceGray") {
  return "<< /Type /XObject /Subtype /Image /Width " + std::to_string(width) + " /Height " + std::to_string(height) +
         " /ColorSpace " + space + " /BitsPerComponent 8 /Filter /DCTDecode /Length " + std::to_string(jpeg.size()) +
         " >>\nstream\n" + jpeg + "\nendstream";
}

}  // namespace doisoat
