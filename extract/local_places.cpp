#include "extract/local_places.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace doisoat {
namespace {

constexpr LexemeIndex kLongestName = 5;  // words
constexpr std::array<std::string_view, 12> kKinds{"xa", "phuong", "tran", "thon", "ban", "xom", "ap", "buon", "lang", "khom", "tt", "pho"};

// "Heroin 12", "DM1 05", "Nam 63": a word that the catalogue knows names no place.
bool is_known(const Reading& reading, LexemeIndex at) {
  constexpr LexemeIndex kLongestPhrase = 12;
  auto first = std::partition_point(reading.phrases.begin(), reading.phrases.end(), [&](const PhraseMatch& m) { return m.first + kLongestPhrase < at; });
  for (auto m = first; m != reading.phrases.end() && m->first <= at; ++m) {
    PhraseKind kind = reading.vocabulary.phrases[static_cast<size_t>(m->phrase)].kind;
    if (m->last >= at && kind != PhraseKind::counter) return true;
  }
  return false;
}

// A list of labels: in a parenthesis or behind a colon, parted by commas from the next.
bool in_list(const Reading& reading, LexemeIndex name, const Quantity& q) {
  const auto& l = reading.lexemes;
  const Structure& s = reading.structure;
  auto parts = [&](LexemeIndex i) { return i < l.size() && s.block_of[i] == s.block_of[q.first] && (l[i].is(',') || l[i].is(';') || l[i].is_word("va")); };
  bool listed = parts(q.last + 1) || (name > 0 && parts(name - 1));
  if (!listed) return false;
  if (s.parenthesis_of[q.first] >= 0) return true;
  LexemeIndex begin = s.sentences[static_cast<size_t>(s.sentence_of[q.first])].begin;
  for (LexemeIndex i = name; i-- > begin;) {
    if (l[i].is_word("toc")) return false;  // "dân tộc: Thái 20, Mông 12"
    if (l[i].is(':')) return true;
  }
  return false;
}

}  // namespace

std::optional<Range> local_place(const Reading& reading, const Quantity& q) {
  const auto& l = reading.lexemes;
  const Structure& s = reading.structure;
  if (s.sentence_of[q.first] < 0 || q.numeral.percent || q.negation) return std::nullopt;
  LexemeIndex least = s.sentences[static_cast<size_t>(s.sentence_of[q.first])].begin;
  LexemeIndex end = q.first;
  if (end > least && (l[end - 1].is(':') || l[end - 1].is_word("co") || l[end - 1].is_word("la"))) --end;
  LexemeIndex begin = end;
  while (begin > least && end - begin < kLongestName && l[begin - 1].kind == LexemeKind::word && l[begin - 1].capital && !is_known(reading, begin - 1)) --begin;
  if (begin == end) return std::nullopt;
  auto names_kind = [&](LexemeIndex at) { return std::find(kKinds.begin(), kKinds.end(), l[at].folded.bare) != kKinds.end(); };
  bool kind = names_kind(begin);  // "Xã Thọ Vân" at the begin of a sentence
  if (kind && begin + 1 == end) return std::nullopt;
  if (!kind && begin > least && names_kind(begin - 1)) {
    kind = true;
    --begin;
    if (begin > least && (l[begin].is_word("tran") || l[begin].is_word("pho")) && (l[begin - 1].is_word("thi") || l[begin - 1].is_word("khu") || l[begin - 1].is_word("dan"))) --begin;
  }
  // "Công an xã Thọ Vân bắt 05 vụ" is told of those who did it, and reaches the number over a verb; here it is the label itself.
  if (!kind && (l[end - 1].all_capitals || !in_list(reading, begin, q))) return std::nullopt;
  if (begin > 0 && l[begin - 1].is_word("an") && s.block_of[begin - 1] == s.block_of[q.first]) return std::nullopt;
  return Range{begin, end};
}

}  // namespace doisoat
