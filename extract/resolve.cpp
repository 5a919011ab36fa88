#include "extract/resolve.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace doisoat {
namespace {

bool shares_unit(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const auto& unit : a)
    if (std::find(b.begin(), b.end(), unit) != b.end()) return true;
  return false;
}

struct Candidate {
  int indicator = -1;
  double cost = 1e9;
  Breakdown breakdown;      // what the wording says
  Range evidence;
  const char* from = "";
  bool inherited = false;   // from the owner
  bool topic = false;       // a label above speaks of it
  bool above = false;       // it comes from a label above
  bool weak = false;        // by a phrase that says little
  bool act = false;         // by a verb that governs what stands at it
};

struct Owner {
  int quantity = -1;
  enum Kind { none, parenthesis, of_which, parent } kind = none;
};

class Resolver {
 public:
  Resolver(const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions)
      : reading_(reading), vocabulary_(reading.vocabulary), scope_(scope), mentions_(mentions), resolutions_(reading.quantities.size()) {
    for (size_t b = 0; b < reading.structure.blocks.size(); ++b) future_.push_back(in_future_section(reading, scope, static_cast<int>(b)));
  }

  std::vector<Resolution> all() {
    for (size_t i = 0; i < reading_.quantities.size(); ++i) one(static_cast<int>(i));
    return std::move(resolutions_);
  }

 private:
  const Quantity& quantity(int i) const { return reading_.quantities[static_cast<size_t>(i)]; }
  Resolution& resolution(int i) { return resolutions_[static_cast<size_t>(i)]; }
  const Phrase& phrase(const PhraseMatch& m) const { return vocabulary_.phrases[static_cast<size_t>(m.phrase)]; }
  const Indicator& indicator(int i) const { return vocabulary_.indicators[static_cast<size_t>(i)]; }
  Span span(Range range) const { return {reading_.lexemes[range.begin].span.begin, reading_.lexemes[range.end - 1].span.end}; }
  Range sentence_range(const Quantity& q) const {
    int s = reading_.structure.sentence_of[q.first];
    return s < 0 ? Range{} : reading_.structure.sentences[static_cast<size_t>(s)];
  }
  const Block* block_of(const Quantity& q) const {
    int b = reading_.structure.block_of[q.first];
    return b < 0 ? nullptr : &reading_.structure.blocks[static_cast<size_t>(b)];
  }

  // ---- cues ----

  struct Cue {
    const std::string* name = nullptr;
    double cost = 1e9;
    Range range;
  };

  // The nearest cue of these names at the quantity: in its segment, or in the label that governs it.
  Cue cue(const Quantity& q, std::initializer_list<std::string_view> names, bool labels = true) const {
    Cue best;
    auto consider = [&](const PhraseMatch& m, double extra) {
      const Phrase& p = phrase(m);
      if (p.kind != PhraseKind::cue || std::find(names.begin(), names.end(), p.value) == names.end()) return;
      Range range{m.first, m.last + 1};
      double cost = extra;
      if (extra == 0) {
        auto d = scope_.distance(range, q);
        if (!d || d->exits > 0 || d->sentences > 0 || d->side == Side::over) return;
        if (d->side == Side::before && (d->quantities > 0 || (d->semicolons > 0 && !d->label))) return;
        if (d->side == Side::after && (d->words > 1 || d->commas > 0 || d->semicolons > 0 || d->quantities > 0)) return;
        cost = d->cost + (d->side == Side::after ? 1.5 : 0);
      }
      if (cost < best.cost) best = {&p.value, cost, range};
    };
    auto [begin, end] = scope_.phrases_in(sentence_range(q));
    for (size_t i = begin; i < end; ++i) consider(reading_.phrases[i], 0);
    if (best.name || !labels) return best;
    const Block* block = block_of(q);
    double cost = 10;
    for (int b = block ? reading_.structure.block_of[q.first] : -1; b >= 0 && cost < 20; b = reading_.structure.blocks[static_cast<size_t>(b)].parent, cost += 4) {
      const Block& above = reading_.structure.blocks[static_cast<size_t>(b)];
      if (above.kind == BlockKind::heading && cost > 10) break;
      auto [from, to] = scope_.phrases_in(scope_.label(b));
      for (size_t i = from; i < to; ++i)
        if (reading_.phrases[i].last < q.first) consider(reading_.phrases[i], cost);
    }
    return best;
  }

  // A cue anywhere in the sentence, before (or behind) the quantity.
  bool in_sentence(const Quantity& q, std::string_view name, bool before, bool after) const {
    auto [begin, end] = scope_.phrases_in(sentence_range(q));
    for (size_t i = begin; i < end; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      if (phrase(m).kind != PhraseKind::cue || phrase(m).value != name) continue;
      if ((before && m.last < q.first) || (after && m.first > q.last)) return true;
    }
    return false;
  }

  // ---- owner ----

  // Among the quantities counted in one breath with `near`, the one with a unit of `q`.
  int same_unit(int near, const Quantity& q) const {
    if (near < 0) return -1;
    int block = reading_.structure.block_of[quantity(near).first];
    int level = reading_.structure.parenthesis_of[quantity(near).first];
    int groups = 0;
    for (int i = near, group = quantity(near).group; i >= 0 && groups < 5; --i) {
      const Quantity& other = quantity(i);
      if (reading_.structure.block_of[other.first] != block) break;
      if (reading_.structure.parenthesis_of[other.first] != level) continue;
      if (other.group != group) group = other.group, ++groups;
      const Resolution& r = resolutions_[static_cast<size_t>(i)];
      if (r.ledger_class != LedgerClass::figure || other.numeral.percent) continue;
      if (q.negation && q.units.empty()) {  // "(Điều 249: không; …)": of what is counted first
        while (i > 0 && quantity(i - 1).group == other.group) --i;
        return i;
      }
      if (q.units.empty() || std::find(q.units.begin(), q.units.end(), r.unit) != q.units.end()) return i;
    }
    return -1;
  }

  Owner owner_of(const Quantity& q) const {
    const Structure& s = reading_.structure;
    int inside = s.parenthesis_of[q.first];
    // "trong đó" in the same sentence, on the same level.
    auto [begin, end] = scope_.phrases_in(sentence_range(q));
    for (size_t i = end; i-- > begin;) {
      const PhraseMatch& m = reading_.phrases[i];
      if (m.last >= q.first || phrase(m).kind != PhraseKind::cue || phrase(m).value != "of_which" || s.parenthesis_of[m.first] != inside) continue;
      int level = inside;
      LexemeIndex at = m.first;
      if (inside >= 0 && at == s.parentheses[static_cast<size_t>(inside)].open + 1) {  // "(trong đó …"
        level = s.parentheses[static_cast<size_t>(inside)].outer;
        at = s.parentheses[static_cast<size_t>(inside)].open;
      }
      int near = same_unit(scope_.quantity_before(at, level), q);
      if (near >= 0) return {near, Owner::of_which};
      const Block* block = block_of(q);
      if (block && m.first <= block->marker.end && block->parent >= 0) break;
    }
    if (inside >= 0) {
      const Parenthesis& p = s.parentheses[static_cast<size_t>(inside)];
      int direct = scope_.quantity_before(p.open, p.outer);
      if (direct >= 0 && s.sentence_of[quantity(direct).first] == s.sentence_of[q.first]) {
        if (q.numeral.percent) {
          for (int i = direct; i >= 0 && i > direct - 3; --i)
            if (resolutions_[static_cast<size_t>(i)].ledger_class == LedgerClass::figure && !quantity(i).numeral.percent) return {i, Owner::parenthesis};
          return {};
        }
        int near = same_unit(direct, q);
        if (near >= 0) return {near, Owner::parenthesis};
      }
      return {};
    }
    // The block above ends in "trong đó:" or introduces parts.
    const Block* block = block_of(q);
    if (block && block->parent >= 0) {
      const Block& above = s.blocks[static_cast<size_t>(block->parent)];
      if (above.ends_in_colon || above.kind == BlockKind::bullet) {
        auto [from, to] = scope_.phrases_in({above.range.end > 6 ? above.range.end - 6 : 0, above.range.end});
        bool of_which = false;
        for (size_t i = from; i < to; ++i) of_which |= phrase(reading_.phrases[i]).kind == PhraseKind::cue && phrase(reading_.phrases[i]).value == "of_which";
        int near = same_unit(scope_.quantity_before(above.range.end - 1, -1), q);
        // "- Hiện: 95 người, …" over "+ Ở ngoài 48; trong trại 26": parts by what they are called.
        if (near >= 0 && (of_which || above.ends_in_colon ||
                          (block->kind == BlockKind::bullet && has_direct_breakdown(q, resolutions_[static_cast<size_t>(near)].indicator, reading_, scope_, mentions_))))
          return {near, Owner::parent};
      }
    }
    return {};
  }

  // ---- indicator ----

  bool fits(int index, const Quantity& q) const {
    const Indicator& candidate = indicator(index);
    auto insists = candidate.counters.empty() ? vocabulary_.counter_words.end() : vocabulary_.counter_words.find(candidate.code);
    bool named = q.counter >= 0 && insists != vocabulary_.counter_words.end() && insists->second.contains(q.counter_word);
    if (!q.units.empty() && !shares_unit(q.units, candidate.units) && !(named && candidate.units.front() == "dossier")) return false;
    // People, cases and places are counted whole.
    static const std::set<std::string, std::less<>> kMeasured{"g", "ml", "m2", "vnd", "percent", "tablet", "brick"};
    if (!q.numeral.value.is_integer() && !kMeasured.contains(candidate.units.front()) && !(q.counter >= 0 && vocabulary_.counters[static_cast<size_t>(q.counter)].factor > Decimal(1))) return false;
    if (q.counter >= 0 && vocabulary_.counters[static_cast<size_t>(q.counter)].turn && !candidate.turns && !(named && candidate.units.front() != "person")) return false;
    // Money is named as such, unless there is none.
    // Cases are always counted as "vụ", in words or in the label; only "không" leaves it out.
    if (q.units.empty() && !q.negation && candidate.units.front() == "case") return false;
    if (q.units.empty() && candidate.units.front() == "vnd" && !q.numeral.value.is_zero() && q.numeral.value < Decimal(1000)) return false;
    return insists == vocabulary_.counter_words.end() || (q.counter < 0 && q.label_counter < 0) || insists->second.contains(q.counter_word);
  }

  void offer(std::vector<Candidate>& list, Candidate candidate) const {
    for (Candidate& known : list)
      if (known.indicator == candidate.indicator && known.breakdown == candidate.breakdown) {
        if (candidate.cost < known.cost) known = std::move(candidate);
        return;
      }
    list.push_back(std::move(candidate));
  }

  static double phrase_cost(const Phrase& p, const PhraseMatch& m) {
    return (p.weak ? 3.0 : 0.0) + 0.3 * m.mismatches - std::min(0.1 * m.words, 0.6);
  }

  std::vector<Candidate> candidates(const Quantity& q) const {
    std::vector<Candidate> list;
    int block = reading_.structure.block_of[q.first];
    if (block < 0) return list;
    const Block& own = reading_.structure.blocks[static_cast<size_t>(block)];
    LexemeIndex from = std::max(own.range.begin, q.first > 400 ? q.first - 400 : 0);
    LexemeIndex to = std::min(own.range.end, q.last + 80);
    auto [begin, end] = scope_.phrases_in({from, to});
    for (size_t i = begin; i < end; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      const Phrase& p = phrase(m);
      if (p.kind != PhraseKind::indicator || !fits(p.index, q)) continue;
      auto d = scope_.distance({m.first, m.last + 1}, q);
      if (!d) continue;
      if (p.within >= 0 && (!topic_near(p.within, m, q) || inside_topic(p.within, m))) continue;
      if (p.counted && q.counter < 0 && !q.negation) continue;
      if (p.counter >= 0 && p.counter != q.counter) continue;
      if ((p.act || indicator(p.index).act) && !acts_on(*d)) continue;
      // A wording that says which part is meant stands at the number: "(…), bổ sung 35.000.000đ" is not of the one before it.
      if (!p.breakdown.empty() && d->side == Side::after && d->commas + d->semicolons + d->quantities > 0) continue;
      if (!p.breakdown.empty() && d->side == Side::before && d->quantities > 0) continue;
      double cost = d->cost + phrase_cost(p, m);
      if (p.act && !d->label && (d->side == Side::before ? d->words == 0 : d->words <= 1 && m.words > 2)) cost -= d->side == Side::before ? 1 : 1.2;
      if (!q.units.empty() && !shares_unit(q.units, indicator(p.index).units)) cost += 2.5;  // persons for whom a file was made
      // "Trồng cây có chứa chất ma túy: không": no case, rather than no square metre.
      if (q.negation && q.units.empty() && (indicator(p.index).units.front() == "plant" || indicator(p.index).units.front() == "m2" || indicator(p.index).units.front() == "commune")) cost += indicator(p.index).units.front() == "m2" ? 4 : 0.6;
      if (p.within >= 0) cost -= 1.3;
      if (indicator(p.index).act) cost -= 1.5;  // the verb at the number says more than the noun it counts
      offer(list, {p.index, cost, p.breakdown, {m.first, m.last + 1}, d->label ? "bullet label" : d->from, false, false, false, p.weak, p.act || indicator(p.index).act});
    }
    // The block's own label holds for all its sentences, however far.
    if (Range label = scope_.label(block); !label.empty() && label.end <= q.first) {
      auto [first, last] = scope_.phrases_in(label);
      for (size_t i = first; i < last; ++i) {
        const PhraseMatch& m = reading_.phrases[i];
        const Phrase& p = phrase(m);
        if (p.kind != PhraseKind::indicator || p.within >= 0 || (p.counter >= 0 && p.counter != q.counter) || p.counted || p.act || indicator(p.index).act || !fits(p.index, q)) continue;
        offer(list, {p.index, 8 + phrase_cost(p, m), p.breakdown, {m.first, m.last + 1}, "bullet label", false});
      }
    }
    double base = 11;
    for (int b = own.parent; b >= 0; b = reading_.structure.blocks[static_cast<size_t>(b)].parent, base += 4) {
      const Block& above = reading_.structure.blocks[static_cast<size_t>(b)];
      bool heading = above.kind == BlockKind::heading;
      auto [first, last] = scope_.phrases_in(scope_.label(b));
      std::vector<int> different;
      for (size_t i = first; i < last; ++i) {
        const Phrase& p = phrase(reading_.phrases[i]);
        if (p.kind == PhraseKind::indicator && !p.weak && fits(p.index, q) && std::find(different.begin(), different.end(), p.index) == different.end()) different.push_back(p.index);
      }
      double unsure = different.size() > 2 ? 6 : 0;
      for (size_t i = first; i < last; ++i) {
        const PhraseMatch& m = reading_.phrases[i];
        const Phrase& p = phrase(m);
        if (p.kind != PhraseKind::indicator || p.within >= 0 || (p.counter >= 0 && p.counter != q.counter) || p.counted || p.act || indicator(p.index).act || !fits(p.index, q)) continue;
        // What the headings speak of is more likely meant, too, where the sentence leaves a choice.
        if (!p.weak && p.breakdown.empty())
          for (Candidate& near : list)
            if (near.indicator == p.index && near.cost < base && !near.topic) near.cost -= 0.5, near.topic = true;
        offer(list, {p.index, base + unsure + (heading ? 3 : 0) + phrase_cost(p, m), p.breakdown, {m.first, m.last + 1}, heading ? "heading" : "parent bullet", false, false, true, p.weak});
      }
    }
    for (size_t i = 0; i < vocabulary_.indicators.size(); ++i) {
      const Indicator& candidate = vocabulary_.indicators[i];
      auto index = static_cast<int>(i);
      if (q.negation && q.counter < 0 && candidate.implied && candidate.units.front() != "plant" && names_breakdown(q, index))
        offer(list, {index, 2, {}, {q.first, q.last + 1}, "numeral", false});
      if (q.counter < 0 || !fits(index, q)) continue;
      if (candidate.fallback && q.units.size() == 1 && !is_location(q)) offer(list, {index, 30, {}, {q.first, q.last + 1}, "numeral", false});
      if (candidate.implied && has_direct_breakdown(q, index, reading_, scope_, mentions_)) offer(list, {index, 6, {}, {q.first, q.last + 1}, "numeral", false});
    }
    std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    take_over(list);
    return list;
  }

  // "Thuốc phiện: không thu": the answer to a label that is nothing but a breakdown of the indicator.
  bool names_breakdown(const Quantity& q, int index) const {
    const std::string& code = indicator(index).code;
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const BreakdownMention& m) {
      if (m.range.end > q.first || q.first - m.range.end > 1 || !vocabulary_.dimensions[static_cast<size_t>(m.dimension)].of.contains(code)) return false;
      const Block* block = block_of(q);
      const Lexeme& before = reading_.lexemes[m.range.begin > 0 ? m.range.begin - 1 : 0];
      return m.range.begin <= block->marker.end || before.is(';') || before.is(',') || before.is('.') || before.is(':');
    });
  }

  // "tuần tra tại 06 bản", "thành lập từ 03 xã": where something was done, not how many there are.
  bool is_location(const Quantity& q) const {
    if (q.first == 0) return false;
    const Lexeme& before = reading_.lexemes[q.first - 1];
    return before.is_word("tai") || before.is_word("o") || before.is_word("tu") || before.is_word("tren") || before.is_word("thuoc") || before.is_word("nhap") ||
           before.is_word("khap") || before.is_word("cho");
  }

  // "triệt xóa 11 điểm phức tạp về ma túy và 02 tụ điểm": joined to the one before it over the name of what that one counts.
  bool linked(int index) const {
    const Quantity& before = quantity(index - 1);
    const Quantity& q = quantity(index);
    if (q.counter < 0 || before.counter < 0 || q.counter_word == before.counter_word || q.first - before.last > 9 || q.units != before.units) return false;
    if (reading_.structure.sentence_of[before.first] != reading_.structure.sentence_of[q.first] || reading_.structure.parenthesis_of[before.first] != reading_.structure.parenthesis_of[q.first]) return false;
    const Lexeme& link = reading_.lexemes[q.first - 1];
    if (!link.is(',') && !link.is_word("va") && !link.is_word("cung") && !link.is_word("voi")) return false;
    for (LexemeIndex i = before.last + 1; i + 1 < q.first; ++i)
      if (reading_.lexemes[i].kind != LexemeKind::word) return false;
    return true;
  }

  // The figure counted in one breath before this one, where this one can be its counterpart: the persons of the cases.
  Candidate counterpart(int index) const {
    const Quantity& q = quantity(index);
    if (index == 0 || (quantity(index - 1).group != q.group && !linked(index))) return {};
    const Resolution& first = resolutions_[static_cast<size_t>(index) - 1];
    if (first.ledger_class != LedgerClass::figure || q.units.empty()) return {};
    for (size_t i = 0; i < vocabulary_.indicators.size(); ++i)
      if (vocabulary_.indicators[i].beside == first.indicator && fits(static_cast<int>(i), q))
        return {static_cast<int>(i), indicator(first.indicator).act ? -0.6 : 0.3, {}, {quantity(index - 1).first, quantity(index - 1).last + 1}, "clause", false};
    return {};
  }

  // "06 điểm và 01 tụ điểm phức tạp": the first of a pair is known by the second.
  Candidate counterpart_behind(int index) const {
    const Quantity& q = quantity(index);
    if (static_cast<size_t>(index) + 1 >= reading_.quantities.size() || quantity(index + 1).group != q.group || q.counter < 0) return {};
    const Quantity& next = quantity(index + 1);
    for (const Indicator& other : vocabulary_.indicators) {
      if (other.beside < 0 || other.counters.empty() || other.act || !fits(other.beside, q)) continue;
      auto words = vocabulary_.counter_words.find(other.code);
      if (words != vocabulary_.counter_words.end() && words->second.contains(next.counter_word) && !words->second.contains(q.counter_word) && shares_unit(next.units, other.units))
        return {other.beside, 2.5, {}, {next.first, next.last + 1}, "clause", false};
    }
    return {};
  }

  // "giảm 12 người so với cùng kỳ (73 người)": a parenthesis behind a comparison says what there was then.
  int compared_value(const Quantity& q, bool& compared) const {
    const Structure& s = reading_.structure;
    int inside = s.parenthesis_of[q.first];
    if (inside < 0 || q.numeral.percent || q.sign != 0) return -1;
    const Parenthesis& p = s.parentheses[static_cast<size_t>(inside)];
    if (q.group_first > p.open + 3 || p.open == 0) return -1;
    auto [begin, end] = scope_.phrases_in(sentence_range(q));
    for (size_t i = begin; i < end && reading_.phrases[i].first < p.open; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      if (phrase(m).kind != PhraseKind::cue || phrase(m).value != "compared" || s.parenthesis_of[m.first] != p.outer || p.open - m.last > 10) continue;
      auto counted = std::find_if(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& other) { return other.first > m.last && other.first < p.open; });
      compared = counted == reading_.quantities.end();
    }
    if (!compared) return -1;
    int block = s.block_of[q.first];
    for (int i = scope_.quantity_before(p.open, p.outer); i >= 0; --i) {
      const Resolution& r = resolutions_[static_cast<size_t>(i)];
      if (s.block_of[quantity(i).first] != block) break;
      if (s.parenthesis_of[quantity(i).first] != p.outer || r.ledger_class != LedgerClass::figure || r.measure == Measure::change || r.unit == "percent" || r.part) continue;
      if (q.units.empty() || std::find(q.units.begin(), q.units.end(), r.unit) != q.units.end()) return i;
    }
    return -1;
  }

  // The quantity before, on the same level, in this sentence or the one before.
  int previous_at_level(int index) const {
    const Quantity& q = quantity(index);
    for (int i = index - 1; i >= 0 && i > index - 8; --i) {
      const Quantity& other = quantity(i);
      if (reading_.structure.block_of[other.first] != reading_.structure.block_of[q.first]) break;
      if (reading_.structure.sentence_of[q.first] - reading_.structure.sentence_of[other.first] > 1) return -1;
      if (reading_.structure.parenthesis_of[other.first] != reading_.structure.parenthesis_of[q.first] || other.numeral.percent) continue;
      return resolutions_[static_cast<size_t>(i)].ledger_class == LedgerClass::figure ? i : -1;
    }
    if (reading_.structure.parenthesis_of[q.first] >= 0) return -1;
    // The bullet before: "- Toàn thị xã: bắt giữ 21 vụ", "- Trên địa bàn trọng điểm: 08 vụ".
    int block = reading_.structure.block_of[q.first];
    if (block <= 0) return -1;
    const Block& own = reading_.structure.blocks[static_cast<size_t>(block)];
    const Block& above = reading_.structure.blocks[static_cast<size_t>(block) - 1];
    if (own.kind != BlockKind::bullet || above.parent != own.parent || above.level != own.level) return -1;
    for (int i = index - 1; i >= 0 && i > index - 12 && quantity(i).first >= above.range.begin; --i) {
      const Resolution& r = resolutions_[static_cast<size_t>(i)];
      if (quantity(i).first >= own.range.begin || r.ledger_class != LedgerClass::figure || quantity(i).numeral.percent || r.measure == Measure::change) continue;
      if (reading_.structure.parenthesis_of[quantity(i).first] >= 0) continue;
      if (!q.units.empty() && std::find(q.units.begin(), q.units.end(), r.unit) != q.units.end()) return i;
    }
    return -1;
  }

  // Whether the candidate comes from a verb at the number.
  static bool acted(const Candidate& c) {
    return c.indicator >= 0 && c.act && c.cost < 1;
  }

  // "Phát hiện 09 vụ, 08 đối tượng" under "Phá nhổ cây có chứa chất ma túy": the heading says which cases.
  void prefer_heading(const std::vector<Candidate>& list, const Quantity& q, int index, Candidate& best) const {
    if (best.indicator < 0 || !best.weak) return;
    bool cases = std::find(q.units.begin(), q.units.end(), "case") != q.units.end();
    if (!cases && index > 0 && quantity(index - 1).group == q.group) {
      const Resolution& first = resolutions_[static_cast<size_t>(index) - 1];
      cases = first.indicator >= 0 && indicator(first.indicator).units.front() == "case" && indicator(first.indicator).code == "plant_cases";
    }
    if (!cases) return;
    for (const Candidate& c : list)
      if (c.above && !c.weak) {
        best = c;
        return;
      }
  }

  // A verb governs the number next to it, or those behind its colon.
  static bool acts_on(const Distance& d) {
    if (d.sentences > 0 || d.exits > 0) return false;
    if (d.side == Side::after) return d.words <= 4 && d.commas + d.semicolons + d.quantities == 0;
    return d.label || (d.words <= 8 && d.commas + d.semicolons == 0 && d.quantities <= 1);
  }

  // Lists about people of lists: "Người nghiện: 08 (Loại A 05, Loại B 03)" under "diện sưu tra".
  void take_over(std::vector<Candidate>& list) const {
    if (list.empty()) return;
    const Candidate& head = list.front();
    for (const Dimension& dimension : vocabulary_.dimensions) {
      if (!dimension.takes_over) continue;
      for (Candidate& other : list) {
        const std::string& code = indicator(other.indicator).code;
        if (!dimension.of.contains(code) || other.cost <= head.cost || !other.above) continue;
        bool listed = false;
        for (const Phrase& p : vocabulary_.phrases)
          if (p.kind == PhraseKind::breakdown && &vocabulary_.dimensions[static_cast<size_t>(p.index)] == &dimension && p.value == indicator(head.indicator).code) {
            listed = true;
            break;
          }
        // A list of people nearer than the one about lists wins: the label above must be the nearest above.
        bool nearer = std::any_of(list.begin(), list.end(), [&](const Candidate& c) { return c.above && c.indicator != other.indicator && c.cost < other.cost; });
        if (listed && !nearer) other.cost = head.cost - 0.1;
      }
    }
    std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
  }

  // Whether the phrases of an indicator stand in the block before the match, or above it.
  bool topic_near(int topic, const PhraseMatch& match, const Quantity& q) const {
    int block = reading_.structure.block_of[q.first];
    for (int b = block; b >= 0; b = reading_.structure.blocks[static_cast<size_t>(b)].parent) {
      const Block& here = reading_.structure.blocks[static_cast<size_t>(b)];
      Range range = b == block ? Range{here.range.begin, match.first} : scope_.label(b);
      auto [first, last] = scope_.phrases_in(range);
      for (size_t i = first; i < last; ++i) {
        const Phrase& p = phrase(reading_.phrases[i]);
        if (p.kind == PhraseKind::indicator && p.index == topic && p.within < 0 && !p.weak) return true;
      }
    }
    return false;
  }

  // Whether the match is but a word of the topic's own phrase: "đưa" of "lập hồ sơ đưa người đi cai nghiện bắt buộc".
  bool inside_topic(int topic, const PhraseMatch& match) const {
    auto [first, last] = scope_.phrases_in({match.first > 12 ? match.first - 12 : 0, match.first + 1});
    for (size_t i = first; i < last; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      if (m.last >= match.last && phrase(m).kind == PhraseKind::indicator && phrase(m).index == topic && phrase(m).within < 0) return true;
    }
    return false;
  }

  // ---- one quantity ----

  void one(int index) {
    const Quantity& q = quantity(index);
    Resolution& r = resolution(index);
    int block = reading_.structure.block_of[q.first];
    if (block < 0) return;
    r.value = q.numeral.value;
    if (future_[static_cast<size_t>(block)] || is_target(q)) {
      r.ledger_class = LedgerClass::target;
      if (!is_planned_money(q, r)) return;
      r.ledger_class = LedgerClass::figure;
      return;
    }
    if (is_other(q)) return;
    Owner owner = owner_of(q);
    Cue direction = cue(q, {"increase", "decrease", "undecided_direction"}, false);
    if (!direction.name && index > 0 && quantity(index - 1).group == q.group && resolution(index - 1).measure == Measure::change &&
        resolution(index - 1).ledger_class == LedgerClass::figure)
      direction = {resolution(index - 1).value.is_negative() ? &kDecrease : &kIncrease, 0.5, {q.first, q.last + 1}};
    if (q.sign != 0) direction = {q.sign < 0 ? &kDecrease : &kIncrease, 0.1, {q.first, q.last + 1}};
    if (q.opening || q.closing) direction = {};
    // "theo chiều hướng tăng: cuối năm 2023 có 21 người": the trend, not this number.
    if (direction.name && direction.range.end < q.first && q.first - direction.range.end > 2)
      for (LexemeIndex i = direction.range.end; i + 1 < q.first; ++i)
        if (reading_.lexemes[i].is(':')) direction = {}, i = q.first;
    bool change = direction.name && direction.cost < 2.5;

    if (q.numeral.percent) {
      percent(q, r, owner, direction, change);
      return;
    }
    auto list = candidates(q);
    // "đầu kỳ", "bổ sung" speak of a list of people (or of money), not of what happened in the period.
    Cue movement = cue(q, {"added", "removed", "before", "after"}, false);
    if (movement.name && movement.cost < 2) {
      for (Candidate& c : list) {
        const Indicator& i = indicator(c.indicator);
        if (i.measure != Measure::stock && (i.units.front() == "person" || i.units.front() == "case")) c.cost += 8;
      }
      std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    }
    Candidate best;
    if (!list.empty()) best = list.front();
    prefer_heading(list, q, index, best);
    if (Candidate with = counterpart(index); with.indicator >= 0 && with.cost < best.cost) best = with;
    if (Candidate with = counterpart_behind(index); with.indicator >= 0 && with.cost < best.cost) best = with;
    if (q.closing && index > 0 && quantity(index - 1).opening && resolution(index - 1).ledger_class == LedgerClass::figure && fits(resolution(index - 1).indicator, q))
      best = Candidate{resolution(index - 1).indicator, 0.2, resolution(index - 1).breakdown, {quantity(index - 1).first, quantity(index - 1).last + 1}, "clause", false};
    bool compared = false;
    if (int then = compared_value(q, compared); then >= 0) {
      const Resolution& now = resolution(then);
      r.indicator = now.indicator;
      r.ledger_class = LedgerClass::figure;
      r.measure = now.measure;
      r.breakdown = now.breakdown;
      r.role = "compared";
      r.evidence.push_back({"indicator", "parenthesis owner", span({quantity(then).first, quantity(then).last + 1})});
      unit(q, r, indicator(now.indicator));
      return;
    }
    // A further part of what was counted just before: "…, 61 người đang ở cơ sở cai nghiện bắt buộc".
    int sibling = previous_at_level(index);
    if (q.negation && q.units.empty())  // "Điều 251: 01 vụ/01 bị can; Điều 256: không": of what is counted first
      while (sibling > 0 && quantity(sibling - 1).group == quantity(sibling).group) --sibling;
    if (sibling >= 0) {
      const Resolution& s = resolution(sibling);
      bool same = (q.units.empty() || std::find(q.units.begin(), q.units.end(), s.unit) != q.units.end()) && fits(s.indicator, q);
      int dimension = same ? direct_breakdown(q, s.indicator, reading_, scope_, mentions_) : -1;
      // Split in the same way as the one before, it is a further part whatever else its words recall.
      bool parallel = dimension >= 0 && !vocabulary_.dimensions[static_cast<size_t>(dimension)].after && s.breakdown.contains(vocabulary_.dimensions[static_cast<size_t>(dimension)].name) && !acted(best);
      if (q.negation && !parallel) same = false, dimension = -1;
      bool moved = same && movement.name && movement.cost < 2 && indicator(s.indicator).measure == Measure::stock && s.measure != Measure::change;
      if ((dimension >= 0 && (best.cost > 0.7 || parallel)) || (moved && best.cost > 1)) {
        best = Candidate{s.indicator, 0.7, {}, {quantity(sibling).first, quantity(sibling).last + 1}, "sentence", false};
        if (owner.quantity < 0 && s.owner >= 0 && s.part && dimension >= 0) owner = {s.owner, Owner::of_which};
      }
    }
    if (owner.quantity >= 0) {
      const Resolution& o = resolution(owner.quantity);
      double cost = owner.kind == Owner::parenthesis ? 3.5 : owner.kind == Owner::of_which ? 3.0 : 5.0;
      bool direct = has_direct_breakdown(q, o.indicator, reading_, scope_, mentions_) || (owner.kind == Owner::parenthesis && q.counter < 0 && dated(q));
      if (change && owner.kind == Owner::parenthesis) cost = -1;
      // "Ra khỏi chương trình 26 bệnh nhân, do:" over the reasons, whatever they name.
      if (owner.kind == Owner::parent && q.counter < 0 && is_movement(o)) cost = 0.2;
      if (direct) cost = owner.kind == Owner::parent ? 0.3 : -1;
      // "9.400 lượt người …, trong đó câu lạc bộ có 96 hội viên": counted otherwise, it is no part.
      bool other_kind = q.counter >= 0 && !indicator(o.indicator).counters.empty() && quantity(owner.quantity).counter >= 0 && q.counter_word != quantity(owner.quantity).counter_word && !direct;
      if ((fits(o.indicator, q) || q.counter < 0 || change || direct) && !other_kind) {
        if (cost < best.cost) {
          best = Candidate{o.indicator, cost, {}, {quantity(owner.quantity).first, quantity(owner.quantity).last + 1},
                           owner.kind == Owner::parent ? "parent bullet" : "parenthesis owner", true};
        }
      }
    }
    // "(chết 29, chuyển đi 81, hoàn thành quản lý sau cai 53)": split like the ones before it in the same parenthesis.
    if (int before = index - 1; owner.quantity >= 0 && owner.kind == Owner::parenthesis && before >= 0 && q.counter_word == quantity(before).counter_word && !q.negation &&
        reading_.structure.parenthesis_of[quantity(before).first] == reading_.structure.parenthesis_of[q.first] && resolution(before).owner == owner.quantity &&
        resolution(before).part && !q.numeral.percent && best.cost > -1 && (is_movement(resolution(owner.quantity)) || dated(q)))
      best = Candidate{resolution(owner.quantity).indicator, -1, {}, {quantity(owner.quantity).first, quantity(owner.quantity).last + 1}, "parenthesis owner", true};
    double limit = q.counter >= 0 ? 24 : 17;
    if (best.indicator < 0 || (best.cost > limit && !indicator(best.indicator).fallback)) return;
    // Without a counter a number is a quantity only where a label or a part asks for one.
    if (q.counter < 0 && !(q.negation && best.cost < 6) && !asked_for(q, best)) return;

    r.indicator = best.indicator;
    r.ledger_class = LedgerClass::figure;
    r.evidence.push_back({"indicator", best.from, span(best.evidence)});
    const Indicator& ind = indicator(best.indicator);
    bool inherits = best.inherited || (owner.quantity >= 0 && resolution(owner.quantity).indicator == best.indicator && owner.kind != Owner::parent);
    if (inherits || (owner.kind == Owner::parent && owner.quantity >= 0 && resolution(owner.quantity).indicator == best.indicator)) {
      r.owner = owner.quantity;
      r.part = true;
    }
    measure(q, r, ind, direction, change);
    if (compared && r.measure == ind.measure) r.role = "compared";
    Breakdown inherited = best.breakdown;
    if (r.owner >= 0)
      for (auto& [dimension, value] : resolution(r.owner).breakdown) inherited.try_emplace(dimension, value);
    r.breakdown = breakdown_of(q, best.indicator, r.measure, is_movement_part(r) || beside_another(index), inherited, reading_, scope_, mentions_, r.evidence);
    if (r.owner >= 0 && (r.breakdown == resolution(r.owner).breakdown || r.measure == Measure::change)) r.part = r.measure == Measure::change ? false : r.part;
    inherit_from_beside(q, r, ind, index);
    unit(q, r, ind);
    if (ind.code == "budget") budget(q, r, index);
  }

  // "nhổ 8.115 cây thuốc phiện, tương đương 1.940 m2": what is counted beside a figure is split as it is.
  void inherit_from_beside(const Quantity& q, Resolution& r, const Indicator& ind, int index) {
    if (index == 0 || ind.beside < 0 || !r.breakdown.empty()) return;
    const Resolution& before = resolution(index - 1);
    const Quantity& other = quantity(index - 1);
    bool beside = before.indicator == ind.beside || (before.indicator >= 0 && indicator(before.indicator).beside == ind.beside);
    if (!beside || before.ledger_class != LedgerClass::figure || before.measure != r.measure) return;
    if (reading_.structure.sentence_of[other.first] != reading_.structure.sentence_of[q.first] || q.first - other.last > 16) return;
    if (reading_.structure.parenthesis_of[other.first] != reading_.structure.parenthesis_of[q.first]) return;
    for (LexemeIndex i = other.last + 1; i < q.first; ++i)
      if (reading_.lexemes[i].is(';') || reading_.lexemes[i].is(':')) return;
    // "2.916 cây thuốc phiện, 47 cây cần sa, diện tích 385 m2": of both.
    if (index > 1 && resolution(index - 2).indicator == before.indicator && resolution(index - 2).breakdown != before.breakdown &&
        reading_.structure.sentence_of[quantity(index - 2).first] == reading_.structure.sentence_of[q.first])
      return;
    for (auto& [name, value] : before.breakdown) {
      int dimension = vocabulary_.dimension(name);
      if (dimension >= 0 && vocabulary_.dimensions[static_cast<size_t>(dimension)].of.contains(ind.code)) r.breakdown[name] = value;
    }
  }

  static bool is_movement(const Resolution& r) { return r.measure == Measure::added || r.measure == Measure::removed; }

  // "(năm 2021: 08; năm 2022: 11)": a time is all the label there is.
  bool dated(const Quantity& q) const {
    if (q.first < 2) return false;
    LexemeIndex label = q.first - 1;
    if (reading_.lexemes[label].is(':') || reading_.lexemes[label].is_word("la") || reading_.lexemes[label].is_word("co")) --label;
    auto m = std::partition_point(reading_.times.begin(), reading_.times.end(), [&](const TimeMention& t) { return t.span.end < reading_.lexemes[label].span.end; });
    return m != reading_.times.end() && m->span.end == reading_.lexemes[label].span.end;
  }

  bool is_movement_part(const Resolution& r) const {
    if (r.owner < 0) return false;
    const Resolution& o = resolutions_[static_cast<size_t>(r.owner)];
    return o.measure == Measure::added || o.measure == Measure::removed || indicator(o.indicator).code == "not_yet_tested";
  }

  // "bổ sung: 05 do phát hiện mới, 03 từ nơi khác đến": a movement told by its reasons alone.
  bool beside_another(int index) const {
    const Resolution& r = resolutions_[static_cast<size_t>(index)];
    if (index == 0 || (r.measure != Measure::added && r.measure != Measure::removed)) return r.indicator >= 0 && indicator(r.indicator).code == "not_yet_tested";
    const Resolution& before = resolutions_[static_cast<size_t>(index) - 1];
    return before.breakdown.contains("reason") && before.indicator == r.indicator && before.measure == r.measure &&
           reading_.structure.sentence_of[quantity(index - 1).first] == reading_.structure.sentence_of[quantity(index).first];
  }

  void unit(const Quantity& q, Resolution& r, const Indicator& ind) {
    r.unit = ind.units.front();
    for (const auto& unit : q.units)
      if (std::find(ind.units.begin(), ind.units.end(), unit) != ind.units.end()) {
        r.unit = unit;
        break;
      }
    if (auto item = r.breakdown.find("item"); item != r.breakdown.end()) {
      const std::string& what = item->second;
      r.unit = what == "phone" || what == "gun" ? what : what == "motorbike" || what == "electric_bike" || what == "car" ? "vehicle" : "other";
    }
    if (q.counter < 0) return;
    const Counter& counter = vocabulary_.counters[static_cast<size_t>(q.counter)];
    try {
      r.value = r.value * counter.factor;
      if (counter.divisor > 1) r.value = r.value * divide(Decimal(1), Decimal(counter.divisor), 6);
    } catch (const std::overflow_error&) {
      r.ledger_class = LedgerClass::unresolved;  // no quantity of this world
    }
  }

  // "Giảm 06 vụ": signed. For lists without a comparison, "tăng 05, giảm 03" are what came and went.
  void measure(const Quantity& q, Resolution& r, const Indicator& ind, const Cue& direction, bool change) {
    r.measure = ind.measure;
    bool list = ind.measure == Measure::stock && (ind.units.front() == "person" || ind.units.front() == "point");
    if (q.opening || q.closing) {
      if (ind.measure == Measure::stock) r.role = q.opening ? "before" : "after";
      return;
    }
    if (change) {
      bool compared = in_sentence(q, "compared", true, true);
      bool other = list && !compared && (q.sign != 0 || both_directions(q));
      if (other) {
        r.measure = *direction.name == "decrease" ? Measure::removed : Measure::added;
      } else {
        r.measure = Measure::change;
        if (*direction.name == "decrease") r.value = -r.value;
        r.undecided_direction = *direction.name == "undecided_direction";
      }
      r.evidence.push_back({"measure", "clause", span(direction.range)});
      return;
    }
    // "kết thúc đợt còn 6.921 người": what is left, whatever came and went before.
    if (q.first > 0 && reading_.lexemes[q.first - 1].folded.marked == fold_word("còn").marked && ind.measure == Measure::stock) {
      r.role = "after";
      return;
    }
    Cue role = cue(q, {"added", "removed", "before", "after", "total"});
    if (r.owner >= 0 && (!role.name || role.cost > 3)) {
      const Resolution& o = resolution(r.owner);
      if (o.measure == Measure::added || o.measure == Measure::removed) {
        r.measure = o.measure;
        return;
      }
    }
    if (!role.name) return;
    if (list && (*role.name == "added" || *role.name == "removed")) {
      r.measure = *role.name == "added" ? Measure::added : Measure::removed;
      r.evidence.push_back({"measure", role.cost < 10 ? "clause" : "bullet label", span(role.range)});
    } else if (*role.name == "before") {
      if (ind.measure == Measure::stock) r.role = "before";
    } else if (*role.name == "after") {
      r.role = "after";
    } else if (*role.name == "total" && role.cost < 3) {
      r.role = "total";
    }
  }

  bool both_directions(const Quantity& q) const {
    const Block* block = block_of(q);
    bool up = false, down = false;
    Range range = block->range;
    if (block->kind == BlockKind::bullet) {  // the bullets of one list
      for (int b = reading_.structure.block_of[q.first]; b > 0 && reading_.structure.blocks[static_cast<size_t>(b) - 1].parent == block->parent; --b)
        range.begin = reading_.structure.blocks[static_cast<size_t>(b) - 1].range.begin;
      for (size_t b = static_cast<size_t>(reading_.structure.block_of[q.first]); b + 1 < reading_.structure.blocks.size() && reading_.structure.blocks[b + 1].parent == block->parent; ++b)
        range.end = reading_.structure.blocks[b + 1].range.end;
    }
    auto [begin, end] = scope_.phrases_in(range);
    for (size_t i = begin; i < end; ++i) {
      const Phrase& p = phrase(reading_.phrases[i]);
      if (p.kind != PhraseKind::cue) continue;
      up |= p.value == "increase" || p.value == "added";
      down |= p.value == "decrease" || p.value == "removed";
    }
    return up && down;
  }

  // "15 vụ, 16 bị can, chiếm 55,6%": the share is of what is counted first, unless words behind say otherwise ("… số bị can").
  int meant_in_group(int near, const Quantity& q) const {
    LexemeIndex next = q.last + 1;
    if (next + 1 < reading_.lexemes.size() && reading_.lexemes[next].is_word("tong")) ++next;
    if (next + 1 < reading_.lexemes.size() && reading_.lexemes[next].is_word("so")) {
      auto [begin, end] = scope_.phrases_in({next + 1, next + 2});
      for (size_t k = begin; k < end; ++k) {
        if (phrase(reading_.phrases[k]).kind != PhraseKind::counter) continue;
        const auto& units = vocabulary_.counters[static_cast<size_t>(phrase(reading_.phrases[k]).index)].units;
        for (int i = near; i >= 0 && quantity(i).group == quantity(near).group; --i)
          if (std::find(units.begin(), units.end(), resolutions_[static_cast<size_t>(i)].unit) != units.end()) return i;
      }
    }
    while (near > 0 && quantity(near - 1).group == quantity(near).group) --near;
    return near;
  }

  void percent(const Quantity& q, Resolution& r, const Owner& found, const Cue& direction, bool change) {
    Owner owner = found;
    bool falls = change && *direction.name == "decrease";
    Cue share = cue(q, {"share"}, false);
    for (const Candidate& candidate : candidates(q))
      if (indicator(candidate.indicator).units.front() == "percent" && candidate.cost < 8) {
        r.ledger_class = LedgerClass::figure;
        r.indicator = candidate.indicator;
        r.measure = indicator(candidate.indicator).measure;
        r.unit = "percent";
        r.evidence.push_back({"indicator", candidate.from, span(candidate.evidence)});
        return;
      }
    if (!change && !share.name && owner.kind != Owner::parenthesis) return;
    // "(cùng kỳ 131 vụ; giảm 57 vụ, tức 43,5%)": of what stands before it in the same parenthesis.
    if (owner.kind == Owner::parenthesis) {
      int near = scope_.quantity_before(q.first, reading_.structure.parenthesis_of[q.first]);
      if (near >= 0 && share.name && resolution(near).ledger_class == LedgerClass::figure && !quantity(near).numeral.percent &&
          reading_.structure.sentence_of[quantity(near).first] == reading_.structure.sentence_of[q.first])
        owner = {near, Owner::of_which};
    }
    if (owner.quantity < 0) {  // "03 xã không có ma túy, chiếm 13,6%"
      int near = scope_.quantity_before(q.first, reading_.structure.parenthesis_of[q.first]);
      for (int i = near; i >= 0 && i > near - 3; --i)
        if (resolution(i).ledger_class == LedgerClass::figure && !quantity(i).numeral.percent &&
            reading_.structure.sentence_of[quantity(i).first] == reading_.structure.sentence_of[q.first]) {
          owner = {i, Owner::of_which};
          break;
        }
    }
    if (owner.quantity >= 0) {
      owner.quantity = meant_in_group(owner.quantity, q);
      const Resolution& o = resolution(owner.quantity);
      if (o.indicator < 0) return;
      // "giảm 246 người (4,0%)", "tăng 32 vụ, tức 7,0%": the rate of that change.
      if (o.measure == Measure::change && !change) {
        change = true;
        falls = o.value.is_negative();
      }
      r.ledger_class = LedgerClass::figure;
      r.indicator = o.indicator;
      r.breakdown = o.breakdown;
      r.owner = owner.quantity;
      r.evidence.push_back({"indicator", "parenthesis owner", span({quantity(owner.quantity).first, quantity(owner.quantity).last + 1})});
    } else if (change) {  // "tỷ lệ tăng số người nghiện 5% so với năm trước"
      Quantity any = q;
      any.units.clear();
      auto list = candidates(any);
      if (list.empty() || list.front().cost > 6) return;
      r.ledger_class = LedgerClass::figure;
      r.indicator = list.front().indicator;
      r.breakdown = list.front().breakdown;
      r.evidence.push_back({"indicator", list.front().from, span(list.front().evidence)});
    } else {
      return;
    }
    r.unit = "percent";
    r.measure = change ? Measure::change : Measure::share;
    if (falls) r.value = -r.value;
    r.undecided_direction = change && direction.name && *direction.name == "undecided_direction";
  }

  // Whether the programme is named in the sum's own block: "Dự án 3: …; cộng: 60 triệu"; "Tổng năm 2023" is of all.
  bool own_programme(const Quantity& q) const {
    const Block* block = block_of(q);
    int programme = vocabulary_.dimension("programme");
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const BreakdownMention& m) {
      return m.dimension == programme && block->range.contains(m.range.begin) && m.range.begin < q.first;
    });
  }

  // Of all that is planned only money is a figure: "Kinh phí dự kiến: 55.000.000 đồng".
  bool is_planned_money(const Quantity& q, Resolution& r) {
    if (q.units.empty() || q.units.front() != "vnd") return false;
    auto list = candidates(q);
    if (list.empty() || indicator(list.front().indicator).code != "budget" || list.front().cost > 8) return false;
    r.indicator = list.front().indicator;
    r.measure = indicator(r.indicator).measure;
    r.breakdown = breakdown_of(q, r.indicator, r.measure, false, list.front().breakdown, reading_, scope_, mentions_, r.evidence);
    r.breakdown["part"] = "planned";
    r.evidence.push_back({"indicator", list.front().from, span(list.front().evidence)});
    unit(q, r, indicator(r.indicator));
    return true;
  }

  // "277 người âm tính", "05 dân tộc": of what the catalogue does not know.
  bool is_other(const Quantity& q) const {
    auto [begin, end] = scope_.phrases_in({q.last + 1, q.last + 2});
    for (size_t i = begin; i < end; ++i) {
      const Phrase& p = phrase(reading_.phrases[i]);
      if (p.kind != PhraseKind::cue || reading_.phrases[i].first != q.last + 1) continue;
      if (p.value == "other_thing" || (p.value == "other_unit" && q.counter < 0 && !q.negation)) return true;
    }
    return false;
  }

  // "Đề nghị PC04 cấp 500 que test": asked for. "Đề nghị truy tố 06 vụ" is done.
  bool is_request(const Quantity& q) const {
    Range sentence = sentence_range(q);
    const Block* block = block_of(q);
    LexemeIndex begin = std::max(sentence.begin, std::max(block->marker.begin, block->marker.end));
    auto [first, last] = scope_.phrases_in({begin, begin + 1});
    bool asks = false;
    for (size_t i = first; i < last; ++i) {
      const Phrase& p = phrase(reading_.phrases[i]);
      if (p.kind == PhraseKind::indicator) return false;
      asks |= p.kind == PhraseKind::cue && p.value == "request";
    }
    return asks;
  }

  // Whether more money of the same item is told behind: only then the first amount is a part ("allocated"), not all there is.
  bool supplement_follows(const Quantity& q) const {
    auto [begin, end] = scope_.phrases_in({q.last + 1, block_of(q)->range.end});
    for (size_t i = begin; i < end; ++i) {
      auto part = phrase(reading_.phrases[i]).breakdown.find("part");
      if (part != phrase(reading_.phrases[i]).breakdown.end() && part->second == "supplement") return true;
      if (phrase(reading_.phrases[i]).kind == PhraseKind::breakdown && vocabulary_.dimensions[static_cast<size_t>(phrase(reading_.phrases[i]).index)].name == "programme") return false;
    }
    return false;
  }

  // Money of a programme that is neither a supplement, a plan nor a sum is what it was first given.
  void budget(const Quantity& q, Resolution& r, int index) {
    Cue sum = cue(q, {"total"}, false);
    bool total = sum.name && sum.cost < 2;
    if (total) {
      r.role = "total";
      r.breakdown.erase("part");
      if (!own_programme(q)) r.breakdown.erase("programme");
    } else if (r.breakdown.contains("programme") && !r.breakdown.contains("part")) {
      // "Dự kiến năm 2026: Dự án 2 …, Dự án 3 là 650 triệu": planned like the one before it.
      const Resolution* before = index > 0 && reading_.structure.sentence_of[quantity(index - 1).first] == reading_.structure.sentence_of[q.first] ? &resolution(index - 1) : nullptr;
      auto part = before ? before->breakdown.find("part") : r.breakdown.end();
      bool planned = before && part != before->breakdown.end() && part->second == "planned";
      if (planned) r.breakdown["part"] = "planned";
      else if (supplement_follows(q)) r.breakdown["part"] = "allocated";
    }
  }

  bool is_target(const Quantity& q) const {
    if (!q.units.empty() && q.units.front() == "vnd") return false;
    if (is_request(q)) return true;
    bool quota = q.counter >= 0 && vocabulary_.counters[static_cast<size_t>(q.counter)].quota;
    auto [begin, end] = scope_.phrases_in(sentence_range(q));
    bool aimed = quota, achieved = false;
    for (size_t i = begin; i < end; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      if (phrase(m).kind != PhraseKind::cue) continue;
      const std::string& name = phrase(m).value;
      if (name != "target" && name != "achieved") continue;
      auto d = scope_.distance({m.first, m.last + 1}, q);
      if (!d || d->side != Side::before || d->sentences > 0 || d->words > 10 || d->semicolons > 0 || d->quantities > 0) continue;
      if (name == "target") aimed = true, achieved = false;
      if (name == "achieved") achieved = true;
    }
    return aimed && !achieved;
  }

  bool asked_for(const Quantity& q, const Candidate& best) const {
    if (best.inherited || q.sign != 0) return true;
    for (const TimeMention& m : reading_.times)
      if (m.span.end <= reading_.lexemes[q.first].span.begin && q.first > 0 && m.span.end == reading_.lexemes[q.first - 1].span.end) return true;
    if (q.first > 0) {
      const Lexeme& before = reading_.lexemes[q.first - 1];
      if (before.is(':') || before.is_word("la") || before.is_word("co") || before.is('=') || before.folded.marked == fold_word("còn").marked) return true;
    }
    // The end of an item that names a part: "…, đang cai nghiện bắt buộc tại cơ sở của tỉnh 52, …".
    LexemeIndex behind = q.last + 1;
    bool ends = behind >= reading_.lexemes.size() || reading_.structure.block_of[behind] != reading_.structure.block_of[q.first] || reading_.lexemes[behind].is(',') ||
                reading_.lexemes[behind].is(';') || reading_.lexemes[behind].is('.') || reading_.lexemes[behind].is(')') || reading_.lexemes[behind].is('(');
    if (ends && has_direct_breakdown(q, best.indicator, reading_, scope_, mentions_)) return true;
    // "(thôn Đoài 02, thôn Trung 01)": a name alone labels it.
    bool listed = behind < reading_.lexemes.size() && (reading_.lexemes[behind].is(',') || reading_.lexemes[behind].is(';'));
    const Quantity* before = &q > reading_.quantities.data() ? &q - 1 : nullptr;
    listed = listed || (before && reading_.structure.parenthesis_of[before->first] == reading_.structure.parenthesis_of[q.first] && before->counter < 0);
    if (ends && listed && reading_.structure.parenthesis_of[q.first] >= 0 && q.first > 0 && reading_.lexemes[q.first - 1].capital && reading_.lexemes[q.first - 1].kind == LexemeKind::word) return true;
    // A phrase directly before or behind: "ngoài cộng đồng 56", "01 xác định tình trạng nghiện", "Bổ sung 23".
    auto [begin, end] = scope_.phrases_in({q.first > 20 ? q.first - 20 : 0, q.last + 2});
    for (size_t i = begin; i < end; ++i) {
      const PhraseMatch& m = reading_.phrases[i];
      const Phrase& p = phrase(m);
      if (p.kind == PhraseKind::counter) continue;
      if (p.kind == PhraseKind::cue && p.value != "added" && p.value != "removed" && p.value != "increase" && p.value != "decrease" && p.value != "before" && p.value != "after" && p.value != "total") continue;
      if (m.last + 1 == q.first || m.first == q.last + 1) return true;
    }
    return false;
  }

  static const std::string kIncrease, kDecrease;

  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const Scope& scope_;
  const std::vector<BreakdownMention>& mentions_;
  std::vector<Resolution> resolutions_;
  std::vector<bool> future_;
};

const std::string Resolver::kIncrease = "increase";
const std::string Resolver::kDecrease = "decrease";

}  // namespace

bool in_future_section(const Reading& reading, const Scope& scope, int block) {
  for (int b = block; b >= 0; b = reading.structure.blocks[static_cast<size_t>(b)].parent) {
    const Block& here = reading.structure.blocks[static_cast<size_t>(b)];
    if (here.kind != BlockKind::heading) continue;
    auto [begin, end] = scope.phrases_in(scope.label(b));
    bool future = false, results = false;
    for (size_t i = begin; i < end; ++i) {
      const Phrase& p = reading.vocabulary.phrases[static_cast<size_t>(reading.phrases[i].phrase)];
      if (p.kind != PhraseKind::cue) continue;
      future |= p.value == "future_section";
      results |= p.value == "results_section";
    }
    if (future && !results) return true;
    if (results) return false;
  }
  return false;
}

std::vector<Resolution> resolve(const Reading& reading, const Scope& scope, const std::vector<BreakdownMention>& mentions) {
  return Resolver(reading, scope, mentions).all();
}

}  // namespace doisoat
