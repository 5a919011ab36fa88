#include "extract/phrases.h"

#include <algorithm>
#include <span>
#include <array>
#include <map>
#include <string_view>

namespace doisoat {
namespace {

// Matches that compete for the same words: an indicator with an indicator, a breakdown with others of its dimension. Wordings
// that hold only within a topic stand apart: elsewhere they must not hide others.
// And what is counted in another unit is another thing: the patients in "cơ sở điều trị Methadone" as well as the site.
int rivalry(const Phrase& phrase, const Vocabulary& vocabulary) {
  if (phrase.within >= 0) return 8;
  if (phrase.kind == PhraseKind::breakdown) return 64 + phrase.index;
  if (phrase.kind != PhraseKind::indicator) return static_cast<int>(phrase.kind);
  static const std::array kUnits{"person", "case", "dossier", "vnd", "percent", "point", "commune", "area", "plant", "m2", "course", "document"};
  const std::string& unit = vocabulary.indicators[static_cast<size_t>(phrase.index)].units.front();
  auto it = std::find(kUnits.begin(), kUnits.end(), unit);
  return 16 + static_cast<int>(it - kUnits.begin());
}

bool skippable(const Lexeme& lexeme) {
  if (lexeme.kind != LexemeKind::sign) return false;
  const std::string& sign = lexeme.folded.bare;
  return sign == "," || sign == "*" || sign == "_" || sign == "\"" || sign == "“" || sign == "”" || sign == "-" || sign == "–";
}

}  // namespace

std::vector<PhraseMatch> find_phrases(const std::vector<Lexeme>& lexemes, const Vocabulary& vocabulary, const std::vector<Span>& breaks) {
  // "Điểm phức tạp về MT": abbreviations that every office writes are read as the words they stand for.
  static const std::map<std::string_view, std::vector<FoldedWord>> kAbbreviations = {
      {"mt", {fold_word("ma"), fold_word("túy")}}, {"cmt", {fold_word("chất"), fold_word("ma"), fold_word("túy")}}};
  std::vector<Lexicon::Item> items;
  std::vector<LexemeIndex> lexeme_of;  // of each item
  items.reserve(lexemes.size());
  lexeme_of.reserve(lexemes.size());
  auto gap = breaks.begin();
  for (LexemeIndex i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    while (gap != breaks.end() && gap->end <= lexeme.span.begin) ++gap;
    bool broken = gap != breaks.end() && gap->contains(lexeme.span);
    auto expanded = lexeme.all_capitals ? kAbbreviations.find(lexeme.folded.bare) : kAbbreviations.end();
    if (expanded == kAbbreviations.end()) {
      items.push_back(vocabulary.lexicon.item(lexeme.folded, broken || skippable(lexeme)));
      lexeme_of.push_back(i);
      continue;
    }
    for (const FoldedWord& word : expanded->second) {
      items.push_back(vocabulary.lexicon.item(word, false));
      lexeme_of.push_back(i);
    }
  }
  // No phrase goes on in the next cell of a table.
  std::vector<LexemeIndex> cell_end(items.size(), static_cast<LexemeIndex>(items.size()));
  for (size_t i = items.size(); i-- > 1;)
    cell_end[i - 1] = lexemes[lexeme_of[i]].cell_before && lexeme_of[i] != lexeme_of[i - 1] ? static_cast<LexemeIndex>(i) : cell_end[i];

  std::vector<PhraseMatch> found;
  std::vector<Lexicon::Match> here;
  std::vector<std::pair<int, LexemeIndex>> reach;  // per rivalry: how far a match seen so far reaches
  auto reach_of = [&](int rival) -> LexemeIndex& {
    for (auto& [key, end] : reach)
      if (key == rival) return end;
    return reach.emplace_back(rival, 0).second;
  };
  for (LexemeIndex at = 0; at < items.size(); ++at) {
    here.clear();
    vocabulary.lexicon.find(std::span(items).first(cell_end[at]), at, here);
    if (here.empty()) continue;
    std::stable_sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.last > b.last; });
    std::vector<std::pair<int, LexemeIndex>> longest;  // per rivalry, of those that begin here
    for (const Lexicon::Match& match : here) {
      int rival = rivalry(vocabulary.phrases[static_cast<size_t>(match.id)], vocabulary);
      LexemeIndex end = match.last + 1;
      if (end <= reach_of(rival)) continue;  // inside one that began earlier
      auto known = std::find_if(longest.begin(), longest.end(), [&](const auto& l) { return l.first == rival; });
      if (known != longest.end() && end < known->second) continue;
      if (known == longest.end()) longest.emplace_back(rival, end);
      found.push_back({match.id, lexeme_of[match.first], lexeme_of[match.last], static_cast<int>(match.words), static_cast<int>(match.mismatches)});
    }
    for (auto& [rival, end] : longest) reach_of(rival) = std::max(reach_of(rival), end);
  }
  // "bắt buộc" is no arrest, "tạm giữ, tạm giam" no seizure: what lies inside an idle phrase says nothing.
  std::vector<PhraseMatch> idle;
  for (const PhraseMatch& m : found) {
    const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(m.phrase)];
    // So are the words of a movement: "kỳ trước chuyển sang" transfers nobody.
    bool movement = phrase.value == "before" || phrase.value == "after" || phrase.value == "added" || phrase.value == "removed";
    if (phrase.kind == PhraseKind::cue && (phrase.value == "idle" || movement)) idle.push_back(m);
  }
  auto inside = [&](const PhraseMatch& m) {
    const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(m.phrase)];
    if (phrase.kind == PhraseKind::cue && phrase.value == "idle") return false;
    bool said = phrase.kind == PhraseKind::indicator || phrase.kind == PhraseKind::cue;
    auto around = std::partition_point(idle.begin(), idle.end(), [&](const PhraseMatch& i) { return i.last < m.first; });
    if (around == idle.end() || around->first > m.first || m.last > around->last || around->last - around->first <= m.last - m.first) return false;
    return said || vocabulary.phrases[static_cast<size_t>(around->phrase)].value == "idle";
  };
  found.erase(std::remove_if(found.begin(), found.end(), inside), found.end());
  return found;
}

}  // namespace doisoat
