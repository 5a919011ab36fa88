#include "ingest/image.h"

#include <leptonica/allheaders.h>

#include <algorithm>

#include "document/trouble.h"
#include "ingest/image_exif.h"

namespace doisoat {
namespace {

const l_uint8* data(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

void require_size(double width, double height) {
  if (width * height > kMostPixels) throw Trouble("file.too_large");
}

// EXIF orientations as quarter turns and a mirror (Exif 2.3, tag 0x0112).
Image apply_orientation(Image image, int orientation) {
  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
    image.reset(pixFlipLR(nullptr, image.get()));
  }
  constexpr int kDegrees[] = {0, 0, 0, 180, 180, 270, 90, 90, 270};
  return turn(std::move(image), kDegrees[orientation]);
}

// 1 bit stays; else 8-bit gray or 32-bit colour on white.
Image simplify(Image image) {
  if (!image || (pixGetDepth(image.get()) == 1 && !pixGetColormap(image.get()))) return image;
  if (pixGetDepth(image.get()) == 1) {  // a palette of two: black ink on white in whatever colours
    Image plain(pixRemoveColormap(image.get(), REMOVE_CMAP_TO_GRAYSCALE));
    return plain;
  }
  if (pixGetDepth(image.get()) == 32 && pixGetSpp(image.get()) == 4) image.reset(pixAlphaBlendUniform(image.get(), 0xffffff00));
  if (pixGetColormap(image.get())) image.reset(pixRemoveColormap(image.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (image && pixGetDepth(image.get()) == 16) image.reset(pixConvert16To8(image.get(), L_MS_BYTE));
  if (image && pixGetDepth(image.get()) != 8 && pixGetDepth(image.get()) != 32) image.reset(pixConvertTo8(image.get(), 0));
  return image;
}

}  // namespace

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }

Decoded decode_image(std::string_view bytes, int number, bool inside_pdf) {
  Decoded result;
  l_int32 format = 0, width = 0, height = 0;
  if (pixReadHeaderMem(data(bytes), bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr) != 0) {
    result.damaged = true;
    return result;
  }
  require_size(width, height);
  switch (format) {
    case IFF_JFIF_JPEG: {
      l_int32 warnings = 0;
      result.image.reset(pixReadMemJpeg(data(bytes), bytes.size(), 0, 1, &warnings, 0));
      result.damaged = warnings > 0;
      if (result.image) {
        result.dpi = pixGetXRes(result.image.get());
        if (!inside_pdf) result.image = apply_orientation(std::move(result.image), exif_orientation(bytes));
      }
      break;
    }
    case IFF_TIFF:
    case IFF_TIFF_PACKBITS:
    case IFF_TIFF_RLE:
    case IFF_TIFF_G3:
    case IFF_TIFF_G4:
    case IFF_TIFF_LZW:
    case IFF_TIFF_ZIP:
    case IFF_TIFF_JPEG: {
      l_int32 resolution = 0;
      if (readHeaderMemTiff(data(bytes), bytes.size(), number - 1, &width, &height, nullptr, nullptr, &resolution, nullptr,
                            nullptr) == 0) {
        require_size(width, height);
        result.image.reset(pixReadMemTiff(data(bytes), bytes.size(), number - 1));
        result.dpi = resolution;
      }
      break;
    }
    case IFF_PNG:
      result.image.reset(pixReadMemPng(data(bytes), bytes.size()));
      if (result.image) result.dpi = pixGetXRes(result.image.get());
      break;
    default: break;
  }
  result.image = simplify(std::move(result.image));
  if (!result.image) result.damaged = true;
  return result;
}

int count_tiff_pages(std::string_view bytes, int most) {
  int pages = 0;
  while (pages <= most) {
    l_int32 width = 0, height = 0;
    if (readHeaderMemTiff(data(bytes), bytes.size(), pages, &width, &height, nullptr, nullptr, nullptr, nullptr, nullptr) != 0)
      break;
    ++pages;
  }
  return pages;
}

Image share(const Image& image) { return Image(pixClone(image.get())); }

int ink_height(const Image& image, PixelBox part) {
  BOX* area = boxCreate(part.x, part.y, part.width, part.height);
  Image clip(pixClipRectangle(image.get(), area, nullptr));
  boxDestroy(&area);
  if (!clip) return 0;
  if (pixGetDepth(clip.get()) != 1) clip.reset(pixThresholdToBinary(clip.get(), 140));
  BOXA* boxes = pixConnCompBB(clip.get(), 8);
  int top = part.height, bottom = 0;
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    if (w * h < 12 || std::max(w, h) < 5) continue;
    top = std::min(top, y);
    bottom = std::max(bottom, y + h);
  }
  boxaDestroy(&boxes);
  return std::max(0, bottom - top);
}

Image turn(Image image, int degrees) {
  if (!image || degrees == 0) return image;
  return Image(pixRotateOrth(image.get(), degrees / 90));
}

}  // namespace doisoat
