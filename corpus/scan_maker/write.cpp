#include "corpus/scan_maker/write.h"

#include <cairo-pdf.h>
#include <leptonica/allheaders.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace doisoat::corpus {
namespace {

struct PixDelete {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDelete>;

PixPtr pix_of(const Scan& scan) {
  const Image& image = scan.image;
  const bool one_bit = scan.jpeg_quality == 0;
  PixPtr pix(pixCreate(image.width, image.height, one_bit ? 1 : image.channels == 3 ? 32 : 8));
  pixSetResolution(pix.get(), scan.dpi, scan.dpi);
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < image.width; ++x) {
      if (one_bit) {
        if (image.at(x, y) < 128) SET_DATA_BIT(line, x);
      } else if (image.channels == 3) {
        composeRGBPixel(image.at(x, y, 0), image.at(x, y, 1), image.at(x, y, 2), line + x);
      } else {
        SET_DATA_BYTE(line, x, image.at(x, y));
      }
    }
  }
  return pix;
}

void check(cairo_status_t status, const std::string& path) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(path + ": " + cairo_status_to_string(status));
}

cairo_surface_t* new_pdf(const std::string& path) {
  cairo_surface_t* pdf = cairo_pdf_surface_create(path.c_str(), kPageWidth, kPageHeight);
  check(cairo_surface_status(pdf), path);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "2026-01-01T00:00:00Z");  // not today: same bytes every day
  return pdf;
}

void close_pdf(cairo_surface_t* pdf, const std::string& path) {
  cairo_surface_finish(pdf);
  const cairo_status_t status = cairo_surface_status(pdf);
  cairo_surface_destroy(pdf);
  check(status, path);
}

std::vector<unsigned char> jpeg_of(const Scan& scan) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMemJpeg(&data, &size, pix_of(scan).get(), scan.jpeg_quality, 0))
    throw std::runtime_error("JPEG compression failed");
  std::vector<unsigned char> bytes(data, data + size);
  lept_free(data);
  return bytes;
}

// The picture as cairo knows it; a JPEG goes into the PDF as it is.
cairo_surface_t* surface_of(const Scan& scan) {
  const Image& image = scan.image;
  const bool one_bit = scan.jpeg_quality == 0;
  cairo_surface_t* surface =
      cairo_image_surface_create(one_bit ? CAIRO_FORMAT_A1 : CAIRO_FORMAT_RGB24, image.width, image.height);
  if (one_bit) {
    unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        if (image.at(x, y) < 128)
          data[static_cast<std::ptrdiff_t>(y) * stride + x / 8] |= static_cast<unsigned char>(1 << x % 8);
      }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
  }
  const auto bytes = jpeg_of(scan);
  auto* kept = new std::vector<unsigned char>(bytes);
  cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, kept->data(), kept->size(),
      [](void* data) { delete static_cast<std::vector<unsigned char>*>(data); }, kept);
  return surface;
}

}  // namespace

void write_digital_pdf(const std::vector<SetPage>& pages, const std::string& path) {
  cairo_surface_t* pdf = new_pdf(path);
  cairo_t* context = cairo_create(pdf);
  for (const SetPage& page : pages) {
    cairo_pdf_surface_set_size(pdf, page.width, page.height);
    draw(page, context);
    cairo_show_page(context);
  }
  cairo_destroy(context);
  close_pdf(pdf, path);
}

void write_scanned_pdf(const std::vector<Scan>& scans, const std::string& path) {
  cairo_surface_t* pdf = new_pdf(path);
  cairo_t* context = cairo_create(pdf);
  for (const Scan& scan : scans) {
    const double points = 72.0 / scan.dpi;
    cairo_pdf_surface_set_size(pdf, scan.image.width * points, scan.image.height * points);
    cairo_surface_t* picture = surface_of(scan);
    cairo_save(context);
    cairo_scale(context, points, points);
    if (scan.jpeg_quality) {
      cairo_set_source_surface(context, picture, 0, 0);
      cairo_paint(context);
    } else {
      cairo_set_source_rgb(context, 0, 0, 0);
      cairo_mask_surface(context, picture, 0, 0);
    }
    cairo_restore(context);
    cairo_show_page(context);
    cairo_surface_destroy(picture);
  }
  cairo_destroy(context);
  close_pdf(pdf, path);
}

void write_tiff(const std::vector<Scan>& scans, const std::string& path) {
  for (std::size_t n = 0; n < scans.size(); ++n) {
    const int format = scans[n].jpeg_quality ? IFF_TIFF_JPEG : IFF_TIFF_G4;
    if (pixWriteTiff(path.c_str(), pix_of(scans[n]).get(), format, n ? "a" : "w"))
      throw std::runtime_error(path + ": cannot be written");
  }
}

void write_jpeg(const Scan& scan, const std::string& path) {
  Scan stored = scan;
  if (stored.jpeg_quality == 0) stored.jpeg_quality = 85;
  // 6 says "turn clockwise to look at it", so the file holds it turned the other way; 8 the reverse, 3 upside down
  const int quarters = scan.orientation == 6 ? 3 : scan.orientation == 8 ? 1 : scan.orientation == 3 ? 2 : 0;
  stored.image = turned(scan.image, quarters);
  std::vector<unsigned char> bytes = jpeg_of(stored);
  if (quarters) {
    const std::vector<unsigned char> exif = {
        0xff, 0xe1, 0,    34, 'E', 'x', 'i', 'f', 0, 0, 'I',
        'I',  42,   0,    8,  0,   0,   0,  // header
        1,    0,    0x12, 1,  3,   0,   1,   0,   0, 0, static_cast<unsigned char>(scan.orientation),
        0,    0,    0,    0,  0,   0,   0};  // one entry: tag 0x0112, a short; no further directory
    bytes.insert(bytes.begin() + 2, exif.begin(), exif.end());
  }
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
}

void write_png(const Scan& scan, const std::string& path) {
  if (pixWritePng(path.c_str(), pix_of(scan).get(), 0)) throw std::runtime_error(path + ": cannot be written");
}

}  // namespace doisoat::corpus
