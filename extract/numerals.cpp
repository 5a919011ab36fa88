#include "extract/numerals.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace doisoat {
namespace {

bool touches(const std::vector<Span>& sorted, Span span) {
  auto it = std::partition_point(sorted.begin(), sorted.end(), [&](Span s) { return s.end <= span.begin; });
  return it != sorted.end() && it->overlaps(span);
}

// Numbers of documents: "170/KH-UBND", "73/2021/QH14", "25-CT/HU", "57 - BC/ĐU", "1545/KH-CAH-ĐCSHSKTMT".
std::vector<Span> document_numbers(std::string_view text) {
  static const RE2 pattern(
      R"((\d{1,5}[a-zđ]?(?:/\d{4})?[ \x{A0}]?[-–/][ \x{A0}]?\p{Lu}{2,}[\p{L}\d&.]*(?:[ \x{A0}]?[-–/][ \x{A0}]?[\p{Lu}][\p{L}\d&.]*)*))");
  std::vector<Span> spans;
  re2::StringPiece rest(text.data(), text.size()), number;
  while (RE2::FindAndConsume(&rest, pattern, &number)) {
    auto begin = static_cast<Offset>(number.data() - text.data());
    // "ngoài xã hội 26/ CSCNBB 20": a slash with a blank behind it and a lone abbreviation parts two items of a list.
    std::string_view whole(number.data(), number.size());
    size_t slash = whole.find('/');
    bool parted = slash != whole.npos && slash + 1 < whole.size() && whole[slash + 1] == ' ' && whole.find_first_of("-/", slash + 1) == whole.npos;
    if (parted && slash > 0 && whole[slash - 1] != ' ') continue;
    spans.push_back({begin, begin + static_cast<Offset>(number.size())});
  }
  return spans;
}

struct Cursor {
  const std::vector<Lexeme>& lexemes;

  const Lexeme* at(std::int64_t i) const {
    return i >= 0 && i < static_cast<std::int64_t>(lexemes.size()) ? &lexemes[static_cast<size_t>(i)] : nullptr;
  }
  // In the same cell as what stands before it.
  const Lexeme* next(std::int64_t i) const {
    const Lexeme* l = at(i);
    return l && !l->cell_before ? l : nullptr;
  }
  bool digits(std::int64_t i, bool glued) const {
    const Lexeme* l = next(i);
    return l && l->kind == LexemeKind::digits && !(glued && l->space_before);
  }
  bool sign(std::int64_t i, char c, bool glued) const {
    const Lexeme* l = next(i);
    return l && l->is(c) && !(glued && l->space_before);
  }
};

const std::array<std::pair<const char*, std::int64_t>, 5> kScales = {
    {{"nghin", 1'000}, {"ngan", 1'000}, {"trieu", 1'000'000}, {"ty", 1'000'000'000}, {"ti", 1'000'000'000}}};

constexpr std::int64_t kGreatest = 1'000'000'000'000'000'000;  // no value of a report comes near

std::optional<Decimal> product(Decimal value, std::int64_t scale) {
  try {
    return value * Decimal(scale);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

std::int64_t scale_of(const Lexeme& lexeme) {
  if (lexeme.kind != LexemeKind::word) return 0;
  // Only with its marks: "ty" is also "công ty", "ti" much else.
  for (auto& [word, scale] : kScales)
    if (lexeme.folded.bare == word && lexeme.folded.marked != lexeme.folded.bare) return scale;
  return 0;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Lexeme>& lexemes, const std::vector<Span>& taken,
         const std::vector<PhraseMatch>& phrases, const Vocabulary& vocabulary)
      : text_(text), lexemes_(lexemes), cursor_{lexemes}, taken_(taken), documents_(document_numbers(text)),
        cue_before_(lexemes.size() + 1), counter_at_(lexemes.size() + 1, -1) {
    for (const PhraseMatch& match : phrases) {
      const Phrase& phrase = vocabulary.phrases[static_cast<size_t>(match.phrase)];
      if (phrase.kind == PhraseKind::cue) cue_before_[match.last + 1].push_back({&phrase.value, match.last - match.first});
      // "Erimin 5": a digit that belongs to a name.
      if (phrase.kind == PhraseKind::breakdown && match.first < match.last && lexemes[match.last].kind == LexemeKind::digits) names_.push_back(match.last);
      if (phrase.kind == PhraseKind::counter && counter_at_[match.first] < 0) counter_at_[match.first] = phrase.index;
    }
    std::sort(names_.begin(), names_.end());
    for (size_t i = 0; i < vocabulary.counters.size(); ++i) {
      const auto& units = vocabulary.counters[i].units;
      place_counter_.push_back(std::any_of(units.begin(), units.end(), [](const auto& u) { return u == "commune" || u == "area"; }) ||
                               vocabulary.counters[i].name == "village");
    }
  }

  std::vector<Numeral> all() {
    for (LexemeIndex i = 0; i < lexemes_.size();) {
      if (lexemes_[i].kind != LexemeKind::digits || touches(taken_, lexemes_[i].span)) {
        ++i;
        continue;
      }
      Numeral numeral = read(i);
      i = numeral.last + 1;
      numerals_.push_back(std::move(numeral));
    }
    return std::move(numerals_);
  }

 private:
  bool free_digits(std::int64_t i, bool glued) const { return cursor_.digits(i, glued) && !touches(taken_, lexemes_[static_cast<size_t>(i)].span); }

  Numeral read(LexemeIndex first) {
    Numeral n;
    n.first = n.last = first;
    const Lexeme* before = cursor_.at(static_cast<std::int64_t>(first) - 1);
    bool glued_to_letters = before && before->kind == LexemeKind::word && !lexemes_[first].space_before;
    if (!glued_to_letters)
      while ((cursor_.sign(n.last + 1, '.', true) || cursor_.sign(n.last + 1, ',', true)) && free_digits(n.last + 2, true)) n.last += 2;
    n.span = {lexemes_[first].span.begin, lexemes_[n.last].span.end};

    auto value = parse_numeral(text_.substr(n.span.begin, n.span.size()), n.decimals);
    if (touches(documents_, n.span)) {
      n.value = value.value_or(0);
      n.ledger_class = LedgerClass::reference;
      return n;
    }
    if (glued_to_letters) {
      // "DM1", "PC04"; but "có01" is a word run into its number.
      n.value = value.value_or(0);
      n.ledger_class = before->all_capitals || before->folded.bare.size() == 1 ? LedgerClass::identifier : LedgerClass::figure;
      if (n.ledger_class == LedgerClass::figure && before->capital) n.ledger_class = LedgerClass::identifier;
      return finish(n);
    }
    if (!value) {
      n.ledger_class = LedgerClass::identifier;
      return n;
    }
    n.value = *value;
    spaced_thousands(n);
    part_of_whole(n);
    return finish(n);
  }

  // "3 510 000 đồng": groups of exactly three digits parted by spaces, at least two of them or money behind.
  void spaced_thousands(Numeral& n) {
    if (n.first != n.last || lexemes_[n.first].span.size() > 3) return;
    LexemeIndex last = n.last;
    int groups = 0;
    while (free_digits(last + 1, false) && lexemes_[last + 1].span.size() == 3 &&
           lexemes_[last + 1].span.begin == lexemes_[last].span.end + 1)
      ++last, ++groups;
    const Lexeme* next = cursor_.next(last + 1);
    bool money = next && (next->folded.marked == "đ" || next->folded.marked == "đồng\xCC\x80" || next->folded.marked == "đô\xCC\x82ng\xCC\x80" || next->is_word("vnd"));
    if (groups < (money ? 1 : 2)) return;
    std::string digits;
    for (LexemeIndex i = n.first; i <= last; ++i) digits += lexemes_[i].folded.bare;
    auto value = Decimal::parse(digits);
    if (!value) return;
    n.value = *value;
    n.last = last;
    n.span.end = lexemes_[last].span.end;
  }

  void part_of_whole(Numeral& n) {
    if (!n.value.is_integer() || !cursor_.sign(n.last + 1, '/', false) || !free_digits(n.last + 2, false)) return;
    if (cursor_.at(n.last + 1)->space_before != cursor_.at(n.last + 2)->space_before) return;
    LexemeIndex last = n.last + 2;
    while (cursor_.sign(last + 1, '.', true) && free_digits(last + 2, true)) last += 2;
    Span whole{lexemes_[n.last + 2].span.begin, lexemes_[last].span.end};
    int decimals = 0;
    auto value = parse_numeral(text_.substr(whole.begin, whole.size()), decimals);
    if (!value || decimals > 0) return;
    n.whole = *value;
    n.last = last;
    n.span.end = whole.end;
  }

  // What stands before and behind decides whether it is a quantity at all.
  Numeral finish(Numeral n) {
    const Lexeme* next = cursor_.next(n.last + 1);
    if (next && next->is('%')) n.percent = true;
    scale_words(n);
    if (n.ledger_class != LedgerClass::figure) return n;
    if (n.percent) return n;
    bool counted = next && counter_at_[n.last + 1] >= 0;
    // "4D", "1A", "04b": a letter run on, that is no counter.
    if (next && next->kind == LexemeKind::word && !next->space_before && !counted && next->span.size() <= 3 && !next->is_word("trieu")) {
      n.ledger_class = LedgerClass::identifier;
      return n;
    }
    std::uint32_t size = lexemes_[n.first].span.size();
    // "0900 000 115", "Km31+200", "37B2-000.45": a count is padded to two digits at most; what is run on to a name belongs to it.
    const std::string& digits = lexemes_[n.first].folded.bare;
    bool after_name = !numerals_.empty() && (numerals_.back().ledger_class == LedgerClass::identifier) &&
                      (numerals_.back().last + 1 == n.first || (numerals_.back().last + 2 == n.first && (cursor_.sign(n.first - 1, '+', true) || cursor_.sign(n.first - 1, '-', true)))) &&
                      (lexemes_[numerals_.back().first].folded.bare[0] == '0' || numerals_.back().last + 2 == n.first);
    if (!counted && ((digits.size() > 2 && digits[0] == '0' && n.first == n.last) || after_name)) {
      n.ledger_class = LedgerClass::identifier;
      return n;
    }
    if (n.first == n.last && size >= 9 && !counted) {  // phone and identity numbers
      n.ledger_class = LedgerClass::identifier;
      return n;
    }
    bool names_place = counted && place_counter_[static_cast<size_t>(counter_at_[n.last + 1])];
    if (lexemes_[n.first].cell_before) return n;
    // "kỳ 2" is numbered, "trong kỳ 2" is counted: what is said at greater length counts.
    LexemeIndex longest = 0;
    for (const Cue& cue : cue_before_[n.first]) longest = std::max(longest, cue.words);
    for (const auto& [cue, words] : cue_before_[n.first]) {
      if (words < longest) continue;
      // "kế hoạch 04 xã" counts them, "Kế hoạch 4 xã Pa Nậm" is one of that commune.
      bool padded = digits[0] == '0' && digits.size() == 2 && words <= 2;
      if (*cue == "reference" && (!counted || n.whole || (names_place && !padded))) n.ledger_class = LedgerClass::reference;
      // "hết 01 năm QL 05": a road's number is not padded.
      // "BS 11; TL 14 (…); CK 55": what begins an item of a list is no road.
      bool item = n.first > 1 && words == 0 && cursor_.at(n.first - 2) && (cursor_.sign(n.first - 2, ';', false) || cursor_.sign(n.first - 2, ',', false));
      if (*cue == "identifier" && !(item && cursor_.at(n.first - 1)->is_word("tl")) && (!counted || names_place) && !(digits[0] == '0' && digits.size() == 2 && words == 0)) n.ledger_class = LedgerClass::identifier;
      if (*cue == "ordinal" && !counted) n.ledger_class = LedgerClass::ordinal;
      if (n.ledger_class != LedgerClass::figure) return n;
    }
    if (!counted && std::binary_search(names_.begin(), names_.end(), n.first)) {
      n.ledger_class = LedgerClass::identifier;
      return n;
    }
    // The second of "Điều 249, 251 và 255" goes with the first.
    if (!numerals_.empty() && !counted) {
      const Numeral& previous = numerals_.back();
      if (previous.ledger_class == LedgerClass::reference && previous.last + 2 == n.first && (cursor_.sign(n.first - 1, ',', false) || cursor_.at(n.first - 1)->is_word("va")))
        n.ledger_class = previous.ledger_class;
    }
    return n;
  }

  void scale_words(Numeral& n) {
    const Lexeme* next = cursor_.next(n.last + 1);
    if (!next || n.whole) return;
    std::int64_t scale = scale_of(*next);
    if (scale == 0) return;
    auto scaled = product(n.value, scale);
    n.decimals = 0;
    ++n.last;
    n.span.end = next->span.end;
    if (!scaled) {  // no report means so much
      n.ledger_class = LedgerClass::identifier;
      return;
    }
    n.value = *scaled;
    // "2 tỷ 500 triệu"
    if (free_digits(n.last + 1, false)) {
      const Lexeme* more = cursor_.next(n.last + 2);
      std::int64_t lesser = more ? scale_of(*more) : 0;
      if (lesser > 0 && lesser < scale) {
        auto digits = Decimal::parse(lexemes_[n.last + 1].folded.bare);
        // The lesser amount is less than one of the greater: so its sum stays in range, too.
        auto rest = digits ? product(*digits, lesser) : std::nullopt;
        if (rest && *rest < Decimal(scale) && n.value < Decimal(kGreatest)) {
          n.value = n.value + *rest;
          n.last += 2;
          n.span.end = more->span.end;
        }
      }
    }
  }

  std::string_view text_;
  const std::vector<Lexeme>& lexemes_;
  Cursor cursor_;
  const std::vector<Span>& taken_;
  std::vector<Span> documents_;
  struct Cue {
    const std::string* name;
    LexemeIndex words;  // beyond the first
  };
  std::vector<std::vector<Cue>> cue_before_;  // by the lexeme behind the cue
  std::vector<LexemeIndex> names_;  // digits that end a name, in reading order
  std::vector<int> counter_at_;
  std::vector<bool> place_counter_;
  std::vector<Numeral> numerals_;
};

}  // namespace

std::optional<Decimal> parse_numeral(std::string_view text, int& decimals) {
  decimals = 0;
  std::vector<std::string_view> groups;
  std::string marks;
  for (size_t at = 0; at <= text.size();) {
    size_t end = std::min(text.find_first_of(".,", at), text.size());
    groups.push_back(text.substr(at, end - at));
    if (end < text.size()) marks += text[end];
    at = end + 1;
  }
  auto thousands = [&](size_t first, size_t last) {  // groups first+1..last have three digits each
    if (groups[first].empty() || groups[first].size() > 3) return false;
    for (size_t i = first + 1; i <= last; ++i)
      if (groups[i].size() != 3) return false;
    return true;
  };
  auto whole = [&](size_t last) {
    std::string digits;
    for (size_t i = 0; i <= last; ++i) digits += groups[i];
    return digits;
  };
  size_t n = groups.size();
  if (n == 1) return Decimal::parse(groups[0]);
  char last_mark = marks.back();
  bool one_kind = marks.find_first_not_of(marks[0]) == std::string::npos;
  if (one_kind) {
    bool grouped = thousands(0, n - 1);
    if (last_mark == '.' && grouped) return Decimal::parse(whole(n - 1));
    if (n > 2) return grouped ? Decimal::parse(whole(n - 1)) : std::nullopt;
  } else {
    // The last mark is the decimal one, the others group.
    if (marks.find(last_mark) != marks.size() - 1 || !thousands(0, n - 2)) return std::nullopt;
  }
  decimals = static_cast<int>(groups[n - 1].size());
  if (decimals > Decimal::kMaxScale) return std::nullopt;
  return Decimal::parse(whole(n - 2) + "." + std::string(groups[n - 1]));
}

std::vector<Numeral> find_numerals(std::string_view text, const std::vector<Lexeme>& lexemes, const std::vector<Span>& taken,
                                   const std::vector<PhraseMatch>& phrases, const Vocabulary& vocabulary) {
  return Finder(text, lexemes, taken, phrases, vocabulary).all();
}

}  // namespace doisoat
