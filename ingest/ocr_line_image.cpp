// Tesseract hands every line image from layout to recognition as a PNG in memory: pixWriteMem there, pixReadMem here, a fifth
// of all processor time. Its calls go through the dynamic linker, so this definition of pixWriteMem takes the place of
// Leptonica's in the whole program, and writes gray pictures as PNM, which pixReadMem recognises by itself. Same pixels, no
// compression. tests/ingest/ocr_test.cpp fails when the engine stops coming this way.
#include <leptonica/allheaders.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "ingest/ocr.h"

namespace {
std::atomic<long> passed = 0;
}

extern "C" l_ok pixWriteMem(l_uint8** pdata, size_t* psize, PIX* pix, l_int32 format) {
  if (!pdata || !psize || !pix) return 1;
  *pdata = nullptr;
  *psize = 0;
  if (format != IFF_PNG || pixGetDepth(pix) != 8 || pixGetColormap(pix)) {
    switch (format) {
      case IFF_PNG: return pixWriteMemPng(pdata, psize, pix, 0);
      case IFF_BMP: return pixWriteMemBmp(pdata, psize, pix);
      case IFF_PNM: return pixWriteMemPnm(pdata, psize, pix);
      case IFF_JFIF_JPEG: return pixWriteMemJpeg(pdata, psize, pix, 75, 0);
      default: return 1;
    }
  }
  const int width = pixGetWidth(pix), height = pixGetHeight(pix);
  char header[64];
  const int header_size = std::snprintf(header, sizeof header, "P5\n%d %d\n255\n", width, height);
  const size_t size = static_cast<size_t>(header_size) + static_cast<size_t>(width) * static_cast<size_t>(height);
  auto* bytes = static_cast<l_uint8*>(std::malloc(size));  // Leptonica frees it
  if (!bytes) return 1;
  std::memcpy(bytes, header, static_cast<size_t>(header_size));
  l_uint8* to = bytes + header_size;
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < height; ++y, line += pixGetWpl(pix)) {
    for (int x = 0; x < width; ++x) *to++ = static_cast<l_uint8>(GET_DATA_BYTE(line, x));
  }
  *pdata = bytes;
  *psize = size;
  ++passed;
  return 0;
}

namespace doisoat {

long line_images_passed() { return passed; }

}  // namespace doisoat
