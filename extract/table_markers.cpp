#include "extract/table_markers.h"

#include <algorithm>
#include <string_view>

namespace doisoat {
namespace {

bool roman(std::string_view bare) { return !bare.empty() && bare.find_first_not_of("ivx") == std::string_view::npos; }

}  // namespace

std::optional<RowMarker> marker_at(const std::vector<Lexeme>& l, Range range, bool own_cell) {
  if (range.empty()) return std::nullopt;
  LexemeIndex i = range.begin;
  RowMarker marker;
  const Lexeme& x = l[i];
  bool dotted = false;
  if (x.kind == LexemeKind::digits && x.span.size() <= 3) {
    marker.text = x.folded.bare;
    ++i;
    while (i + 1 < range.end && l[i].is('.') && l[i + 1].kind == LexemeKind::digits && !l[i].space_before &&
           !l[i + 1].space_before && l[i + 1].span.size() <= 2) {
      marker.text += "." + l[i + 1].folded.bare;
      i += 2;
      dotted = true;
    }
  } else if (x.kind == LexemeKind::word && x.all_capitals && roman(x.folded.bare)) {
    marker.text = "I";
    ++i;
  } else if (x.kind == LexemeKind::word && x.span.size() == 1) {
    marker.text = x.capital ? "A" : "a";
    ++i;
  } else if (x.is('-') || x.is('+') || x.is('*') || x.folded.bare == "–" || x.folded.bare == "•" || x.folded.bare == "▪") {
    marker.text = x.is('+') ? "+" : "-";
    marker.end = i + 1;
    if (own_cell && marker.end < range.end) return std::nullopt;
    return marker;
  } else {
    return std::nullopt;
  }
  bool closed = false;
  if (i < range.end && (l[i].is('.') || l[i].is(')') || l[i].is('/'))) ++i, closed = true;
  if (own_cell ? i < range.end : !closed && !dotted) return std::nullopt;
  marker.end = i;
  return marker;
}

// How a marker ranks: rows with the same one are siblings.
std::string rank_of(const std::string& marker) {
  if (marker.empty() || marker[0] < '0' || marker[0] > '9') return marker;
  return "1" + std::string(static_cast<size_t>(std::count(marker.begin(), marker.end(), '.')), '.');
}

}  // namespace doisoat
