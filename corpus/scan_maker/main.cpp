// make_scans: report texts in; PDFs, scans and photos of them out, with the exact text of their pages.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "corpus/scan_maker/write.h"

namespace {

using namespace doisoat::corpus;
namespace fs = std::filesystem;

constexpr const char* kUsage = R"(make_scans TEXT… --out DIR [options]

Sets each report text in type and makes, beside STEM.txt (the text page by page, parted by form feeds):
  STEM_digital.pdf, and for each kind asked for STEM_a.pdf … (e: STEM_e.tif)

  --kinds LIST     of digital, a, b, c, d, e, r, parted by commas      default digital,a,b,c,d,e,r
  --format F       pdf, tif, jpg or png for the scans (jpg, png: a file a page, STEM_a.p2.jpg)
  --font FAMILY    default "Liberation Serif"; any: chosen by seed among the serif families installed
  --size POINTS    default 14
  --seed N         default 1; the same seed, text and fonts give the same files
  --photo WxH      pixels of photos, default 3024x4032

Kinds: a clean 300 dpi gray · b office 200 dpi colour with seal and signature · c bad 150 dpi · d photo · e fax · r as b, turned.
)";

constexpr const char* kFamilies[] = {"Liberation Serif", "FreeSerif", "Noto Serif", "DejaVu Serif", "Tinos"};

struct Options {
  std::vector<std::string> texts;
  std::string out, kinds = "digital,a,b,c,d,e,r", format, font = "Liberation Serif";
  double size = 14;
  std::uint64_t seed = 1;
  PhotoSize photo;
};

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--", 0) != 0) {
      options.texts.push_back(word);
      continue;
    }
    if (i + 1 == argc) return false;
    const std::string value = argv[++i];
    if (word == "--out")
      options.out = value;
    else if (word == "--kinds")
      options.kinds = value;
    else if (word == "--format")
      options.format = value;
    else if (word == "--font")
      options.font = value;
    else if (word == "--size")
      options.size = std::stod(value);
    else if (word == "--seed")
      options.seed = std::stoull(value);
    else if (word == "--photo") {
      if (std::sscanf(value.c_str(), "%dx%d", &options.photo.width, &options.photo.height) != 2) return false;
    } else
      return false;
  }
  return !options.texts.empty() && !options.out.empty();
}

void write_scans(const std::vector<Scan>& scans, const std::string& base, const std::string& format) {
  if (format == "pdf") return write_scanned_pdf(scans, base + ".pdf");
  if (format == "tif") return write_tiff(scans, base + ".tif");
  for (std::size_t n = 0; n < scans.size(); ++n) {
    const std::string path = base + (scans.size() > 1 ? ".p" + std::to_string(n + 1) : "") + "." + format;
    format == "png" ? write_png(scans[n], path) : write_jpeg(scans[n], path);
  }
}

void make(const fs::path& source, const Options& options) {
  std::ifstream file(source, std::ios::binary);
  if (!file) throw std::runtime_error(source.string() + ": cannot be read");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  gchar* composed = g_utf8_normalize(text.c_str(), static_cast<gssize>(text.size()), G_NORMALIZE_DEFAULT_COMPOSE);
  if (!composed) throw std::runtime_error(source.string() + ": is not UTF-8");
  text = composed;
  g_free(composed);

  const std::string stem = source.stem().string(), base = (fs::path(options.out) / stem).string();
  TypeStyle style{options.font, options.size};
  if (options.font == "any") style.family = kFamilies[Random(seed_of(options.seed, stem)).below(std::size(kFamilies))];
  const auto pages = set_in_type(text, style);

  std::ofstream truth(base + ".txt", std::ios::binary);
  for (std::size_t n = 0; n < pages.size(); ++n) truth << (n ? "\f" : "") << pages[n].text;

  std::istringstream kinds(options.kinds);
  for (std::string kind; std::getline(kinds, kind, ',');) {
    if (kind == "digital") {
      write_digital_pdf(pages, base + "_digital.pdf");
      continue;
    }
    std::vector<Scan> scans;
    for (std::size_t n = 0; n < pages.size(); ++n) {
      Random random(seed_of(options.seed, stem + kind + std::to_string(n)));
      scans.push_back(scanned(kind.size() == 1 ? kind[0] : '?', pages, n, options.photo, random));
    }
    write_scans(scans, base + "_" + kind, !options.format.empty() ? options.format : kind == "e" ? "tif" : "pdf");
  }
  std::cout << stem << ": " << pages.size() << (pages.size() == 1 ? " page" : " pages") << ", " << style.family << std::endl;
}

}  // namespace

int main(int argc, char** argv) try {
  Options options;
  if (!parse(argc, argv, options)) {
    std::cerr << kUsage;
    return 2;
  }
  fs::create_directories(options.out);
  for (const auto& text : options.texts) make(text, options);
  return 0;
} catch (const std::exception& problem) {
  std::cerr << "make_scans: " << problem.what() << '\n';
  return 1;
}
