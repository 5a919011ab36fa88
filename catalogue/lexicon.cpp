#include "catalogue/lexicon.h"

#include <algorithm>
#include <stdexcept>

namespace doisoat {

std::vector<FoldedWord> cut_wording(std::string_view wording) {
  std::vector<FoldedWord> words;
  for (size_t at = 0; at < wording.size();) {
    size_t begin = at;
    char32_t c = next_code_point(wording, at);
    if (c == ' ') continue;
    auto extend = [&](auto&& belongs) {
      for (size_t next = at; next < wording.size(); at = next)
        if (!belongs(next_code_point(wording, next))) break;
    };
    if (is_letter(c)) extend(is_letter);
    if (is_digit(c)) extend(is_digit);
    words.push_back(fold_word(wording.substr(begin, at - begin)));
  }
  return words;
}

// choice := sequence ('|' sequence)* ;  sequence := (words | '[' choice ']' | '(' choice ')')*
class PhraseParser {
 public:
  PhraseParser(Lexicon& lexicon, std::string_view phrase, Lexicon::Id id) : lexicon_(lexicon), text_(phrase), id_(id) {}

  void parse() {
    Part whole = choice();
    if (at_ < text_.size()) fail("brackets do not match");
    if (whole.first.empty()) fail("the phrase has no words");
    if (whole.nullable) fail("every word of the phrase is optional");
    for (auto p : whole.last) lexicon_.positions_[p].last = true;
    lexicon_.first_.resize(lexicon_.numbers_.size() + 1);
    for (auto p : whole.first) lexicon_.first_[lexicon_.positions_[p].bare].push_back(p);
  }

 private:
  struct Part {  // what Glushkov's construction needs of an expression
    bool nullable = true;
    std::vector<std::uint32_t> first, last;
  };

  [[noreturn]] void fail(const std::string& what) const { throw std::invalid_argument(what + "@" + std::to_string(at_)); }

  Part choice() {
    Part either = sequence();
    while (at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      Part other = sequence();
      either.nullable = either.nullable || other.nullable;
      either.first.insert(either.first.end(), other.first.begin(), other.first.end());
      either.last.insert(either.last.end(), other.last.begin(), other.last.end());
    }
    return either;
  }

  Part sequence() {
    Part whole;
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ']' && text_[at_] != ')') {
      char open = text_[at_];
      if (open == '[' || open == '(') {
        ++at_;
        Part part = choice();
        if (at_ >= text_.size() || text_[at_] != (open == '[' ? ']' : ')')) fail("brackets do not match");
        ++at_;
        if (open == '[') part.nullable = true;
        append(whole, part);
      } else {
        size_t end = std::min(text_.find_first_of("[]()|", at_), text_.size());
        for (auto& word : cut_wording(text_.substr(at_, end - at_))) append(whole, position(std::move(word)));
        at_ = end;
      }
    }
    return whole;
  }

  Part position(FoldedWord word) {
    auto index = static_cast<std::uint32_t>(lexicon_.positions_.size());
    lexicon_.positions_.push_back({lexicon_.number_of(word.bare), lexicon_.number_of(word.marked), {}, false, id_});
    return {false, {index}, {index}};
  }

  void append(Part& whole, const Part& part) {
    for (auto p : whole.last) {
      auto& follow = lexicon_.positions_[p].follow;
      follow.insert(follow.end(), part.first.begin(), part.first.end());
    }
    if (whole.nullable) whole.first.insert(whole.first.end(), part.first.begin(), part.first.end());
    if (part.nullable) {
      whole.last.insert(whole.last.end(), part.last.begin(), part.last.end());
    } else {
      whole.last = part.last;
    }
    whole.nullable = whole.nullable && part.nullable;
  }

  Lexicon& lexicon_;
  std::string_view text_;
  Lexicon::Id id_;
  size_t at_ = 0;
};

std::uint32_t Lexicon::number_of(const std::string& word) {
  return numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
}

Lexicon::Item Lexicon::item(const FoldedWord& word, bool skippable) const {
  auto number = [&](const std::string& of) {
    auto known = numbers_.find(of);
    return known == numbers_.end() ? 0 : known->second;
  };
  std::uint32_t bare = number(word.bare);
  return {&word, skippable, bare, bare == 0 ? 0 : word.marked == word.bare ? bare : number(word.marked)};
}

void Lexicon::add(std::string_view phrase, Id id) { PhraseParser(*this, phrase, id).parse(); }

void Lexicon::find(std::span<const Item> items, std::uint32_t start, std::vector<Match>& matches) const {
  struct Thread {
    std::uint32_t position, words, mismatches;
  };
  if (items[start].bare == 0 || items[start].bare >= first_.size()) return;
  const auto& begin = first_[items[start].bare];
  if (begin.empty()) return;
  static thread_local std::vector<Thread> threads, next;  // kept between calls: there is one for each word of a text
  threads.clear();
  auto enter = [&](std::vector<Thread>& into, std::uint32_t p, const Item& word, Thread from) {
    if (positions_[p].bare != word.bare) return;
    std::uint32_t mismatches = from.mismatches + (positions_[p].marked != word.marked);
    for (auto& other : into)
      if (other.position == p) {
        if (mismatches < other.mismatches) other = {p, from.words + 1, mismatches};
        return;
      }
    into.push_back({p, from.words + 1, mismatches});
  };
  auto accept = [&](const std::vector<Thread>& reached, std::uint32_t at) {
    size_t fresh = matches.size();
    std::uint32_t best = ~0u;
    for (const Thread& t : reached)
      if (positions_[t.position].last && (t.words > 1 || t.mismatches == 0)) best = std::min(best, t.mismatches);
    for (const Thread& t : reached) {
      const Position& p = positions_[t.position];
      if (!p.last || t.mismatches != best || (t.words == 1 && t.mismatches > 0)) continue;
      bool known = std::any_of(matches.begin() + static_cast<long>(fresh), matches.end(), [&](const Match& m) { return m.id == p.id; });
      if (!known) matches.push_back({p.id, start, at, t.words, t.mismatches});
    }
  };
  for (auto p : begin) threads.push_back({p, 1, positions_[p].marked != items[start].marked});  // hundreds for "người", each once
  accept(threads, start);
  const std::string* previous = &items[start].word->bare;
  constexpr int kMostSkipped = 6;  // between two words: a text of one word over and over must not be read to its end from each
  int skipped = 0;
  for (std::uint32_t at = start + 1; at < items.size() && !threads.empty(); ++at) {
    const FoldedWord& word = *items[at].word;
    next.clear();
    if (items[at].bare != 0)
      for (const Thread& t : threads)
        for (auto p : positions_[t.position].follow) enter(next, p, items[at], t);
    if (next.empty()) {
      // A comma may stand between, or a word may be doubled ("người người"), but a word after a comma is no double.
      if (++skipped <= kMostSkipped && (items[at].skippable || (*previous == word.bare && !items[at - 1].skippable))) continue;
      return;
    }
    accept(next, at);
    // A comma that one phrase names is still skipped by the others: "xã, phường" is also the counter "xã phường".
    if (items[at].skippable && ++skipped <= kMostSkipped) {
      for (const Thread& t : threads)
        if (std::none_of(next.begin(), next.end(), [&](const Thread& other) { return other.position == t.position; })) next.push_back(t);
      threads.swap(next);
      continue;
    }
    threads.swap(next);
    previous = &word.bare;
    skipped = 0;
  }
}

}  // namespace doisoat
