#include "extract/table_labels.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "extract/ages.h"
#include "extract/table_label_words.h"

namespace doisoat {
namespace {

bool inside(Range a, Range b) { return b.begin <= a.begin && a.end <= b.end; }
LexemeIndex length(Range r) { return r.end - r.begin; }

bool roman_or_single(const Lexeme& l) {
  return l.span.size() == 1 || (l.all_capitals && l.folded.bare.find_first_not_of("ivx") == std::string::npos);
}

bool is_minus(const Lexeme& l) { return l.is('-') || l.folded.bare == "–" || l.folded.bare == "−"; }

// Reads one label; each step may use what those before it found.
class OneLabel {
 public:
  OneLabel(const Reading& reading, const std::vector<BreakdownMention>& mentions, Range range)
      : reading_(reading),
        l_(reading.lexemes),
        mentions_(mentions),
        range_(range),
        explained_(length(range), 0),
        depth_(length(range), 0) {
    said_.range = range;
    for (LexemeIndex i = range.begin, open = 0; i < range.end; ++i) {
      if (l_[i].is(')') && open > 0) --open;
      depth_[i - range.begin] = static_cast<int>(open);
      if (l_[i].is('(')) ++open;
    }
  }

  Said read(const std::vector<LabelUnit>& units) {
    times();
    phrases();
    splits();
    drop_shadowed_topics();
    take_durations();
    take_units(units);
    role();
    bare_year();
    count_words();
    return std::move(said_);
  }

 private:
  void explain(Range r) {
    for (LexemeIndex i = std::max(r.begin, range_.begin); i < std::min(r.end, range_.end); ++i)
      explained_[i - range_.begin] = 1;
  }
  bool in_parentheses(LexemeIndex i) const { return depth_[i - range_.begin] > 0; }

  void times() {
    auto time = std::partition_point(reading_.times.begin(), reading_.times.end(),
                                     [&](const TimeMention& t) { return t.span.end <= l_[range_.begin].span.begin; });
    for (; time != reading_.times.end() && time->span.begin < l_[range_.end - 1].span.end; ++time) {
      if (time->kind == TimeKind::clock || !time->valid || !time->sure || time->birth) continue;
      if (time->kind == TimeKind::duration) {
        durations_.push_back(&*time);
        continue;
      }
      said_.times.push_back(&*time);
      Range words{lexeme_at(l_, time->span.begin), lexeme_at(l_, time->span.end - 1) + 1};
      explain(words);
      if (time->kind != TimeKind::relative) dates_.push_back(words);
    }
  }

  void phrases() {
    auto m = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(),
                                  [&](const PhraseMatch& p) { return p.first < range_.begin; });
    for (; m != reading_.phrases.end() && m->first < range_.end; ++m) {
      if (m->last >= range_.end) continue;
      const Phrase& phrase = reading_.vocabulary.phrases[static_cast<size_t>(m->phrase)];
      Range own{m->first, m->last + 1};
      if (phrase.kind == PhraseKind::indicator && phrase.counter < 0) {
        said_.topics.push_back({phrase.index, phrase.breakdown, phrase.within, phrase.weak, phrase.counted, m->words, own});
        named_.push_back(own);
        explain(own);
      }
      if (phrase.kind == PhraseKind::cue) cue(phrase.value, own);
    }
  }

  void cue(const std::string& value, Range own) {
    if (value == "reference" || value == "identifier" || value == "ordinal" || value == "none" || value == "over") return;
    // "6 tháng đầu năm 2024" is a time, no opening stock.
    bool of_a_date =
        std::any_of(dates_.begin(), dates_.end(), [&](Range d) { return inside(own, d) && length(own) < length(d); });
    if (of_a_date) return;
    cues_.insert(value);
    said_by_cues_.push_back(own);
    explain(own);
  }

  void splits() {
    auto mention = std::partition_point(mentions_.begin(), mentions_.end(),
                                        [&](const BreakdownMention& b) { return b.range.begin < range_.begin; });
    for (; mention != mentions_.end() && mention->range.begin < range_.end; ++mention) {
      if (mention->range.end > range_.end) continue;
      said_.splits.push_back(*mention);
      named_.push_back(mention->range);
      explain(mention->range);
    }
  }

  // "Bổ sung" over a column adds, whatever else the words may name; "vận chuyển" is no "chuyển".
  void drop_shadowed_topics() {
    auto shadowed = [&](const LabelTopic& t) {
      if (std::any_of(said_by_cues_.begin(), said_by_cues_.end(), [&](Range r) { return inside(t.range, r); })) return true;
      // "Điểm phức tạp" is but a part of "Trọng điểm phức tạp".
      if (std::any_of(said_.topics.begin(), said_.topics.end(), [&](const LabelTopic& o) { return o.indicator != t.indicator && !o.weak && o.within < 0 && inside(t.range, o.range) && length(o.range) > length(t.range) && o.range.end == t.range.end; })) return true;
      if (!t.weak && length(t.range) > 1) return false;
      return std::any_of(said_.splits.begin(), said_.splits.end(), [&](const BreakdownMention& m) {
        return inside(t.range, m.range) && length(m.range) > length(t.range);
      });
    };
    said_.topics.erase(std::remove_if(said_.topics.begin(), said_.topics.end(), shadowed), said_.topics.end());
  }

  // "Thực hiện 6 tháng": a label that says nothing else says when.
  void take_durations() {
    if (!said_.topics.empty() || !said_.splits.empty() || !said_.times.empty()) return;
    for (const TimeMention* time : durations_) {
      if (time->unit != TimeUnit::month && time->unit != TimeUnit::quarter && time->unit != TimeUnit::year) continue;
      said_.times.push_back(time);
      explain({lexeme_at(l_, time->span.begin), lexeme_at(l_, time->span.end - 1) + 1});
    }
  }

  // What is counted stands alone, in parentheses, behind "số", or no other phrase holds it.
  void take_units(const std::vector<LabelUnit>& units) {
    for (const LabelUnit& unit : units) {
      LexemeIndex begin = unit.range.begin;
      bool in_name = std::any_of(named_.begin(), named_.end(),
                                 [&](Range r) { return inside(unit.range, r) && length(r) > length(unit.range); });
      bool counted = false;
      if (begin > range_.begin) {
        const Lexeme& before = l_[begin - 1];
        counted = before.is_word("so") || before.is('(') || before.is('/') || before.is_word("tinh");
      }
      if (in_name && !counted) continue;
      if (!counted && begin != range_.begin && !in_parentheses(begin)) continue;
      said_.units.push_back(unit);
      explain(unit.range);
    }
    if (said_.units.size() < 2) return;
    // The last says it: "Số tiền phạt (đồng)"; "vụ/đối tượng" says both.
    LabelUnit a = said_.units[said_.units.size() - 2], b = said_.units.back();
    LexemeIndex gap = b.range.begin - a.range.end;
    bool pair = gap <= 2 && gap > 0 && a.units != b.units;
    for (LexemeIndex i = a.range.end; pair && i < b.range.begin; ++i)
      pair = l_[i].is('/') || l_[i].is(',') || l_[i].is('-') || l_[i].is_word("so") || l_[i].is_word("va");
    if (pair)
      said_.units = {a, b};
    else
      said_.units = {b.range.begin > range_.begin && in_parentheses(b.range.begin) ? b : a};
  }

  void role() {
    said_.percent = std::any_of(l_.begin() + range_.begin, l_.begin() + range_.end, [](const Lexeme& x) { return x.is('%'); });
    bool rate = said_.percent, plus = false, minus = false, difference = false;
    for (LexemeIndex i = range_.begin; i < range_.end; ++i) {
      const Lexeme& x = l_[i];
      if (LexemeIndex n = rate_words_at(l_, i, range_.end)) rate = true, explain({i, i + n});
      if (LexemeIndex n = neutral_words_at(l_, i, range_.end)) explain({i, i + n});
      if (x.is('+')) plus = true;
      if (is_minus(x)) minus = minus || plus;
      if (i + 1 >= range_.end) continue;
      const Lexeme& y = l_[i + 1];
      bool compared = x.is_word("so") && (y.is_word("sanh") || y.is_word("voi"));
      said_.compared = said_.compared || compared;
      bool differs = (x.is_word("so") && y.is_word("sanh")) || (x.is_word("chenh") && y.is_word("lech")) ||
                     (x.is_word("bien") && y.is_word("dong"));
      if (differs) difference = true, explain({i, i + 2});
    }
    said_.role = role_of(rate, difference || said_.compared || (plus && minus));
    said_.total = cues_.contains("total");
    said_.of_which = cues_.contains("of_which");
  }

  // "Kế hoạch", "Kế hoạch năm 2024", "KH giao".
  bool plans() {
    LexemeIndex i = range_.begin;
    bool words = i + 1 < range_.end && l_[i].is_word("ke") && l_[i + 1].is_word("hoach");
    bool letters = l_[i].all_capitals && l_[i].folded.bare == "kh";
    if (words || letters) explain({i, i + (words ? 2 : 1)});
    return words || letters || cues_.contains("target");
  }

  ColumnRole role_of(bool rate, bool difference) {
    auto any_time = [&](std::initializer_list<RelativeTime> of) {
      return std::any_of(said_.times.begin(), said_.times.end(),
                         [&](const TimeMention* t) { return std::find(of.begin(), of.end(), t->relative) != of.end(); });
    };
    if (length(range_) == 1 && l_[range_.begin].is_word("vao")) return explain(range_), ColumnRole::added;
    if (length(range_) == 1 && l_[range_.begin].is_word("ra")) return explain(range_), ColumnRole::removed;
    bool up = cues_.contains("increase"), down = cues_.contains("decrease");
    if (plans()) return ColumnRole::target;
    if (rate) return ColumnRole::percent;
    if (cues_.contains("undecided_direction") || (up && down) || difference) return ColumnRole::change;
    if (any_time({RelativeTime::same_period, RelativeTime::last_year}) || cues_.contains("previous")) return ColumnRole::then;
    if (cues_.contains("before")) return ColumnRole::before;
    if (cues_.contains("added")) return ColumnRole::added;
    if (cues_.contains("removed")) return ColumnRole::removed;
    if (up) return ColumnRole::increase;
    if (down) return ColumnRole::decrease;
    if (any_time({RelativeTime::this_period, RelativeTime::this_month, RelativeTime::this_quarter, RelativeTime::this_year}))
      return ColumnRole::now;
    if (cues_.contains("after")) return ColumnRole::after;
    return ColumnRole::none;
  }

  // "2024", "Năm 2024" where no other mention of a time was found.
  void bare_year() {
    if (length(range_) > 3 || !said_.times.empty()) return;
    for (LexemeIndex i = range_.begin; i < range_.end; ++i) {
      const std::string& digits = l_[i].folded.bare;
      if (l_[i].kind != LexemeKind::digits || l_[i].span.size() != 4 || !(digits.starts_with("19") || digits.starts_with("20")))
        continue;
      bool alone = true;
      for (LexemeIndex k = range_.begin; k < range_.end; ++k) alone = alone && (k == i || l_[k].is_word("nam"));
      if (alone) said_.bare_year = std::stoi(digits), explain(range_);
    }
  }

  void count_words() {
    int words = 0, unit_words = 0;
    for (LexemeIndex i = range_.begin; i < range_.end; ++i) {
      // "Dưới 16" of nobody knows what.
      if (l_[i].kind == LexemeKind::digits && !explained_[i - range_.begin] && !in_parentheses(i))
        said_.qualified = true, ++said_.unknown;
      if (l_[i].kind != LexemeKind::word) continue;
      ++words;
      bool in_unit =
          std::any_of(said_.units.begin(), said_.units.end(), [&](const LabelUnit& u) { return u.range.contains(i); });
      unit_words += in_unit || l_[i].is_word("so") || l_[i].is_word("tong") || l_[i].is_word("va");
      bool explained = explained_[i - range_.begin];
      if (l_[i].is_word("tuoi") && !explained) said_.qualified = true, ++said_.unknown;
      if (explained) ++said_.known;
      if (explained || roman_or_single(l_[i]) || in_parentheses(i) || is_label_filler(l_[i])) continue;
      ++said_.unknown;
      said_.qualified = said_.qualified || qualifies_label(l_[i]);
    }
    said_.only_unit = words > 0 && !said_.units.empty() && unit_words == words;
  }

  const Reading& reading_;
  const std::vector<Lexeme>& l_;
  const std::vector<BreakdownMention>& mentions_;
  Range range_;
  Said said_;
  std::vector<char> explained_;  // by lexeme of the range
  std::vector<int> depth_;       // of parentheses
  std::vector<const TimeMention*> durations_;
  std::vector<Range> dates_, named_, said_by_cues_;
  std::set<std::string_view> cues_;
};

}  // namespace

bool names_age(const std::vector<Lexeme>& lexemes, const std::vector<Range>& path) {
  return std::any_of(path.begin(), path.end(), [&](Range r) {
    return std::any_of(lexemes.begin() + r.begin, lexemes.begin() + r.end, [](const Lexeme& x) { return x.is_word("tuoi"); });
  });
}

Said LabelReader::read(Range range) const {
  if (range.empty()) return {};
  return OneLabel(reading_, mentions_, range).read(units_in(range));
}

Said LabelReader::read_age(Range range) const {
  Said said = read(range);
  int dimension = reading_.vocabulary.dimension("age");
  if (range.empty() || dimension < 0 || !said.splits.empty() || !said.topics.empty()) return said;
  constexpr Offset kLongest = 60;  // bytes
  Span span{reading_.lexemes[range.begin].span.begin, reading_.lexemes[range.end - 1].span.end};
  if (span.size() > kLongest) return said;
  constexpr std::string_view kUpwards = " trở lên";
  std::string words(reading_.document.at(span));
  bool upwards = words.ends_with(kUpwards);
  if (upwards) words.resize(words.size() - kUpwards.size());
  words += " tuổi";
  if (upwards) words += kUpwards;
  auto bands = find_ages(words);
  if (bands.size() != 1 || bands[0].span.size() != words.size()) return said;
  said.splits.push_back({range, dimension, bands[0].value, {}});
  said.known += said.unknown;
  said.unknown = 0;
  said.qualified = false;
  return said;
}

}  // namespace doisoat
