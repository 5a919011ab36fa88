#include "extract/table_labels.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace doisoat {
namespace {

// Words that leave a label's meaning as it is.
const std::set<std::string_view>& fillers() {
  static const std::set<std::string_view> words = {
      "so",   "tong",   "cong", "luong", "cac",  "va",    "la",    "cua",   "tren",  "dia",  "ban",  "huyen", "tinh",
      "xa",   "phuong", "thi",  "tran",  "toan", "hien",  "co",    "dang",  "bi",    "duoc", "da",   "theo",  "danh",
      "sach", "quan",   "ly",   "ky",    "nay",  "trong", "do",    "ngoai", "tai",   "o",    "nam",  "thang", "quy",
      "den",  "tu",     "ngay", "tinh",  "ket",  "qua",   "viec",  "cong",  "tac",   "hoso", "ho",   "ma",    "tuy",
      "chat", "trai",   "phep", "ve",    "toi",  "pham",  "nguoi", "doi",   "tuong", "don",  "vi",   "dvt",   "chia",
      "ra",   "nghien", "gom",  "cong",  "an",   "dieu",  "khoan", "ghi",   "chu",   "mo",   "rong", "loai",  "dien",
      "nhom", "lieu",   "hinh", "vu",    "can",  "can",   "dong"};
  return words;
}

// Words that change what is counted, so that a label with one that no phrase explains is another thing.
bool qualifies(const Lexeme& l) {
  static const std::set<std::string_view> words = {"moi",  "tai",  "tuoi",  "lan",   "tre",  "em",   "chua",  "khong", "tien",
                                                   "an",   "dan",  "toc",   "giao",  "chi",  "tieu", "ke",    "hoach", "thuc",
                                                   "hien", "hoan", "thanh", "trung", "binh", "uoc",  "du",    "kien",  "luy",
                                                   "ke",   "nuoc", "te",    "bao",   "hiem", "that", "nghiep"};
  return words.contains(l.folded.bare);
}

bool roman_or_single(const Lexeme& l) {
  return l.span.size() == 1 || (l.all_capitals && l.folded.bare.find_first_not_of("ivx") == std::string::npos);
}

}  // namespace

std::vector<LabelUnit> LabelReader::units_in(Range range) const {
  std::vector<LabelUnit> units;
  const auto& l = reading_.lexemes;
  for (LexemeIndex i = range.begin; i < range.end;) {
    Decimal scale = 1;
    LexemeIndex begin = i;
    if (l[i].is_word("trieu"))
      scale = 1'000'000, ++i;
    else if (l[i].is_word("nghin") || l[i].is_word("ngan"))
      scale = 1'000, ++i;
    else if (l[i].is_word("ty") || l[i].is_word("ti"))
      scale = 1'000'000'000, ++i;
    else if (l[i].is_word("tr") && i + 1 < range.end && (l[i + 1].folded.marked == "đ" || l[i + 1].is_word("d")))
      scale = 1'000'000, ++i;
    else if (l[i].kind == LexemeKind::digits) {
      // "1.000 đồng", "1000đ".
      LexemeIndex last = i;
      while (last + 2 < range.end && (l[last + 1].is('.') || l[last + 1].is(',')) && l[last + 2].kind == LexemeKind::digits)
        last += 2;
      int decimals = 0;
      auto value = parse_numeral(reading_.document.at({l[i].span.begin, l[last].span.end}), decimals);
      if (value && decimals == 0 && !value->is_zero()) scale = *value;
      i = last + 1;
    }
    if (i >= range.end) break;
    auto match = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(),
                                      [&](const PhraseMatch& m) { return m.first < i; });
    bool found = false;
    for (; match != reading_.phrases.end() && match->first == i; ++match) {
      const Phrase& phrase = reading_.vocabulary.phrases[static_cast<size_t>(match->phrase)];
      if (phrase.kind != PhraseKind::counter || match->last >= range.end) continue;
      const Counter& counter = reading_.vocabulary.counters[static_cast<size_t>(phrase.index)];
      units.push_back({counter.units, counter.factor * scale, counter.divisor, {begin, match->last + 1}});
      i = match->last + 1;
      found = true;
      break;
    }
    if (!found) ++i;
  }
  return units;
}

Said LabelReader::read(Range range) const {
  Said said;
  said.range = range;
  if (range.empty()) return said;
  const auto& l = reading_.lexemes;
  const Vocabulary& vocabulary = reading_.vocabulary;
  std::vector<char> explained(range.end - range.begin, 0);
  auto explain = [&](Range r) {
    for (LexemeIndex i = std::max(r.begin, range.begin); i < std::min(r.end, range.end); ++i) explained[i - range.begin] = 1;
  };
  std::vector<int> depth(range.end - range.begin, 0);
  for (LexemeIndex i = range.begin, open = 0; i < range.end; ++i) {
    if (l[i].is(')') && open > 0) --open;
    depth[i - range.begin] = static_cast<int>(open);
    if (l[i].is('(')) ++open;
  }

  std::set<std::string_view> cues;
  std::vector<Range> counters, named, said_by_cues;
  auto first = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(),
                                    [&](const PhraseMatch& m) { return m.first < range.begin; });
  for (auto m = first; m != reading_.phrases.end() && m->first < range.end; ++m) {
    if (m->last >= range.end) continue;
    const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(m->phrase)];
    Range own{m->first, m->last + 1};
    switch (phrase.kind) {
      case PhraseKind::indicator:
        said.topics.push_back({phrase.index, phrase.breakdown, phrase.within, phrase.weak, phrase.counted, m->words, own});
        named.push_back(own);
        explain(own);
        break;
      case PhraseKind::breakdown: break;
      case PhraseKind::counter: counters.push_back(own); break;
      case PhraseKind::cue:
        if (phrase.value != "reference" && phrase.value != "identifier" && phrase.value != "ordinal" &&
            phrase.value != "none" && phrase.value != "over") {
          cues.insert(phrase.value);
          said_by_cues.push_back(own);
          explain(own);
        }
        break;
    }
  }
  auto mention = std::partition_point(mentions_.begin(), mentions_.end(),
                                      [&](const BreakdownMention& b) { return b.range.begin < range.begin; });
  for (; mention != mentions_.end() && mention->range.begin < range.end; ++mention) {
    if (mention->range.end > range.end) continue;
    said.splits.push_back(*mention);
    named.push_back(mention->range);
    explain(mention->range);
  }
  auto from = std::partition_point(reading_.times.begin(), reading_.times.end(),
                                   [&](const TimeMention& t) { return t.span.end <= l[range.begin].span.begin; });
  for (; from != reading_.times.end(); ++from) {
    const TimeMention& time = *from;
    if (time.span.begin >= l[range.end - 1].span.end) break;
    if (time.kind == TimeKind::duration || time.kind == TimeKind::clock || !time.valid || !time.sure || time.birth) continue;
    said.times.push_back(&time);
    explain({lexeme_at(l, time.span.begin), lexeme_at(l, time.span.end - 1) + 1});
  }

  // "Bổ sung" over a column adds, whatever else the words may name; "vận chuyển" is no "chuyển".
  auto inside = [](Range a, Range b) { return b.begin <= a.begin && a.end <= b.end; };
  said.topics.erase(
      std::remove_if(said.topics.begin(), said.topics.end(),
                     [&](const LabelTopic& t) {
                       if (std::any_of(said_by_cues.begin(), said_by_cues.end(), [&](Range r) { return inside(t.range, r); }))
                         return true;
                       return (t.weak || t.range.end - t.range.begin == 1) &&
                              std::any_of(said.splits.begin(), said.splits.end(), [&](const BreakdownMention& m) {
                                return inside(t.range, m.range) && m.range.end - m.range.begin > t.range.end - t.range.begin;
                              });
                     }),
      said.topics.end());

  // Units: what is counted stands alone, in parentheses, behind "số", or no other phrase holds it.
  auto all_units = units_in(range);
  for (const LabelUnit& unit : all_units) {
    bool in_name = std::any_of(named.begin(), named.end(), [&](Range r) {
      return r.begin <= unit.range.begin && unit.range.end <= r.end && r.end - r.begin > unit.range.end - unit.range.begin;
    });
    bool counted =
        unit.range.begin > range.begin && (l[unit.range.begin - 1].is_word("so") || l[unit.range.begin - 1].is('(') ||
                                           l[unit.range.begin - 1].is('/') || l[unit.range.begin - 1].is_word("tinh"));
    bool leads = unit.range.begin == range.begin;
    if (in_name && !counted) continue;
    if (!counted && !leads && !(depth[unit.range.begin - range.begin] > 0)) continue;
    said.units.push_back(unit);
    explain(unit.range);
  }
  // The last says it: "Số tiền phạt (đồng)"; "vụ/đối tượng" says both.
  if (said.units.size() > 1) {
    const LabelUnit &a = said.units[said.units.size() - 2], &b = said.units.back();
    LexemeIndex gap = b.range.begin - a.range.end;
    bool pair = gap <= 2 && gap > 0 && a.units != b.units;
    bool joined = pair;
    for (LexemeIndex i = a.range.end; joined && i < b.range.begin; ++i)
      joined = l[i].is('/') || l[i].is(',') || l[i].is('-') || l[i].is_word("so") || l[i].is_word("va");
    if (joined)
      said.units = {a, b};
    else
      said.units = {b.range.begin > range.begin && depth[b.range.begin - range.begin] > 0 ? b : a};
  }

  said.percent = std::any_of(l.begin() + range.begin, l.begin() + range.end, [](const Lexeme& x) { return x.is('%'); });
  bool rate = said.percent;
  bool plus = false, minus = false, difference = false, compare_word = false;
  for (LexemeIndex i = range.begin; i < range.end; ++i) {
    const Lexeme& x = l[i];
    bool next = i + 1 < range.end;
    if (next && x.is_word("ty") && (l[i + 1].is_word("le") || l[i + 1].is_word("trong"))) rate = true, explain({i, i + 2});
    if (next && x.is_word("ti") && l[i + 1].is_word("le")) rate = true, explain({i, i + 2});
    if (next && x.is_word("phan") && l[i + 1].is_word("tram")) rate = true, explain({i, i + 2});
    if (x.is('+')) plus = true;
    if (x.is('-') || x.folded.bare == "–" || x.folded.bare == "−") minus = minus || plus;
    if (next && ((x.is_word("so") && l[i + 1].is_word("sanh")) || (x.is_word("chenh") && l[i + 1].is_word("lech")) ||
                 (x.is_word("bien") && l[i + 1].is_word("dong"))))
      difference = true, explain({i, i + 2});
    if (next && x.is_word("thuc") && l[i + 1].is_word("hien")) explain({i, i + 2});
    if (next && x.is_word("so") && l[i + 1].is_word("voi")) compare_word = true;
    if (next && ((x.is_word("so") && l[i + 1].is_word("sanh")))) compare_word = true;
  }
  said.compared = compare_word;
  bool up = cues.contains("increase"), down = cues.contains("decrease"), either = cues.contains("undecided_direction");
  bool same_period = std::any_of(said.times.begin(), said.times.end(), [](const TimeMention* t) {
    return t->relative == RelativeTime::same_period || t->relative == RelativeTime::last_year;
  });
  bool this_period = std::any_of(said.times.begin(), said.times.end(), [](const TimeMention* t) {
    return t->relative == RelativeTime::this_period || t->relative == RelativeTime::this_month ||
           t->relative == RelativeTime::this_quarter || t->relative == RelativeTime::this_year;
  });
  if (cues.contains("target"))
    said.role = ColumnRole::target;
  else if (rate)
    said.role = ColumnRole::percent;
  else if (either || (up && down) || (plus && minus) || difference || compare_word)
    said.role = ColumnRole::change;
  else if (same_period || cues.contains("previous"))
    said.role = ColumnRole::then;
  else if (cues.contains("before"))
    said.role = ColumnRole::before;
  else if (cues.contains("added"))
    said.role = ColumnRole::added;
  else if (cues.contains("removed"))
    said.role = ColumnRole::removed;
  else if (up)
    said.role = ColumnRole::increase;
  else if (down)
    said.role = ColumnRole::decrease;
  else if (this_period)
    said.role = ColumnRole::now;
  else if (cues.contains("after"))
    said.role = ColumnRole::after;
  said.total = cues.contains("total");
  said.of_which = cues.contains("of_which");

  if (range.end - range.begin <= 3)
    for (LexemeIndex i = range.begin; i < range.end; ++i)
      if (l[i].kind == LexemeKind::digits && l[i].span.size() == 4 &&
          (l[i].folded.bare.starts_with("19") || l[i].folded.bare.starts_with("20")) && said.times.empty()) {
        bool alone = true;
        for (LexemeIndex k = range.begin; k < range.end; ++k) alone = alone && (k == i || l[k].is_word("nam"));
        if (alone) said.bare_year = std::stoi(l[i].folded.bare), explain(range);
      }

  int words = 0, unit_words = 0;
  for (LexemeIndex i = range.begin; i < range.end; ++i) {
    if (l[i].kind != LexemeKind::word) continue;
    ++words;
    bool in_unit = std::any_of(said.units.begin(), said.units.end(), [&](const LabelUnit& u) { return u.range.contains(i); });
    unit_words += in_unit || l[i].is_word("so") || l[i].is_word("tong") || l[i].is_word("va");
    if (explained[i - range.begin]) {
      ++said.known;
      continue;
    }
    if (roman_or_single(l[i]) || depth[i - range.begin] > 0) continue;
    bool again = l[i].folded.marked == "tai\xCC\x81";  // "tái", not "tại"
    if (fillers().contains(l[i].folded.bare) && !again) continue;
    ++said.unknown;
    said.qualified = said.qualified || qualifies(l[i]);
  }
  for (LexemeIndex i = range.begin; i < range.end; ++i)
    if (l[i].is_word("tuoi") && !explained[i - range.begin]) said.qualified = true, ++said.unknown;
  said.only_unit = words > 0 && !said.units.empty() && unit_words == words;
  return said;
}

}  // namespace doisoat
