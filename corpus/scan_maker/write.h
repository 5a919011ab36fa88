// Pages and scans into files. The same input gives the same bytes. Errors are std::runtime_error with the path.
#pragma once

#include <string>
#include <vector>

#include "corpus/scan_maker/kinds.h"

namespace doisoat::corpus {

// A PDF with text, as a word processor exports it.
void write_digital_pdf(const std::vector<SetPage>& pages, const std::string& path);

// A PDF of pictures only, one page each: JPEG as the scanner compressed it, or one-bit pictures.
void write_scanned_pdf(const std::vector<Scan>& scans, const std::string& path);
void write_tiff(const std::vector<Scan>& scans,
                const std::string& path);  // several pages; Group 4 for one bit, else JPEG inside
void write_jpeg(const Scan& scan, const std::string& path);
void write_png(const Scan& scan, const std::string& path);

}  // namespace doisoat::corpus
