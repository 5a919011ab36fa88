#include "extract/relations.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>

#include "extract/number_words.h"
#include "extract/person_lists.h"

namespace doisoat {
namespace {

// A relation that the passage suggests rather than says; check looks whether another figure fits it better.
constexpr double kLikely = 0.97;

class Finder {
 public:
  Finder(const Reading& reading, const Scope& scope, const std::vector<Resolution>& resolutions, const std::vector<Figure>& figures,
         const std::vector<FigureOrigin>& origins, const std::vector<int>& figure_of, const std::vector<PersonMention>& persons)
      : reading_(reading), scope_(scope), resolutions_(resolutions), figures_(figures), origins_(origins), figure_of_(figure_of), persons_(persons) {}

  std::vector<Relation> all() {
    parts();
    balances();
    sums();
    shares();
    changes();
    words();
    lists();
    repeats();
    repeated_pairs();
    sums_over_time();
    return std::move(relations_);
  }

 private:
  static constexpr FigureId kNear = 1000;

  const Figure& figure(FigureId id) const { return figures_[static_cast<size_t>(id)]; }
  const FigureOrigin& origin(FigureId id) const { return origins_[static_cast<size_t>(id)]; }
  // Those that may have to do with a figure: more than any report has, so that a text of any length takes time in its length.
  std::span<const Figure> near(FigureId id) const {
    FigureId first = std::max(0, id - kNear);
    FigureId end = std::min(static_cast<FigureId>(figures_.size()), id + kNear);
    return std::span(figures_).subspan(static_cast<size_t>(first), static_cast<size_t>(end - first));
  }
  const Resolution* resolution(FigureId id) const {
    int q = origin(id).quantity;
    return q < 0 ? nullptr : &resolutions_[static_cast<size_t>(q)];
  }
  const Quantity& quantity(FigureId id) const { return reading_.quantities[static_cast<size_t>(origin(id).quantity)]; }
  bool in_text(FigureId id) const { return origin(id).quantity >= 0; }
  FigureId owner(FigureId id) const {
    const Resolution* r = resolution(id);
    return r && r->owner >= 0 ? figure_of_[static_cast<size_t>(r->owner)] : -1;
  }

  void add(RelationKind kind, std::vector<Member> members, const char* from, double confidence = 1, std::optional<Decimal> stated = {}) {
    Relation relation{kind, std::move(members), stated, {}, from, confidence};
    Span quote = figure(relation.members.front().figure).quote;
    for (const Member& member : relation.members) quote = cover(quote, figure(member.figure).quote);
    relation.quote = quote;
    relations_.push_back(std::move(relation));
  }

  // Parts behind their whole: in its parenthesis, after "trong đó", in the bullets below.
  void parts() {
    std::map<std::pair<FigureId, std::string>, std::vector<FigureId>> groups;
    for (const Figure& f : figures_) {
      FigureId whole = in_text(f.id) ? owner(f.id) : -1;
      if (whole < 0 || !resolution(f.id)->part || f.unit != figure(whole).unit || f.indicator != figure(whole).indicator || f.measure != figure(whole).measure) continue;
      std::vector<std::string> fresh;
      for (auto& [dimension, value] : f.breakdown) {
        auto it = figure(whole).breakdown.find(dimension);
        if (it == figure(whole).breakdown.end() && dimension != "source") fresh.push_back(dimension);
      }
      if (fresh.size() == 1) groups[{whole, fresh.front()}].push_back(f.id);
    }
    for (auto& [key, members] : groups) {
      int index = reading_.vocabulary.dimension(key.second);
      if (index < 0) continue;
      const Dimension& dimension = reading_.vocabulary.dimensions[static_cast<size_t>(index)];
      std::set<std::string> values;
      for (FigureId id : members) values.insert(figure(id).breakdown.at(key.second));
      bool complete = dimension.always_partition && members.size() > 1;
      for (const auto& set : dimension.partition) complete |= std::includes(values.begin(), values.end(), set.begin(), set.end());
      std::vector<Member> relation{{key.first, Role::whole}};
      for (FigureId id : members) relation.push_back({id, Role::part});
      // "2.017 cây, gồm 1.996 cây thuốc phiện, 12 cây cần sa" says that there are no others.
      bool listed = members.size() > 1 && introduced_as_whole(key.first, members.front());
      complete = (complete || listed) && understood(key.first, members);
      add(complete ? RelationKind::total : RelationKind::subset, std::move(relation), "parts");
    }
  }

  // "gồm", "phân ra" between the whole and its first part.
  bool introduced_as_whole(FigureId whole, FigureId first) const {
    LexemeIndex begin = quantity(whole).group_last + 1, end = quantity(first).first;
    auto [from, to] = scope_.phrases_in({begin, end});
    bool of_which = false;
    for (size_t i = from; i < to; ++i) {
      const Phrase& p = reading_.vocabulary.phrases[static_cast<size_t>(reading_.phrases[i].phrase)];
      of_which |= p.kind == PhraseKind::cue && p.value == "of_which" && reading_.lexemes[reading_.phrases[i].first].is_word("trong");
    }
    bool listed = false;
    for (LexemeIndex i = begin; i < end && i < begin + 12; ++i) listed |= reading_.lexemes[i].is_word("gom") || (reading_.lexemes[i].is_word("ra") && i > begin && (reading_.lexemes[i - 1].is_word("phan") || reading_.lexemes[i - 1].is_word("chia")));
    return listed && !of_which;
  }

  // Whether no number of the list was left out: one that was taken for something else would make a false contradiction.
  bool understood(FigureId whole, const std::vector<FigureId>& members) const {
    const Structure& s = reading_.structure;
    const Quantity& last = quantity(members.back());
    int level = s.parenthesis_of[last.first], sentence = s.sentence_of[last.first];
    auto index = static_cast<size_t>(origin(whole).quantity) + 1;
    for (; index < reading_.quantities.size() && s.sentence_of[reading_.quantities[index].first] <= sentence; ++index) {
      const Quantity& q = reading_.quantities[index];
      if (s.parenthesis_of[q.first] != level || q.numeral.percent || q.sign != 0) continue;
      bool same = q.units.empty() || std::find(q.units.begin(), q.units.end(), figure(whole).unit) != q.units.end();
      if (!same || q.group == quantity(whole).group) continue;
      FigureId id = figure_of_[index];
      if (id >= 0 && std::find(members.begin(), members.end(), id) != members.end()) continue;
      if (id >= 0 && (figure(id).measure == Measure::change || figure(id).unit != figure(whole).unit || owner(id) < 0 || owner(id) != whole)) {
        if (q.first > last.last && q.counter < 0 && q.first - last.last < 8 && figure(id).measure != Measure::change) return false;
        if (q.first > last.last || figure(id).measure == Measure::change) continue;  // what comes behind the list is told apart
        if (figure(id).unit == figure(whole).unit && figure(id).measure == figure(whole).measure) return false;
        continue;
      }
      if (id >= 0) continue;  // split in another way
      if (q.first < last.first || q.first - last.last < 8) return false;
    }
    return true;
  }

  // before + added − removed = after, in one block or over the bullets of one list.
  void balances() {
    struct Movement {
      std::vector<FigureId> stocks, added, removed;
    };
    auto collect = [&](auto&& scope_of) {
      std::map<std::tuple<int, int, std::string, Breakdown>, Movement> movements;
      for (const Figure& f : figures_) {
        if (!in_text(f.id) || f.indicator.empty() || f.unit == "percent" || f.breakdown.contains("reason")) continue;
        int place = scope_of(f.id);
        if (place < 0) continue;
        Movement& m = movements[{place, f.report, f.indicator, f.breakdown}];
        bool part = owner(f.id) >= 0 && figure(owner(f.id)).measure == f.measure && figure(owner(f.id)).breakdown == f.breakdown;
        if (f.measure == Measure::stock && std::string_view(resolution(f.id)->role) != "compared") m.stocks.push_back(f.id);
        if (f.measure == Measure::added && !part) m.added.push_back(f.id);
        if (f.measure == Measure::removed && !part) m.removed.push_back(f.id);
        // Hot spots leave their list by being eliminated.
        if (f.measure == Measure::flow && f.indicator.ends_with("_eliminated"))
          movements[{place, f.report, f.indicator.substr(0, f.indicator.size() - 11), f.breakdown}].removed.push_back(f.id);
      }
      return movements;
    };
    std::set<FigureId> used;
    auto judge = [&](auto&& movements) {
      for (auto& [key, m] : movements) {
        if (m.stocks.size() != 2 || (m.added.empty() && m.removed.empty())) continue;
        FigureId before = m.stocks[0], after = m.stocks[1];
        std::string_view first = resolution(before)->role, second = resolution(after)->role;
        bool said = first == "before" || second == "after";
        bool dated = first == second && figure(before).to && figure(after).to && *figure(before).to != *figure(after).to;
        bool swapped = dated ? *figure(after).to < *figure(before).to : first == "after" || second == "before" || (!said && figure(before).to && figure(after).to && *figure(after).to < *figure(before).to);
        if (swapped) std::swap(before, after);
        bool told_apart = figure(before).to != figure(after).to || !first.empty() || !second.empty();
        if (!told_apart || used.contains(before)) continue;
        // What came or went is told, but was not understood: then the movement is not known.
        if (m.added.empty() && counted_after(before, after, "added")) continue;
        if (m.removed.empty() && counted_after(before, after, "removed")) continue;
        std::vector<Member> members{{before, Role::before}};
        for (FigureId id : m.added) members.push_back({id, Role::added});
        for (FigureId id : m.removed) members.push_back({id, Role::removed});
        members.push_back({after, Role::after});
        used.insert(before);
        used.insert(after);
        // Additions or removals alone: the other may have been taken for something else.
        add(RelationKind::balance, std::move(members), "movement", m.added.empty() || m.removed.empty() ? kLikely : 1);
      }
    };
    judge(collect([&](FigureId id) { return origin(id).block; }));
    judge(collect([&](FigureId id) {
      int block = origin(id).block;
      if (block < 0 || used.contains(id)) return -1;
      const Block& own = reading_.structure.blocks[static_cast<size_t>(block)];
      return own.parent >= 0 && own.kind == BlockKind::bullet ? own.parent : -1;
    }));
  }

  // Whether a cue of this name has a number behind it: in the block of the two stocks, or in the bullets over which they are spread.
  bool counted_after(FigureId id, FigureId other_stock, std::string_view name) const {
    const Structure& s = reading_.structure;
    auto block = static_cast<size_t>(origin(id).block);
    size_t first = block, last = block;
    if (origin(other_stock).block != origin(id).block) {
      while (first > 0 && s.blocks[first - 1].parent == s.blocks[block].parent) --first;
      while (last + 1 < s.blocks.size() && s.blocks[last + 1].parent == s.blocks[block].parent) ++last;
    }
    auto [begin, end] = scope_.phrases_in({s.blocks[first].range.begin, s.blocks[last].range.end});
    for (size_t i = begin; i < end; ++i) {
      const Phrase& p = reading_.vocabulary.phrases[static_cast<size_t>(reading_.phrases[i].phrase)];
      if (p.kind != PhraseKind::cue || p.value != name) continue;
      auto q = std::partition_point(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& other) { return other.first <= reading_.phrases[i].last; });
      if (q != reading_.quantities.end() && q->first <= reading_.phrases[i].last + 4 && !q->numeral.percent) return true;
    }
    return false;
  }

  // Whether part is the printed percentage of whole.
  static bool share_holds(const Figure& percent, const Figure& part, const Figure& whole) {
    if (whole.value.is_zero()) return false;
    try {
      return divide(part.value * Decimal(100), whole.value, percent.decimals) == percent.value;
    } catch (const std::overflow_error&) {
      return false;
    }
  }

  // A programme's sum is of its own money only.
  static bool of_programme(const Figure& part, const Figure& sum) {
    auto programme = sum.breakdown.find("programme");
    if (programme == sum.breakdown.end()) return true;
    auto own = part.breakdown.find("programme");
    return own != part.breakdown.end() && own->second == programme->second;
  }

  // "Tổng: 102.000.000đ" behind what it sums up.
  void sums() {
    std::vector<FigureId> totals;
    for (const Figure& f : figures_)
      if (in_text(f.id) && f.indicator == "budget" && std::string_view(resolution(f.id)->role) == "total") totals.push_back(f.id);
    std::set<FigureId> summed;
    for (FigureId total : totals) {
      const Figure& t = figure(total);
      std::vector<Member> members{{total, Role::whole}};
      // In its own block first.
      for (const Figure& f : near(total))
        if (f.id < total && in_text(f.id) && f.indicator == t.indicator && f.unit == t.unit && origin(f.id).block == origin(total).block && !summed.contains(f.id) &&
            std::string_view(resolution(f.id)->role) != "total" && f.to == t.to && of_programme(f, t))
          members.push_back({f.id, Role::part});
      if (members.size() < 3) {
        members.resize(1);
        for (const Figure& f : near(total)) {
          if (f.id >= total || !in_text(f.id) || f.indicator != t.indicator || f.unit != t.unit || f.report != t.report || summed.contains(f.id)) continue;
          if (f.to != t.to || f.from != t.from || f.breakdown.empty() || !of_programme(f, t)) continue;
          auto part = f.breakdown.find("part");
          if (part != f.breakdown.end() && part->second == "planned") continue;
          members.push_back({f.id, Role::part});
        }
      }
      if (members.size() < 3) continue;
      for (size_t i = 1; i < members.size(); ++i) summed.insert(members[i].figure);
      add(RelationKind::total, std::move(members), "sum");
    }
  }

  // The whole of a share: beside the part ("03/22"), what the part is part of, or the same figure without the part's breakdown.
  void shares() {
    for (const Figure& f : figures_) {
      if (f.measure != Measure::share || !in_text(f.id)) continue;
      FigureId part = owner(f.id);
      if (part < 0 || figure(part).unit == "percent") continue;
      if (const auto& whole = quantity(part).numeral.whole) {
        add(RelationKind::share, {{f.id, Role::percent}, {part, Role::part}}, "part of a whole", 1, *whole);
        continue;
      }
      FigureId whole = owner(part);
      if (whole >= 0 && (figure(whole).unit != figure(part).unit || figure(whole).measure != figure(part).measure)) whole = -1;
      FigureId nearest = whole;
      if (whole >= 0 && !share_holds(f, figure(part), figure(whole))) whole = -1;
      for (FigureId id = part; whole < 0 && id-- > 0 && id > part - 40;) {
        const Figure& other = figure(id);
        if (other.report != f.report || other.indicator != figure(part).indicator || other.measure != figure(part).measure || other.unit != figure(part).unit) continue;
        if (other.breakdown.size() >= figure(part).breakdown.size() || other.to != figure(part).to) continue;
        if (!std::includes(figure(part).breakdown.begin(), figure(part).breakdown.end(), other.breakdown.begin(), other.breakdown.end())) continue;
        if (nearest < 0) nearest = id;
        // Of several wholes the text may mean the one that fits.
        if (share_holds(f, figure(part), other)) whole = id;
      }
      if (whole < 0) whole = nearest;
      if (whole >= 0) add(RelationKind::share, {{f.id, Role::percent}, {part, Role::part}, {whole, Role::whole}}, "part of a whole", kLikely);
    }
  }

  // A stated change, where the figure of the time before stands in the text, too.
  void changes() {
    for (const Figure& f : figures_) {
      if (f.measure != Measure::change || !in_text(f.id)) continue;
      FigureId now = owner(f.id);
      if (now < 0 || figure(now).measure == Measure::change || figure(now).unit == "percent") continue;
      const Figure& n = figure(now);
      FigureId then = -1;
      for (const Figure& other : near(now)) {
        if (other.indicator != n.indicator || other.breakdown != n.breakdown || other.measure != n.measure || other.unit != n.unit || other.report != n.report || !other.to || !n.to) continue;
        if (*other.to == add_years(*n.to, -1) && other.from.has_value() == n.from.has_value()) then = other.id;
      }
      if (then < 0) continue;
      if (f.unit == "percent") {
        add(RelationKind::rate, {{f.id, Role::percent}, {now, Role::now}, {then, Role::then}}, "change");
      } else {
        add(RelationKind::change, {{f.id, Role::change}, {now, Role::now}, {then, Role::then}}, "change");
      }
    }
  }

  // "194.000.000đ (Một trăm chín mươi tư triệu đồng)".
  void words() {
    for (const Figure& f : figures_) {
      if (f.unit != "vnd" || f.numeral.empty()) continue;
      LexemeIndex at = lexeme_at(reading_.lexemes, f.numeral.end);
      LexemeIndex limit = std::min<LexemeIndex>(at + 6, static_cast<LexemeIndex>(reading_.lexemes.size()));
      while (at < limit && !reading_.lexemes[at].is('(') && reading_.lexemes[at].kind != LexemeKind::digits) ++at;
      if (at >= limit || !reading_.lexemes[at].is('(')) continue;
      LexemeIndex close = at + 1;
      while (close < reading_.lexemes.size() && close < at + 40 && !reading_.lexemes[close].is(')')) ++close;
      std::span<const Lexeme> inside(reading_.lexemes.data() + at + 1, close - at - 1);
      auto stated = parse_number_words(inside);
      if (!stated) continue;
      add(RelationKind::words, {{f.id, Role::stated}}, "words", 1, *stated);
      relations_.back().quote = cover(f.quote, {f.numeral.begin, reading_.lexemes[std::min<size_t>(close, reading_.lexemes.size() - 1)].span.end});
    }
  }

  // "05 trường hợp (…; …)": as many entries as the number says.
  void lists() {
    for (const Figure& f : figures_) {
      if (!in_text(f.id) || f.unit == "percent" || !f.value.is_integer() || f.measure == Measure::change) continue;
      const Quantity& q = quantity(f.id);
      int count = persons_listed(reading_, persons_, q).value_or(-1);
      if (count < 0) count = names_behind(q);
      if (count < 0) continue;
      add(RelationKind::list_count, {{f.id, Role::stated}}, "list", 1, Decimal(count));
    }
  }

  // "gồm các xã: A, B, C" and "03 xã (A, B và C)": names parted by commas, nothing else.
  int names_behind(const Quantity& q) const {
    if (std::find(q.units.begin(), q.units.end(), "commune") == q.units.end()) return -1;
    const auto& l = reading_.lexemes;
    int sentence = reading_.structure.sentence_of[q.first];
    if (sentence < 0) return -1;
    LexemeIndex end = reading_.structure.sentences[static_cast<size_t>(sentence)].end;
    LexemeIndex at = q.last + 1;
    // To the begin of the list: a colon, or the parenthesis at the quantity.
    LexemeIndex begin = 0;
    for (LexemeIndex i = at; i < end && i < at + 40; ++i) {
      if (l[i].kind == LexemeKind::digits && reading_.structure.parenthesis_of[i] == reading_.structure.parenthesis_of[q.first]) return -1;
      if (l[i].is(':')) {
        begin = i + 1;
        break;
      }
      if (l[i].is('(') && i + 1 < end && (l[i + 1].capital || l[i + 1].is_word("gom") || l[i + 1].is_word("cac"))) {
        begin = i + 1;
        break;
      }
      if (l[i].is(';')) return -1;
    }
    if (begin == 0) return -1;
    static const std::set<std::string_view> kKinds = {"xa", "phuong", "thi", "tran", "tt", "cac", "va", "gom", "dac", "khu", "co"};
    int count = 0;
    bool in_name = false;
    for (LexemeIndex i = begin; i < end; ++i) {
      const Lexeme& x = l[i];
      if (x.is(',') || x.is(';') || x.is_word("va")) {
        in_name = false;
        continue;
      }
      if (x.is(')') || x.is('.') || x.is('(')) break;
      if (x.is(':') || x.is('*') || x.is('-')) continue;
      if (x.kind == LexemeKind::word && (kKinds.contains(x.folded.bare) && (!x.capital || !in_name)) && !(in_name && x.capital)) {
        if (!x.capital || x.is_word("tt") || x.is_word("thi") || x.is_word("xa") || x.is_word("phuong")) continue;
      }
      if (!x.capital) return -1;  // running text: no plain list
      if (!in_name) ++count;
      in_name = true;
    }
    return count >= 2 ? count : -1;
  }

  // The same list's size stated twice.
  void repeats() {
    for (const Figure& f : figures_) {
      if (f.measure != Measure::stock || f.indicator.empty() || f.unit != "person" || !f.breakdown.empty() || !in_text(f.id) || !plain(f.id)) continue;
      for (FigureId id = f.id; id-- > 0 && id + kNear >= f.id;) {
        const Figure& other = figure(id);
        if (other.report != f.report || other.indicator != f.indicator || other.measure != f.measure || !other.breakdown.empty() || other.unit != f.unit ||
            other.to != f.to || !(other.area == f.area) || !in_text(id) || !plain(id))
          continue;
        if (origin(id).block == origin(f.id).block) continue;
        add(RelationKind::repeat, {{id, Role::stated}, {f.id, Role::stated}}, "repeat", 0.9);
        relations_.back().quote = f.quote;
        break;
      }
    }
  }

  // "09 vụ, 11 đối tượng" and, further below, "09 vụ, 12 đối tượng": one pair told twice, of which one number agrees.
  void repeated_pairs() {
    using Key = std::tuple<int, std::string, std::optional<Date>, std::optional<Date>>;
    std::map<Key, std::vector<FigureId>> pairs;  // by their first figures
    for (const Figure& f : figures_) {
      if (!in_text(f.id) || f.measure != Measure::flow || f.unit != "case" || !f.breakdown.empty()) continue;
      FigureId second = f.id + 1;
      if (second >= static_cast<FigureId>(figures_.size()) || !in_text(second) || quantity(second).group != quantity(f.id).group || figure(second).unit != "person" ||
          figure(second).measure != Measure::flow || !figure(second).breakdown.empty())
        continue;
      for (FigureId other : pairs[{f.report, f.indicator, f.from, f.to}]) {
        if (origin(other).block == origin(f.id).block || figure(other + 1).indicator != figure(second).indicator || !(figure(other).area == f.area)) continue;
        bool cases = figure(other).value == f.value, persons = figure(other + 1).value == figure(second).value;
        // Small numbers are alike by chance.
        if (cases == persons || (cases ? f.value : figure(second).value) < Decimal(5)) continue;
        add(RelationKind::repeat, {{cases ? other + 1 : other, Role::stated}, {cases ? second : f.id, Role::stated}}, "repeat", 0.9);
        relations_.back().quote = cover(f.quote, figure(second).quote);
        break;
      }
      auto& known = pairs[{f.report, f.indicator, f.from, f.to}];
      if (known.size() < 8) known.push_back(f.id);
    }
  }

  // "năm 2021: 18; năm 2022: 25; 9 tháng 2023: 31; cộng từ 2021 đến nay: 74": figures whose periods make up that of another one.
  void sums_over_time() {
    constexpr size_t kMost = 40;  // of one kind: no report lists more years
    std::map<std::tuple<int, std::string, Breakdown, std::string, std::string>, std::vector<FigureId>> kinds;
    for (const Figure& f : figures_)
      if (in_text(f.id) && f.measure == Measure::flow && f.indicator != "budget" && f.from && f.to && f.unit != "percent")
        kinds[{f.report, f.indicator, f.breakdown, f.unit, f.area.name}].push_back(f.id);
    for (auto& [key, ids] : kinds) {
      if (ids.size() < 3 || ids.size() > kMost) continue;
      for (FigureId total : ids) {
        std::vector<Member> members{{total, Role::whole}};
        Date next = *figure(total).from;
        for (bool found = true; found && members.size() <= ids.size();) {
          found = false;
          for (FigureId id : ids) {
            const Figure& part = figure(id);
            if (id == total || *part.from != next || *part.to > *figure(total).to || (part.from == figure(total).from && part.to == figure(total).to)) continue;
            members.push_back({id, Role::part});
            next = day_after(*part.to);
            found = true;
            break;
          }
        }
        if (members.size() < 3 || next != day_after(*figure(total).to)) continue;
        add(RelationKind::total, std::move(members), "sum", kLikely);
      }
    }
  }

  // Not a part of something, not opening or closing of a movement.
  bool plain(FigureId id) const {
    const Resolution* r = resolution(id);
    const Quantity& q = quantity(id);
    bool named = q.counter >= 0 || (q.first > 0 && reading_.lexemes[q.first - 1].is(':'));
    return r->owner < 0 && *r->role != 'b' && named && !quantity(id).qualifier && !r->part;
  }

  const Reading& reading_;
  const Scope& scope_;
  const std::vector<Resolution>& resolutions_;
  const std::vector<Figure>& figures_;
  const std::vector<FigureOrigin>& origins_;
  const std::vector<int>& figure_of_;
  const std::vector<PersonMention>& persons_;
  std::vector<Relation> relations_;
};

}  // namespace

std::vector<Relation> find_relations(const Reading& reading, const Scope& scope, const std::vector<Resolution>& resolutions,
                                     const std::vector<Figure>& figures, const std::vector<FigureOrigin>& origins,
                                     const std::vector<int>& figure_of, const std::vector<PersonMention>& persons) {
  return Finder(reading, scope, resolutions, figures, origins, figure_of, persons).all();
}

}  // namespace doisoat
