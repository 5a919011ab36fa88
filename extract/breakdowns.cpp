#include "extract/breakdowns.h"

#include <algorithm>

namespace doisoat {
namespace {

// The capitalised name behind a phrase: "Ba Sơn" of "từ Đồn Biên phòng Ba Sơn".
std::string name_behind(const Reading& reading, LexemeIndex at) {
  LexemeIndex end = at;
  while (end < reading.lexemes.size() && reading.lexemes[end].kind == LexemeKind::word && reading.lexemes[end].capital &&
         reading.structure.sentence_of[end] == reading.structure.sentence_of[at] && end < at + 4)
    ++end;
  if (end == at) return "";
  return std::string(reading.document.at({reading.lexemes[at].span.begin, reading.lexemes[end - 1].span.end}));
}

// "Điều 249", "các điều 249, 251": the article is the breakdown.
void add_articles(const Reading& reading, int dimension, std::vector<BreakdownMention>& mentions) {
  if (dimension < 0) return;
  for (const Numeral& n : reading.numerals) {
    if (n.first == 0 || !n.value.is_integer() || n.whole) continue;
    auto number = n.value.mantissa();
    const Lexeme& before = reading.lexemes[n.first - 1];
    bool article = before.is_word("dieu") || (before.folded.marked == "đ" && !reading.lexemes[n.first].space_before);  // "Điều 249", "Đ249"
    if (number < 247 || number > 259 || !article) continue;
    std::string value = std::to_string(number);
    if (n.last + 1 < reading.lexemes.size() && reading.lexemes[n.last + 1].is_word("a") && !reading.lexemes[n.last + 1].space_before) value += "a";
    mentions.push_back({{n.first - 1, n.last + 1}, dimension, value, ""});
  }
}

constexpr int kAtNumber = 7;  // words between a mention and the number that it splits

struct Candidate {
  double cost;
  const BreakdownMention* mention;
  const char* from;
};

// "quản lý sau cai nghiện bắt buộc" says nothing of a place.
bool inside_indicator(const BreakdownMention& mention, const Reading& reading, const Scope& scope) {
  auto [begin, end] = scope.phrases_in({mention.range.begin > 12 ? mention.range.begin - 12 : 0, mention.range.end});
  LexemeIndex size = mention.range.end - mention.range.begin;
  for (size_t i = begin; i < end; ++i) {
    const PhraseMatch& m = reading.phrases[i];
    const Phrase& phrase = reading.vocabulary.phrases[static_cast<size_t>(m.phrase)];
    if (phrase.kind != PhraseKind::indicator || phrase.breakdown.contains(reading.vocabulary.dimensions[static_cast<size_t>(mention.dimension)].name)) continue;
    if (m.first <= mention.range.begin && m.last + 1 >= mention.range.end && m.last + 1 - m.first > size) return true;
  }
  return false;
}

bool fits(const Dimension& dimension, const std::string& code, Measure measure) {
  if (!dimension.of.contains(code)) return false;
  if (dimension.measures.empty()) return true;
  // A stock is split by reasons only where the indicator is itself a remainder ("chưa được test").
  if (measure == Measure::stock) return code == "not_yet_tested";
  return dimension.measures.contains(measure);
}

// Whether the mention stands directly at another quantity, so that it is taken: "10 DM1; 01 DM3, Loại A: 08".
bool taken_by_another(Range mention, const Quantity& q, const Reading& reading) {
  auto it = std::partition_point(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& other) { return other.last + 1 < mention.begin; });
  for (; it != reading.quantities.end() && it->first <= mention.begin; ++it)
    if (it->first != q.first && it->group != q.group) return true;
  return false;
}

// The parenthesis around a mention, where it only comments on the words before it: "Tội mua bán (Điều 251): 05 vụ".
Range comment_around(Range mention, const Quantity& q, const Reading& reading) {
  int p = reading.structure.parenthesis_of[mention.begin];
  if (p < 0) return mention;
  const Parenthesis& around = reading.structure.parentheses[static_cast<size_t>(p)];
  if (around.close >= q.first) return mention;
  auto counted = std::partition_point(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& other) { return other.first < around.open; });
  if (counted != reading.quantities.end() && counted->first < around.close) return mention;
  return {around.open, around.close + 1};
}

// How near a mention is as the breakdown of this quantity; negative: it is not.
double nearness(const Distance& d, const Dimension& dimension, bool weighed = false) {
  if (d.side == Side::over) return 0;
  if (d.semicolons > 0 && !d.label) return -1;
  if (d.side == Side::after) {
    if (d.commas > 0 || d.semicolons > 0 || d.quantities > 0 || d.exits > 0 || d.cost > 6) return -1;
    if (dimension.after && d.words > 3) return -1;
    return d.words > 14 ? -1 : d.cost;
  }
  if (d.sentences > 0) return -1;
  if (d.exits > 1 || (d.exits == 1 && d.words > 2)) return -1;
  if (d.label && d.colons > 1 && d.quantities > 0) return -1;
  // "Điều 255: …; Điều 256a: không": the label behind the semicolon is nearer.
  if (d.label && d.semicolons > 0 && dimension.head_first) return d.cost + 8;
  if (d.label) return d.semicolons > 0 && (dimension.after || dimension.name == "reason" || dimension.name == "programme") ? -1 : d.cost + 0.3;
  if (d.quantities > 0 || d.commas > 0) return -1;
  if (dimension.after && d.words > (weighed ? 6 : 2)) return -1;
  return d.cost;
}

}  // namespace

std::vector<BreakdownMention> find_breakdowns(const Reading& reading) {
  std::vector<BreakdownMention> mentions;
  for (const PhraseMatch& match : reading.phrases) {
    const Phrase& phrase = reading.vocabulary.phrases[static_cast<size_t>(match.phrase)];
    if (phrase.kind != PhraseKind::breakdown) continue;
    BreakdownMention mention{{match.first, match.last + 1}, phrase.index, phrase.value, ""};
    if (reading.vocabulary.dimensions[static_cast<size_t>(phrase.index)].source) {
      mention.source = name_behind(reading, match.last + 1);
      // "từ" alone is what makes it a handing over.
      bool handed = reading.lexemes[match.first].is_word("tu") || (match.first > 0 && (reading.lexemes[match.first - 1].is_word("tu") || reading.lexemes[match.first - 1].is_word("do")));
      // "Nhận của Đồn BP Nậm Pát: 01 vụ"
      handed = handed || (match.first > 1 && reading.lexemes[match.first - 1].is_word("cua") && (reading.lexemes[match.first - 2].is_word("nhan") || reading.lexemes[match.first - 2].is_word("giao")));
      // "Chi cục Hải quan cửa khẩu Mường Phiêng bàn giao 01 vụ"
      LexemeIndex behind = match.last + 1;
      while (behind < reading.lexemes.size() && behind < match.last + 6 && reading.lexemes[behind].kind == LexemeKind::word && reading.lexemes[behind].capital) ++behind;
      for (LexemeIndex end = behind + 4; behind + 1 < reading.lexemes.size() && behind < end && reading.lexemes[behind].kind == LexemeKind::word; ++behind)
        handed = handed || (reading.lexemes[behind].is_word("chuyen") && reading.lexemes[behind + 1].is_word("den")) || (reading.lexemes[behind].is_word("ban") && reading.lexemes[behind + 1].is_word("giao")) || (reading.lexemes[behind].is_word("chuyen") && reading.lexemes[behind + 1].is_word("giao"));
      if (!handed) continue;
    }
    mentions.push_back(std::move(mention));
  }
  add_articles(reading, reading.vocabulary.dimension("article"), mentions);
  for (const AgeBand& band : reading.ages)
    mentions.push_back({{lexeme_at(reading.lexemes, band.span.begin), lexeme_at(reading.lexemes, band.span.end)}, reading.vocabulary.dimension("age"), band.value, ""});
  std::stable_sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
  return mentions;
}

bool has_direct_breakdown(const Quantity& q, int indicator, const Reading& reading, const Scope& scope,
                          const std::vector<BreakdownMention>& mentions) {
  return direct_breakdown(q, indicator, reading, scope, mentions) >= 0;
}

int direct_breakdown(const Quantity& q, int indicator, const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions) {
  const std::string& code = reading.vocabulary.indicators[static_cast<size_t>(indicator)].code;
  auto first = std::partition_point(mentions.begin(), mentions.end(), [&](const auto& m) { return m.range.begin + 24 < q.first; });
  for (auto it = first; it != mentions.end() && it->range.begin < q.last + 16; ++it) {
    const Dimension& dimension = reading.vocabulary.dimensions[static_cast<size_t>(it->dimension)];
    if (!dimension.of.contains(code) || reading.structure.block_of[it->range.begin] != reading.structure.block_of[q.first]) continue;
    auto d = scope.distance(it->range, q);
    if (!d || d->exits > 0 || d->sentences != 0 || (d->side == Side::over && !dimension.takes_over)) continue;
    double near = nearness(*d, dimension);
    if (near >= 0 && d->words <= kAtNumber) return it->dimension;
  }
  return -1;
}

Breakdown breakdown_of(const Quantity& q, int indicator, Measure measure, bool part, const Breakdown& inherited, const Reading& reading,
                       const Scope& scope, const std::vector<BreakdownMention>& mentions, std::vector<Evidence>& evidence) {
  const Vocabulary& vocabulary = reading.vocabulary;
  const std::string& code = vocabulary.indicators[static_cast<size_t>(indicator)].code;
  int block = reading.structure.block_of[q.first];
  std::map<int, Candidate> best;
  auto offer = [&](const BreakdownMention& mention, double cost, const char* from) {
    auto [it, fresh] = best.try_emplace(mention.dimension, Candidate{cost, &mention, from});
    // Of two in one phrase the head comes first: "người quản lý cơ sở để xảy ra việc sử dụng ma túy".
    bool first = vocabulary.dimensions[static_cast<size_t>(mention.dimension)].head_first && !fresh && cost < 8 && it->second.cost < 8 && it->second.from == from;
    if (!fresh && !first && cost < it->second.cost) it->second = {cost, &mention, from};
  };
  auto range_of = [&](Range range) {
    auto begin = std::partition_point(mentions.begin(), mentions.end(), [&](const auto& m) { return m.range.begin < range.begin; });
    auto end = std::partition_point(begin, mentions.end(), [&](const auto& m) { return m.range.begin < range.end; });
    return std::pair(begin, end);
  };
  // "05 tép heroin có khối lượng 0,31 gam": the weight is of what stands before it.
  const Lexeme* before = q.first > 0 ? &reading.lexemes[q.first - 1] : nullptr;
  bool weighed = before && (before->is_word("luong") || before->is_word("nang") || before->is_word("la") || before->is('='));
  int sentence = reading.structure.sentence_of[q.first];
  if (sentence >= 0) {
    auto [begin, end] = range_of(reading.structure.sentences[static_cast<size_t>(sentence)]);
    for (auto it = begin; it != end; ++it) {
      const Dimension& dimension = vocabulary.dimensions[static_cast<size_t>(it->dimension)];
      if (!fits(dimension, code, measure) || (dimension.name == "reason" && !part)) continue;
      if (dimension.name == "type" && fold_bare(it->value) != q.counter_word) continue;  // "19 xã, thị trấn" is of no one type
      // "4. Công tác cai nghiện và quản lý sau cai: test nhanh 612 lượt": whom a heading is about is not who was tested.
      const Block& own = reading.structure.blocks[static_cast<size_t>(block)];
      if (dimension.takes_over && own.kind == BlockKind::heading && it->range.end <= scope.label(block).end && q.first > scope.label(block).end + 1) continue;
      auto d = scope.distance(it->range, q);
      if (!d) d = scope.distance(comment_around(it->range, q, reading), q);
      if (!d) continue;
      double cost = nearness(*d, dimension, weighed);
      if (cost < 0) continue;
      if (d->side == Side::before && (!d->label || d->commas + d->semicolons > 0) && taken_by_another(it->range, q, reading)) continue;
      if ((dimension.name == "place" || dimension.name == "substance" || (dimension.name == "reason" && !part)) && inside_indicator(*it, reading, scope)) continue;
      offer(*it, cost, d->label ? "bullet label" : d->from);
    }
  }
  // The block's own label, when the quantity stands in a later sentence, and the labels above.
  double cost = 10;
  for (int b = block; b >= 0; b = reading.structure.blocks[static_cast<size_t>(b)].parent, cost += 4) {
    const Block& above = reading.structure.blocks[static_cast<size_t>(b)];
    if (b != block && above.kind == BlockKind::heading && !above.ends_in_colon) {
      // Section headings name topics, not breakdowns; but a programme or an article in one holds for all below.
      auto [begin, end] = range_of(scope.label(b));
      int programmes = static_cast<int>(std::count_if(begin, end, [&](const auto& m) { return vocabulary.dimensions[static_cast<size_t>(m.dimension)].name == "programme"; }));
      for (auto it = begin; it != end; ++it) {
        const Dimension& dimension = vocabulary.dimensions[static_cast<size_t>(it->dimension)];
        if (programmes == 1 && dimension.name == "programme" && !above.marker.empty() && fits(dimension, code, measure)) offer(*it, cost + 5, "heading");
      }
      continue;
    }
    Range label = scope.label(b);
    if (label.end - label.begin > 30) continue;  // running text, not a label
    // "c) Phân theo địa bàn cư trú:" says in what way all are split, and no part.
    const Lexeme& head = reading.lexemes[std::min<size_t>(std::max(label.begin, above.marker.end), reading.lexemes.size() - 1)];
    if (b != block && (head.is_word("phan") || head.is_word("chia"))) continue;
    // "Hiện quản lý: 68 người (nam 63, nữ 05), cụ thể:" is of all 68: what stands behind a number in it is of that number.
    auto counted = std::partition_point(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& other) { return other.first < label.begin; });
    if (counted != reading.quantities.end()) label.end = std::min(label.end, counted->first);
    auto [begin, end] = range_of(label);
    for (auto it = begin; it != end; ++it) {
      const Dimension& dimension = vocabulary.dimensions[static_cast<size_t>(it->dimension)];
      if (!fits(dimension, code, measure) || dimension.name == "reason" || dimension.name == "item" || dimension.name == "type") continue;
      // "4. Công tác cai nghiện và quản lý sau cai: test nhanh 612 lượt": whom a heading is about is not who was tested.
      if (above.kind == BlockKind::heading && dimension.takes_over) continue;
      if ((dimension.name == "place" || dimension.name == "substance" || dimension.name == "reason") && inside_indicator(*it, reading, scope)) continue;
      offer(*it, cost, b == block ? "bullet label" : "parent bullet");
    }
  }
  // Who comes or goes for a reason is at no place: "chuyển đi nơi khác cư trú".
  if ((measure == Measure::added || measure == Measure::removed) && best.contains(vocabulary.dimension("reason"))) best.erase(vocabulary.dimension("place"));
  // The same words cannot be a reason and a place.
  if (auto reason = best.find(vocabulary.dimension("reason")); reason != best.end()) {
    auto place = best.find(vocabulary.dimension("place"));
    if (place != best.end() && place->second.mention->range.begin < reason->second.mention->range.end && reason->second.mention->range.begin < place->second.mention->range.end)
      best.erase(place);
  }
  Breakdown breakdown = inherited;
  for (auto& [index, candidate] : best) {
    const Dimension& dimension = vocabulary.dimensions[static_cast<size_t>(index)];
    if (candidate.cost >= 10 && inherited.contains(dimension.name)) continue;
    breakdown[dimension.name] = candidate.mention->value;
    if (!candidate.mention->source.empty()) breakdown["source"] = candidate.mention->source;
    Range range = candidate.mention->range;
    evidence.push_back({"breakdown", candidate.from, {reading.lexemes[range.begin].span.begin, reading.lexemes[range.end - 1].span.end}});
  }
  return breakdown;
}

}  // namespace doisoat
