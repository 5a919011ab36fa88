#include "extract/person_lists.h"

#include <algorithm>

namespace doisoat {
namespace {

constexpr LexemeIndex kFar = 12;  // lexemes from a number to its list: ", cụ thể các đối tượng như sau:"
constexpr LexemeIndex kBeforeName = 4;  // from an item's begin to the name: "Đối tượng", "Bị can", "Ông"
constexpr int kMost = 300;               // persons in one list: beyond it the text is damaged

class Lists {
 public:
  Lists(const Reading& reading, const std::vector<PersonMention>& persons, const Quantity& quantity)
      : reading_(reading), l_(reading.lexemes), persons_(persons), next_(quantity.group_last + 1) {}

  std::optional<int> count() const {
    if (next_ >= l_.size() || block_at(next_ - 1) < 0) return std::nullopt;
    if (auto numbered = numbered_list()) return numbered;
    if (auto bullets = bulleted_list()) return bullets;
    if (auto inside = in_parenthesis()) return inside;
    return in_sentence();
  }

 private:
  int block_at(LexemeIndex i) const { return reading_.structure.block_of[i]; }
  const Block& block(int b) const { return reading_.structure.blocks[static_cast<size_t>(b)]; }
  std::vector<PersonMention>::const_iterator person_from(LexemeIndex i) const {
    Offset at = l_[i].span.begin;
    return std::partition_point(persons_.begin(), persons_.end(), [&](const PersonMention& p) { return p.name.begin < at; });
  }
  bool name_at(LexemeIndex i) const {
    if (i >= l_.size()) return false;
    auto person = person_from(i);
    return person != persons_.end() && lexeme_at(l_, person->name.begin) <= i + kBeforeName && block_at(lexeme_at(l_, person->name.begin)) == block_at(i);
  }
  // Nothing else is counted between the number and `i`, which is near.
  bool leads_to(LexemeIndex i) const {
    if (i < next_ || i > next_ + kFar) return false;
    return std::none_of(l_.begin() + next_, l_.begin() + i, [](const Lexeme& x) { return x.kind == LexemeKind::digits; });
  }
  bool follows(int list_block) const {
    int own = block_at(next_ - 1);
    return list_block == own || (list_block == own + 1 && block(own).ends_in_colon);
  }

  std::optional<int> numbered_list() const {
    const auto& all = reading_.enumerations;
    auto list = std::partition_point(all.begin(), all.end(), [&](const Enumeration& e) { return e.markers.front().begin < next_; });
    if (list == all.end()) return std::nullopt;
    Range first = list->markers.front();
    if (!leads_to(first.begin) || !follows(block_at(first.begin))) return std::nullopt;
    auto named = std::count_if(list->markers.begin(), list->markers.end(), [&](Range m) { return name_at(m.end); });
    // A name that is written in an unusual way is an item all the same.
    if (named * 2 <= static_cast<long>(list->markers.size())) return std::nullopt;
    return static_cast<int>(list->markers.size());
  }

  // "- Lò Văn …" below a line that ends in a colon.
  std::optional<int> bulleted_list() const {
    int own = block_at(next_ - 1);
    const Block& above = block(own);
    if (!above.ends_in_colon || !leads_to(above.range.end)) return std::nullopt;
    const auto& blocks = reading_.structure.blocks;
    int count = 0;
    for (size_t b = static_cast<size_t>(own) + 1; b < blocks.size() && blocks[b].parent == own; ++b, ++count)
      if (blocks[b].marker.empty() || !name_at(blocks[b].marker.end)) return std::nullopt;
    return count >= 2 ? std::optional(count) : std::nullopt;
  }

  std::optional<int> in_parenthesis() const {
    const auto& parentheses = reading_.structure.parentheses;
    auto behind = std::partition_point(parentheses.begin(), parentheses.end(), [&](const Parenthesis& p) { return p.open < next_; });
    if (behind == parentheses.end() || !leads_to(behind->open)) return std::nullopt;
    Offset end = l_[std::min<size_t>(behind->close, l_.size() - 1)].span.end;
    int count = 0;
    for (auto person = person_from(behind->open); person != persons_.end() && person->span.end <= end; ++person)
      if (++count > kMost) return std::nullopt;
    return count >= 2 ? std::optional(count) : std::nullopt;
  }

  // "gồm: A, sinh năm …; B, … và C." to the end of the sentence, with nothing between the persons.
  std::optional<int> in_sentence() const {
    auto person = person_from(next_);
    if (person == persons_.end()) return std::nullopt;
    LexemeIndex first = lexeme_at(l_, person->span.begin);
    if (!leads_to(first) || block_at(first) != block_at(next_ - 1)) return std::nullopt;
    bool introduced = std::any_of(l_.begin() + next_, l_.begin() + first, [](const Lexeme& x) { return x.is(':') || x.is_word("gom"); });
    if (!introduced) return std::nullopt;
    int count = 0;
    LexemeIndex end = first;
    for (; person != persons_.end(); ++person, ++count) {
      LexemeIndex begin = lexeme_at(l_, person->span.begin);
      bool apart = std::any_of(l_.begin() + end, l_.begin() + std::max(begin, end), [](const Lexeme& x) { return x.kind != LexemeKind::sign && !x.is_word("va"); });
      bool stopped = count > 0 && std::any_of(l_.begin() + end, l_.begin() + std::max(begin, end), [](const Lexeme& x) { return x.is('.'); });
      if (apart || stopped || block_at(begin) != block_at(first)) break;
      end = lexeme_at(l_, person->span.end - 1) + 1;
    }
    bool over = end >= l_.size() || block_at(end) != block_at(first) || l_[end].is('.');
    return over && count >= 2 ? std::optional(count) : std::nullopt;
  }

  const Reading& reading_;
  const std::vector<Lexeme>& l_;
  const std::vector<PersonMention>& persons_;
  LexemeIndex next_;
};

}  // namespace

std::optional<int> persons_listed(const Reading& reading, const std::vector<PersonMention>& persons, const Quantity& quantity) {
  // A dossier is of one person.
  bool counts_persons = quantity.units.empty() || has_unit(quantity, "dossier") || std::find(quantity.units.begin(), quantity.units.end(), "person") != quantity.units.end();
  if (!counts_persons) return std::nullopt;
  return Lists(reading, persons, quantity).count();
}

}  // namespace doisoat
