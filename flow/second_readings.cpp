#include "flow/second_readings.h"

#include <algorithm>

#include "check/other_numeral.h"
#include "document/trouble.h"
#include "ingest/reread.h"

namespace doisoat {
namespace {

// More than a page of them is no doubt about numerals but a page that cannot be read.
constexpr size_t kMost = 40;

bool is_picture(const Document& document, Span span) {
  const Page* page = document.page_of(span.begin);
  return page && page->source == PageSource::ocr;
}

}  // namespace

bool read_again(const std::filesystem::path& file, const Document& document, const std::vector<FigureId>& doubted,
                std::set<FigureId>& known, std::vector<Figure>& figures, const IngestOptions& options) {
  std::vector<FigureId> asked;
  std::vector<Span> spans;
  for (FigureId id : doubted) {
    const Figure& figure = figures[static_cast<size_t>(id)];
    if (asked.size() == kMost || !is_picture(document, figure.numeral) || !known.insert(id).second) continue;
    asked.push_back(id);
    spans.push_back(figure.numeral);
  }
  if (asked.empty()) return false;
  std::vector<std::vector<Alternative>> readings;
  try {
    readings = reread(file, document, spans, options);
  } catch (const Trouble&) {
    return false;
  }
  bool learnt = false;
  for (size_t i = 0; i < asked.size() && i < readings.size(); ++i) {
    Figure& figure = figures[static_cast<size_t>(asked[i])];
    std::string_view text = document.at(figure.numeral);
    for (const Alternative& reading : readings[i]) {
      learnt = true;
      // "1.318" and "1318", "15" and "1Š" are one number.
      if (reading.text == text || value_of(figure, reading) == figure.value) {
        // Two readings of one picture are not independent: what agreement adds is halved.
        figure.confidence += (1 - figure.confidence) * reading.confidence / 2;
      } else if (std::none_of(figure.alternatives.begin(), figure.alternatives.end(), [&](const Alternative& a) { return a.text == reading.text; })) {
        figure.alternatives.push_back(reading);
        figure.confidence = std::min(figure.confidence, 1 - reading.confidence / 2);
      }
    }
  }
  return learnt;
}

}  // namespace doisoat
