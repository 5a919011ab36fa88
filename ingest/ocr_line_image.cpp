// Tesseract hands every line image from layout to recognition as a PNG in memory: pixWriteMem there, pixReadMem here, a fifth
// of all processor time. Its calls go through the dynamic linker, so this definition of pixWriteMem takes the place of
// Leptonica's in the whole program, and writes gray pictures as they lie in memory (SPIX), which pixReadMem recognises by itself.
// Same pixels, no compression. tests/ingest/ocr_test.cpp fails when the engine stops coming this way.
#include <leptonica/allheaders.h>

#include "ingest/ocr_shortcuts.h"

namespace {
thread_local long passed = 0;
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
  if (pixWriteMemSpix(pdata, psize, pix) != 0) return 1;
  ++passed;
  return 0;
}

namespace doisoat {

long line_images_passed() { return passed; }

}  // namespace doisoat
