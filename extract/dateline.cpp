#include <algorithm>

#include "extract/opening.h"
#include "extract/opening_lines.h"

namespace doisoat {

using opening::all_capitals, opening::first_is_capital, opening::trim;

const TimeMention* dateline_in(std::string_view text, Span line, const std::vector<TimeMention>& mentions, std::string& place) {
  auto it = std::lower_bound(mentions.begin(), mentions.end(), line.begin,
                             [](const TimeMention& m, Offset begin) { return m.span.begin < begin; });
  for (; it != mentions.end() && it->span.end <= line.end + 60 && it->span.begin < line.end; ++it) {
    if ((it->kind != TimeKind::day && it->kind != TimeKind::blank_day) || it->cue != TimeCue::at) continue;
    // Nothing but signs behind it on its line.
    size_t end = text.find_first_of("\n\f", it->span.end);
    std::string_view behind = trim(text.substr(it->span.end, (end == std::string_view::npos ? text.size() : end) - it->span.end));
    if (behind.size() > 2) continue;
    // "Place," before it: capitalised words back to the beginning of the line or column.
    std::string_view before = trim(text.substr(line.begin, it->span.begin - line.begin));
    if (before.empty() || before.back() != ',') continue;
    before = trim(before.substr(0, before.size() - 1));
    if (size_t tab = before.rfind('\t'); tab != std::string_view::npos) before = trim(before.substr(tab + 1));
    if (size_t gap = before.rfind("  "); gap != std::string_view::npos) before = trim(before.substr(gap));
    // In one cell with the motto.
    for (std::string_view motto : {"Hạnh phúc", "Hạnh Phúc", "HẠNH PHÚC", "VIỆT NAM", "Việt Nam"})
      if (size_t behind = before.rfind(motto); behind != std::string_view::npos) before = trim(before.substr(behind + motto.size()));
    // Read as one line with the number: its code stands in capitals and strokes.
    while (!before.empty()) {
      size_t space = before.find(' ');
      std::string_view word = before.substr(0, space);
      bool name = first_is_capital(word) && word.find_first_of("/:0123456789") == std::string_view::npos && !(all_capitals(word) && word.size() > 3 && space != std::string_view::npos && !all_capitals(before));
      if (name) break;
      if (space == std::string_view::npos) {
        before = {};
        break;
      }
      before = trim(before.substr(space));
    }
    if (before.empty() || before.size() > 50 || std::count(before.begin(), before.end(), ' ') > 5) continue;
    bool capitalised = true;
    for (size_t at = 0; at < before.size();) {
      size_t space = before.find(' ', at);
      std::string_view word = before.substr(at, space == std::string_view::npos ? std::string_view::npos : space - at);
      capitalised = capitalised && (word.empty() || first_is_capital(word) || word == "-" || word == "–");
      at = space == std::string_view::npos ? before.size() : space + 1;
    }
    if (!capitalised) continue;
    place = before;
    return &*it;
  }
  return nullptr;
}

}  // namespace doisoat
