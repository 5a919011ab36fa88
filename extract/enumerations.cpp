#include "extract/enumerations.h"

#include <algorithm>
#include <array>
#include <optional>

namespace doisoat {
namespace {

enum Style { in_parentheses, closed, dotted, kStyles };

struct Marker {
  Range range;
  Style style = in_parentheses;
  int number = 0;
  bool of_block = false;
};

int value_of(const Lexeme& digits) { return digits.span.size() <= 2 ? std::stoi(digits.folded.bare) : -1; }

class Finder {
 public:
  Finder(const std::vector<Lexeme>& lexemes, const Structure& structure) : l_(lexemes), s_(structure) {}

  std::vector<Enumeration> run() {
    for (LexemeIndex i = 0; i < l_.size();) {
      auto marker = marker_at(i);
      if (!marker) {
        ++i;
        continue;
      }
      take(*marker);
      i = marker->range.end;
    }
    for (Open& open : open_) close(open);
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.markers.front().begin < b.markers.front().begin; });
    return std::move(found_);
  }

 private:
  struct Open {
    Enumeration list;
    int last = 0, block = -1;
    bool of_blocks = false;
  };

  // A list goes on in its block, or from one bullet to the next of the same parent.
  void take(const Marker& marker) {
    Open& open = open_[marker.style];
    int block = s_.block_of[marker.range.begin];
    bool same = open.block >= 0 && marker.of_block == open.of_blocks &&
                (marker.of_block ? s_.blocks[static_cast<size_t>(block)].parent == s_.blocks[static_cast<size_t>(open.block)].parent : block == open.block);
    if (!same || marker.number != open.last + 1) {
      close(open);
      if (marker.number != 1) return;
    }
    open.list.markers.push_back(marker.range);
    open.last = marker.number;
    open.block = block;
    open.of_blocks = marker.of_block;
  }

  void close(Open& open) {
    if (open.list.markers.size() >= 2) found_.push_back(std::move(open.list));
    open = {};
  }

  bool begins_item(LexemeIndex i) const { return i < l_.size() && l_[i].kind == LexemeKind::word; }

  std::optional<Marker> marker_at(LexemeIndex i) const {
    int b = s_.block_of[i];
    if (b < 0) return std::nullopt;
    const Block& block = s_.blocks[static_cast<size_t>(b)];
    Marker marker;
    marker.of_block = block.marker.contains(i);
    LexemeIndex digits = l_[i].is('(') ? i + 1 : i;
    if (digits + 1 >= l_.size() || l_[digits].kind != LexemeKind::digits) return std::nullopt;
    const Lexeme& after = l_[digits + 1];
    if (digits > i) {
      if (!after.is(')')) return std::nullopt;
      marker.style = in_parentheses;
    } else if (after.is(')')) {
      marker.style = closed;
    } else if (after.is('.') || (after.is('/') && marker.of_block)) {
      marker.style = dotted;
    } else {
      return std::nullopt;
    }
    marker.range = {i, digits + 2};
    marker.number = value_of(l_[digits]);
    if (marker.number < 1 || !begins_item(digits + 2)) return std::nullopt;
    if (marker.of_block) return marker;
    if (marker.style != in_parentheses && !l_[digits + 2].space_before) return std::nullopt;
    if (marker.style == dotted && !l_[digits + 2].capital) return std::nullopt;
    // "xã A (1), xã B (2)" says how many; a number of the list stands where an item begins.
    if (i == block.range.begin) return marker;
    const Lexeme& before = l_[i - 1];
    bool opens = before.is(':') || before.is(';') || before.is(',') || before.is('.') || before.is('(') || before.is_word("gom") || before.is_word("va");
    return opens ? std::optional(marker) : std::nullopt;
  }

  const std::vector<Lexeme>& l_;
  const Structure& s_;
  std::array<Open, kStyles> open_;
  std::vector<Enumeration> found_;
};

}  // namespace

std::vector<Enumeration> find_enumerations(const std::vector<Lexeme>& lexemes, const Structure& structure) { return Finder(lexemes, structure).run(); }

}  // namespace doisoat
