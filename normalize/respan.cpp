#include "normalize/respan.h"

#include <algorithm>

namespace doisoat {
namespace {

// Leads offsets of the text before to the text after. The list of edits is walked by bisection.
class Mover {
 public:
  explicit Mover(const std::vector<TextMap::Edit>& edits) : edits_(edits) {}

  Offset begin(Offset at) const {
    auto edit = std::partition_point(edits_.begin(), edits_.end(), [&](const auto& e) { return e.there.end <= at; });
    if (edit != edits_.end() && edit->there.begin < at) return edit->here.begin;
    return moved(edit, at);
  }

  Offset end(Offset at) const {
    auto edit = std::partition_point(edits_.begin(), edits_.end(), [&](const auto& e) { return e.there.end <= at; });
    if (edit != edits_.end() && edit->there.begin < at) return edit->here.end;
    return moved(edit, at);
  }

  Span operator()(Span span) const {
    Span result{begin(span.begin), end(span.end)};
    if (result.end < result.begin) result.end = result.begin;
    return result;
  }

 private:
  Offset moved(std::vector<TextMap::Edit>::const_iterator next, Offset at) const {
    if (next == edits_.begin()) return at;
    const TextMap::Edit& before = *std::prev(next);
    return at - before.there.end + before.here.end;
  }

  const std::vector<TextMap::Edit>& edits_;
};

template <class Items>
void move_spans(Items& items, const Mover& mover) {
  Offset last = 0;
  for (auto& item : items) {
    item.span = mover(item.span);
    item.span.begin = std::max(item.span.begin, last);
    item.span.end = std::max(item.span.end, item.span.begin);
    last = item.span.end;
  }
}

}  // namespace

TextMap compose(const TextMap& newer, const TextMap& older) {
  if (older.is_identity()) return newer;
  if (newer.is_identity()) return older;
  // Both lists of edits are walked along the middle text; those that touch there become one.
  TextMap result;
  const auto& a = newer.edits();  // here: newest, there: middle
  const auto& b = older.edits();  // here: middle, there: oldest
  size_t i = 0, j = 0;
  long ahead_a = 0, ahead_b = 0;  // newest − middle and oldest − middle, behind the edits done
  while (i < a.size() || j < b.size()) {
    const Offset begin =
        std::min(i < a.size() ? a[i].there.begin : b[j].here.begin, j < b.size() ? b[j].here.begin : a[i].there.begin);
    Offset end = begin;
    const long begin_a = ahead_a, begin_b = ahead_b;
    for (bool grown = true; grown;) {
      grown = false;
      if (i < a.size() && a[i].there.begin <= end) {
        end = std::max(end, a[i].there.end);
        ahead_a = static_cast<long>(a[i].here.end) - a[i].there.end;
        ++i;
        grown = true;
      }
      if (j < b.size() && b[j].here.begin <= end) {
        end = std::max(end, b[j].here.end);
        ahead_b = static_cast<long>(b[j].there.end) - b[j].here.end;
        ++j;
        grown = true;
      }
    }
    result.add({{static_cast<Offset>(begin + begin_a), static_cast<Offset>(end + ahead_a)},
                {static_cast<Offset>(begin + begin_b), static_cast<Offset>(end + ahead_b)}});
  }
  return result;
}

void replace(Document& document, const std::vector<Replacement>& replacements) {
  if (replacements.empty()) return;
  TextMap change;
  std::string text;
  text.reserve(document.text.size() + document.text.size() / 16);
  Offset done = 0;
  for (const Replacement& replacement : replacements) {
    text.append(document.text, done, replacement.span.begin - done);
    const auto begin = static_cast<Offset>(text.size());
    text += replacement.text;
    change.add({{begin, static_cast<Offset>(text.size())}, replacement.span});
    done = replacement.span.end;
  }
  text.append(document.text, done);
  document.text = std::move(text);

  const Mover mover(change.edits());
  move_spans(document.pages, mover);
  move_spans(document.lines, mover);
  move_spans(document.tokens, mover);
  move_spans(document.tables, mover);
  for (Table& table : document.tables) move_spans(table.cells, mover);
  document.raw_map = compose(change, document.raw_map);
}

}  // namespace doisoat
