#include "corpus/scan_maker/kinds.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace doisoat::corpus {
namespace {

Image rendered(const SetPage& page, int dpi, Random* ink) {
  const int width = static_cast<int>(std::lround(page.width * dpi / 72)),
            height = static_cast<int>(std::lround(page.height * dpi / 72));
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_scale(context, dpi / 72.0, dpi / 72.0);
  draw(page, context);
  if (ink && page.number == 1 && ink->below(2)) draw_incoming_stamp(context, *ink);
  if (ink && page.signature) draw_seal_and_signature(*page.signature, context, *ink);
  cairo_destroy(context);
  cairo_surface_flush(surface);
  Image image = Image::filled(width, height, 3, 255);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto* p = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride) + x;
      for (int c = 0; c < 3; ++c) image.at(x, y, c) = static_cast<std::uint8_t>(*p >> (16 - 8 * c));
    }
  }
  cairo_surface_destroy(surface);
  return image;
}

Scan clean(const SetPage& page, Random& random) {
  Image image = blurred(to_gray(rendered(page, 300, nullptr)), 0.5);
  image = skewed(image, random.between(-0.15, 0.15), 255);
  return {noisy(toned(std::move(image), 12, 250), 2, random), 300, 88};
}

Scan office(const SetPage& page, Random& random) {
  Image image = blurred(rendered(page, 200, &random), 0.55);
  image = skewed(image, random.sign() * random.between(0.5, 1.5), 255);
  return {noisy(toned(std::move(image), 35, 243), 6, random), 200, 50};
}

Scan bad(const SetPage& page, const SetPage& other_side, Random& random) {
  Image image = to_gray(rendered(page, 150, nullptr));
  image = bled_through(std::move(image), blurred(to_gray(rendered(other_side, 150, nullptr)), 1.2), random.between(0.08, 0.16));
  image = skewed(blurred(image, 0.5), random.sign() * random.between(2, 3), 255);
  image = speckled(std::move(image), 60, 2, random);
  image = gutter_shadow(toned(std::move(image), 75, 215), random.between(0.35, 0.6), image.width * 0.06);
  return {noisy(std::move(image), 7, random), 150, 60};
}

Scan photo(const SetPage& page, PhotoSize size, Random& random) {
  if (page.width > page.height) std::swap(size.width, size.height);
  const int dpi = std::max(150, static_cast<int>(size.width * 72 / page.width));
  Image image = photographed(toned(rendered(page, dpi, &random), 30, 238), size.width, size.height, random);
  image = blurred(image, random.between(0.7, 1.1) * size.width / 3024 + 0.3);
  constexpr int kOrientations[] = {1, 1, 6, 6, 8, 3};  // upright, right and left hand up, head down
  return {noisy(std::move(image), 4, random), dpi, 78, kOrientations[random.below(6)]};
}

Scan fax(const SetPage& page, Random& random) {
  Image image = skewed(blurred(to_gray(rendered(page, 300, nullptr)), 0.9), random.between(-0.6, 0.6), 255);
  image = noisy(speckled(std::move(image), 25, 3, random), 26, random);
  const int threshold = 130 + random.below(30);
  for (auto& p : image.pixels) p = p < threshold ? 0 : 255;
  return {std::move(image), 300, 0};
}

}  // namespace

Image rendered(const SetPage& page, int dpi) { return rendered(page, dpi, nullptr); }

Scan scanned(char kind, const std::vector<SetPage>& pages, std::size_t n, PhotoSize size, Random& random) {
  const SetPage& other_side = pages[n + 1 < pages.size() ? n + 1 : n ? n - 1 : 0];
  Scan scan;
  switch (kind) {
    case 'a': scan = clean(pages[n], random); break;
    case 'b': scan = office(pages[n], random); break;
    case 'c': scan = bad(pages[n], other_side, random); break;
    case 'd': return photo(pages[n], size, random);
    case 'e': scan = fax(pages[n], random); break;
    case 'r':
      scan = office(pages[n], random);
      scan.image = turned(scan.image, n == 0 ? 1 + random.below(3) : random.below(4));
      return scan;
    default: throw std::invalid_argument(std::string("no such kind of scan: ") + kind);
  }
  // the feeder takes upright sheets only, one way round or the other; a flat bed takes the sheet as it is
  if (pages[n].width > pages[n].height) scan.image = turned(scan.image, std::array{0, 1, 3}[random.below(3)]);
  return scan;
}

}  // namespace doisoat::corpus
