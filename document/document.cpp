#include "document/document.h"

#include <algorithm>

namespace doisoat {
namespace {

// The items of a list sorted by span that touch the span.
template <class Item>
std::pair<typename std::vector<Item>::const_iterator, typename std::vector<Item>::const_iterator> touching(
    const std::vector<Item>& items, Span span) {
  auto first = std::partition_point(items.begin(), items.end(), [&](const Item& i) { return i.span.end <= span.begin; });
  auto last = std::partition_point(first, items.end(), [&](const Item& i) { return i.span.begin < span.end; });
  return {first, last};
}

}  // namespace

Box cover(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Span TextMap::back(Span span) const {
  // Between edits both texts run in step, as far apart as the last edit left them. An edit that ends where the span begins, or
  // begins where it ends, is no part of it.
  auto moved = [&](std::vector<Edit>::const_iterator next, Offset at) {
    const long shift = next == edits_.begin() ? 0 : static_cast<long>(std::prev(next)->there.end) - std::prev(next)->here.end;
    return static_cast<Offset>(at + shift);
  };
  auto first = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& e) { return e.here.end <= span.begin; });
  auto last = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& e) { return e.here.end < span.end; });
  const bool begins_inside = first != edits_.end() && first->here.begin <= span.begin;
  const bool ends_inside = last != edits_.end() && last->here.begin < span.end;
  return {begins_inside ? first->there.begin : moved(first, span.begin), ends_inside ? last->there.end : moved(last, span.end)};
}

const Page* Document::page_of(Offset at) const {
  if (pages.empty()) return nullptr;
  auto after = std::partition_point(pages.begin(), pages.end(), [&](const Page& p) { return p.span.begin <= at; });
  return after == pages.begin() ? &pages.front() : &*std::prev(after);
}

std::optional<Box> Document::box_of(Span span) const {
  std::optional<Box> box;
  auto add = [&](const Box& other) { box = box ? cover(*box, other) : other; };
  auto [token, tokens_end] = touching(tokens, span);
  for (; token != tokens_end; ++token) add(token->box);
  if (box) return box;
  auto [table, tables_end] = touching(tables, span);
  for (; table != tables_end; ++table) {
    auto [cell, cells_end] = touching(table->cells, span);
    for (; cell != cells_end; ++cell)
      if (cell->box && cell->span.overlaps(span)) add(*cell->box);
  }
  if (box) return box;
  auto [line, lines_end] = touching(lines, span);
  for (; line != lines_end; ++line)
    if (line->box) add(*line->box);
  return box;
}

const char* name(PageSource source) {
  switch (source) {
    case PageSource::text: return "text";
    case PageSource::text_layer: return "text_layer";
    case PageSource::ocr: return "ocr";
    case PageSource::docx: return "docx";
  }
  return "";
}

const char* name(PageState state) {
  switch (state) {
    case PageState::ok: return "ok";
    case PageState::blank: return "blank";
    case PageState::damaged: return "damaged";
    case PageState::unreadable: return "unreadable";
  }
  return "";
}

const char* name(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::text: return "text";
    case DocumentKind::pdf: return "pdf";
    case DocumentKind::scan: return "scan";
    case DocumentKind::image: return "image";
    case DocumentKind::docx: return "docx";
  }
  return "";
}

}  // namespace doisoat
