#include "extract/scope.h"

#include <algorithm>

namespace doisoat {

Scope::Scope(const Reading& reading) : reading_(reading) {
  size_t levels = reading.structure.parentheses.size() + 1;
  commas_.resize(levels);
  semicolons_.resize(levels);
  colons_.resize(levels);
  groups_.resize(levels);
  for (LexemeIndex i = 0; i < reading.lexemes.size(); ++i) {
    const Lexeme& lexeme = reading.lexemes[i];
    if (lexeme.kind != LexemeKind::sign) continue;
    auto level = static_cast<size_t>(reading.structure.parenthesis_of[i] + 1);
    // A dash with space around it parts items of one line: "- Bổ sung: 0  - Thanh loại: 0".
    bool dash = (lexeme.is('-') || lexeme.folded.bare == "–") && lexeme.space_before && i + 1 < reading.lexemes.size() && reading.lexemes[i + 1].space_before;
    bool slash = lexeme.is('/') && i + 1 < reading.lexemes.size() && reading.lexemes[i + 1].space_before;
    if (lexeme.is(',') || dash || slash) commas_[level].push_back(i);
    // A full stop within a parenthesis parts its items: "(DM1: 35; DM2: 09. Loại A: 31)".
    bool stop = lexeme.is('.') && level > 0 && i + 1 < reading.lexemes.size() && reading.lexemes[i + 1].capital && reading.lexemes[i + 1].space_before;
    if (lexeme.is(';') || stop) semicolons_[level].push_back(i);
    if (lexeme.is(':')) colons_[level].push_back(i);
  }
  for (size_t i = 0; i < reading.quantities.size(); ++i) {
    const Quantity& q = reading.quantities[i];
    if (i > 0 && reading.quantities[i - 1].group == q.group) continue;
    groups_[static_cast<size_t>(reading.structure.parenthesis_of[q.first] + 1)].push_back(q.first);
  }
  labels_.reserve(reading.structure.blocks.size());
  for (size_t b = 0; b < reading.structure.blocks.size(); ++b) labels_.push_back(find_label(static_cast<int>(b)));
}

int Scope::count(const std::vector<std::vector<LexemeIndex>>& separators, int parenthesis, LexemeIndex from, LexemeIndex to) const {
  const auto& list = separators[static_cast<size_t>(parenthesis + 1)];
  auto first = std::lower_bound(list.begin(), list.end(), from);
  auto last = std::lower_bound(first, list.end(), to);
  return static_cast<int>(last - first);
}

std::optional<Distance> Scope::distance(Range phrase, const Quantity& quantity) const {
  const Structure& s = reading_.structure;
  int level = s.parenthesis_of[phrase.begin];
  LexemeIndex first = quantity.group_first, last = quantity.group_last;
  Distance d;
  for (int p = s.parenthesis_of[quantity.first]; p != level; p = s.parentheses[static_cast<size_t>(p)].outer) {
    if (p < 0) return std::nullopt;
    first = s.parentheses[static_cast<size_t>(p)].open;
    last = s.parentheses[static_cast<size_t>(p)].close;
    ++d.exits;
  }
  if (d.exits == 0 && phrase.begin <= quantity.last && phrase.end > quantity.first) {
    d.side = Side::over;
    return d;
  }
  // Within its group a quantity has its own neighbours: "06 vụ, 07 bị can" keeps "bị can" to the second.
  if (d.exits == 0 && phrase.begin >= first && phrase.end <= last + 1) {
    if (phrase.begin > quantity.last) return std::nullopt;
    first = quantity.first;
  }
  if (phrase.end <= first) {
    d.side = Side::before;
    d.commas = count(commas_, level, phrase.end, first);
    d.semicolons = count(semicolons_, level, phrase.end, first);
    d.quantities = count(groups_, level, phrase.end, first);
    d.sentences = s.sentence_of[first] - s.sentence_of[phrase.begin];
    d.words = static_cast<int>(first - phrase.end);
    const auto& colons = colons_[static_cast<size_t>(level + 1)];
    auto colon = std::lower_bound(colons.begin(), colons.end(), phrase.end);
    if (colon != colons.end() && *colon < first) {
      d.colons = count(colons_, level, phrase.end, first);
      d.label = count(semicolons_, level, phrase.end, *colon) + count(groups_, level, phrase.end, *colon) == 0;
    }
    bool label = d.label && d.sentences == 0;
    double away = 0.05 * std::min(d.words, 40);
    if (label) {
      // The head of a Vietnamese phrase comes first: "Điểm phức tạp trong cơ sở kinh doanh: 01" counts the first, not the last.
      LexemeIndex head = s.sentences[static_cast<size_t>(s.sentence_of[phrase.begin])].begin;
      away = 0.03 * std::min<double>(phrase.begin - head, 30);
    }
    d.cost = 0.4 + away + (label ? 0.6 : 1.2) * d.commas + (label ? 0.8 : 4) * d.semicolons +
             (label ? 0.5 : 1.5) * d.quantities + 7 * d.sentences + 2.0 * d.exits;
  } else if (phrase.begin > last) {
    d.side = Side::after;
    d.sentences = s.sentence_of[phrase.begin] - s.sentence_of[last];
    if (d.sentences != 0) return std::nullopt;
    d.commas = count(commas_, level, last + 1, phrase.begin);
    d.semicolons = count(semicolons_, level, last + 1, phrase.begin);
    d.quantities = count(groups_, level, last + 1, phrase.begin);
    d.words = static_cast<int>(phrase.begin - last - 1);
    // Words in parentheses between do not part what they comment on.
    int inside = 0;
    for (LexemeIndex i = last + 1; i < phrase.begin && i < last + 60; ++i) inside += s.parenthesis_of[i] != level || reading_.lexemes[i].is(')');
    d.words = std::max(0, d.words - inside);
    bool colon = count(colons_, level, last + 1, phrase.begin) > 0;
    d.cost = (d.words == 0 ? 0.1 : 0.6 + 0.08 * std::min(d.words, 40)) + 4 * d.commas + 12 * d.semicolons + 3 * d.quantities + 3.0 * d.exits + (colon ? 20 : 0);
  } else {
    return std::nullopt;
  }
  d.from = d.exits > 0 ? "parenthesis owner" : d.sentences > 0 ? "block" : d.commas + d.semicolons + d.quantities > 0 ? "sentence" : "clause";
  return d;
}

std::pair<size_t, size_t> Scope::phrases_in(Range range) const {
  auto by_first = [](LexemeIndex at) { return [at](const PhraseMatch& m) { return m.first < at; }; };
  const auto& all = reading_.phrases;
  auto begin = std::partition_point(all.begin(), all.end(), by_first(range.begin));
  auto end = std::partition_point(begin, all.end(), by_first(range.end));
  return {static_cast<size_t>(begin - all.begin()), static_cast<size_t>(end - all.begin())};
}

// Where the first quantity of the block stands; its end when there is none.
LexemeIndex Scope::counted_at(const Block& b) const {
  auto counted = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& q) { return q.first < b.range.begin; });
  return counted != reading_.quantities.end() ? std::min(b.range.end, counted->first) : b.range.end;
}

Range Scope::find_label(int block) const {
  const Block& b = reading_.structure.blocks[static_cast<size_t>(block)];
  if (b.kind == BlockKind::heading) {
    // A heading that runs on into figures is labelled by what stands before them.
    LexemeIndex end = b.range.end;
    auto counted = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& q) { return q.first < b.range.begin; });
    if (counted != reading_.quantities.end()) end = std::min(end, counted->first);
    for (LexemeIndex i = b.marker.end; i < end; ++i)
      if (reading_.lexemes[i].is(':')) end = i;
    // "4. Đặc điểm 119 bệnh nhân đang uống thuốc" names what all below is about.
    if (b.range.end - b.range.begin < 16 && !b.marker.empty() && end == counted_at(b) && end > b.marker.end) return b.range;
    if (end - b.range.begin < 60) return {b.range.begin, end};
  }
  if (b.ends_in_colon && b.range.end - b.range.begin < 80) return b.range;
  // A colon behind a number, or in a later sentence, labels only what stands behind it.
  for (LexemeIndex i = b.marker.end; i < b.range.end; ++i)
    if (reading_.lexemes[i].is(':')) {
      auto counted = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& q) { return q.first < b.marker.end; });
      bool running = counted != reading_.quantities.end() && counted->first < i && i - counted->first > 3;
      return running ? Range{b.range.begin, b.range.begin} : Range{b.range.begin, i};
    }
  // "- Kết quả thống kê" over sub-bullets.
  if (b.kind == BlockKind::bullet && b.range.end - b.range.begin < 40) return {b.range.begin, counted_at(b)};
  return {b.range.begin, b.range.begin};
}

int Scope::quantity_before(LexemeIndex at, int parenthesis) const {
  const auto& all = reading_.quantities;
  auto behind = std::partition_point(all.begin(), all.end(), [&](const Quantity& q) { return q.first < at; });
  for (auto it = behind; it != all.begin();) {
    --it;
    if (reading_.structure.block_of[it->first] != reading_.structure.block_of[at]) return -1;
    if (reading_.structure.parenthesis_of[it->first] == parenthesis) return static_cast<int>(it - all.begin());
    if (at - it->first > 200) return -1;
  }
  return -1;
}

}  // namespace doisoat
