// Reads the mentions of time in a text's words, one grammar rule a member. Used by date_grammar.cpp only; the rules' bodies are in
// date_grammar.cpp, date_days.cpp, date_months.cpp and date_relative.cpp.
//
// A rule looks at the token it is given and those behind it. It returns the token behind what it took (or how many it took, where it
// is asked for a piece), 0 when it does not apply; what it found it has then added to `found_`.
#pragma once

#include <string_view>
#include <vector>

#include "extract/date_grammar.h"
#include "extract/date_words.h"
#include "extract/dates.h"

namespace doisoat {

inline bool plausible_year(int year) { return year >= 1900 && year <= 2100; }

class TimeReader {
  using W = TimeWord;
  using Kind = TimeToken::Kind;

 public:
  TimeReader(std::string_view text, const std::vector<TimeToken>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<ReadMention> run();

 private:
  // tokens
  const TimeToken& tok(size_t i) const {
    static const TimeToken end;
    return i < tokens_.size() ? tokens_[i] : end;
  }
  bool word(size_t i, W w) const { return i < tokens_.size() && tokens_[i].kind == Kind::word && tokens_[i].word == w; }
  bool exact(size_t i, W w) const { return word(i, w) && tokens_[i].marked; }
  bool near(size_t i) const { return i < tokens_.size() && tokens_[i].gap != Gap::hard; }       // not parted from the one before
  bool glued(size_t i) const { return i < tokens_.size() && tokens_[i].gap == Gap::none; }
  bool same_line(size_t i) const { return i < tokens_.size() && tokens_[i].gap <= Gap::space; }
  bool next(size_t i, W w) const { return near(i) && word(i, w); }
  bool sign(size_t i, char32_t c) const { return i < tokens_.size() && tokens_[i].kind == Kind::sign && tokens_[i].sign == c; }
  bool digits(size_t i) const { return i < tokens_.size() && tokens_[i].kind == Kind::digits; }
  Offset length(size_t i) const { return tok(i).span.size(); }
  bool small(size_t i) const { return digits(i) && length(i) <= 2; }
  bool dash(size_t i) const { return sign(i, '-') || sign(i, 0x2013) || sign(i, 0x2014) || sign(i, 0x2010) || sign(i, 0x2011); }
  // Four digits that can be a year; one digit too many or too few after "20" is a mistyped one.
  bool year(size_t i) const { return digits(i) && length(i) == 4 && plausible_year(tok(i).value); }
  bool mistyped_year(size_t i) const {
    if (!digits(i)) return false;
    std::string_view d = text_.substr(tok(i).span.begin, length(i));
    return (length(i) == 5 || length(i) == 3) && (d.substr(0, 2) == "20" || d.substr(0, 2) == "19");
  }
  // A year without "năm" before it, that nothing takes for something else.
  bool bare_year(size_t i) const { return year(i) && same_line(i) && !runs_on(i + 1) && !counted_noun(i + 1); }
  bool any_year(size_t i) const { return year(i) || mistyped_year(i); }
  // "/" with what OCR and typing do around it; not over a line's end.
  size_t slash(size_t i) const {
    if (!sign(i, '/') || !same_line(i)) return 0;
    return sign(i + 1, '/') && glued(i + 1) ? 2 : 1;
  }
  // What follows makes the numeral part of something longer: "05/2021/NĐ-CP", "12/2011-TT".
  bool runs_on(size_t end) const {
    if (!glued(end)) return false;
    if (sign(end, '/')) return glued(end + 1) && (tok(end + 1).kind == Kind::word || digits(end + 1));
    if (dash(end)) return glued(end + 1) && tok(end + 1).kind == Kind::word;
    return (sign(end, ',') || sign(end, '.') || sign(end, ':')) && glued(end + 1) && digits(end + 1) && length(end + 1) <= 3;
  }
  bool starts_clean(size_t i) const {
    if (i == 0 || !glued(i)) return true;
    const TimeToken& before = tok(i - 1);
    if (before.kind != Kind::sign) return false;
    return before.sign == '(' || before.sign == '[' || before.sign == '*' || before.sign == '"' || before.sign == 0x201C ||
           before.sign == ':' || before.sign == ';';
  }
  bool counted_noun(size_t i) const { return near(i) && word(i, W::counter); }
  // A row of dots, dashes below or dots of a form that nobody filled in; its length in tokens.
  size_t blank(size_t i) const {
    size_t n = 0;
    while (same_line(i + n) && (sign(i + n, '.') || sign(i + n, 0x2026) || sign(i + n, '_'))) ++n;
    return n;
  }

  // building
  TimeMention& add(TimeKind kind, size_t first, size_t last);
  void take_clock_in(size_t& index);
  void finish(ReadMention& read, size_t floor, bool first_of_list);
  void cue(ReadMention& read, size_t floor);
  bool cued(size_t i) const;
  bool continues_list(size_t i, TimeKind kind) const;
  size_t year_behind(size_t i, TimePoint& point) const;
  size_t shift_behind(size_t i, TimePoint& point) const;

  // days
  size_t numeric_day(size_t i, TimePoint& point, bool& sure) const;
  size_t worded_day(size_t i, TimePoint& point) const;
  TimeKind day_kind(const TimePoint& point) const;
  size_t day_and_month(size_t i, TimePoint& point) const;
  size_t read_day_word(size_t i);
  size_t day_list(size_t i, size_t j);
  size_t blank_day(size_t i, size_t j);

  // months, quarters, parts of years
  size_t read_month_word(size_t i);
  size_t read_quarter_word(size_t i);
  static void set_quarter(TimePoint& point, int quarter);
  size_t part_of_year(size_t i, size_t j, int amount);
  size_t read_half_word(size_t i);

  // years
  size_t read_year_word(size_t i);
  size_t years(size_t i, size_t j);
  size_t year_range(size_t i, size_t j);

  // clock and lengths
  size_t clock(size_t i);
  size_t duration(size_t i);

  // what only the report dates
  size_t relative(RelativeTime what, size_t first, size_t last, TimePoint point = {});
  size_t same_period(size_t i);
  size_t read_relative(size_t i);

  // the choice at one token
  size_t read_digits(size_t i);
  bool law_before(size_t i) const;
  bool in_table_row(size_t i) const;
  size_t read_core(size_t i);
  size_t read_at(size_t i);

  std::string_view text_;
  const std::vector<TimeToken>& tokens_;
  std::vector<ReadMention> found_;
};

}  // namespace doisoat
