#include "extract/persons.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

#include "catalogue/fold.h"
#include "extract/name_words.h"
#include "extract/person_words.h"

namespace doisoat {
namespace {

class Finder {
 public:
  Finder(std::string_view text, const std::vector<TimeMention>& mentions) : text_(text), mentions_(mentions), words_(cut_name_words(text)) {
    keys_.resize(words_.size());
  }

  Persons run() {
    columns();
    for (size_t i = 0; i < words_.size();) {
      size_t end = name_at(i);
      if (end == i) {
        ++i;
        continue;
      }
      PersonMention person;
      if (accept(i, end, person)) {
        full_names_.insert(std::string(text_.substr(person.name.begin, person.name.size())));
        i = behind(person.span.end, end);
        add(std::move(person));
      } else {
        i = end;
      }
    }
    std::sort(persons_.mentions.begin(), persons_.mentions.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    drop_overlaps();
    other_names();
    lists_of_names();
    repeats();
    std::sort(persons_.names.begin(), persons_.names.end());
    std::vector<Span> apart;  // a given name inside a longer one is masked with it
    for (Span name : persons_.names) {
      if (!apart.empty() && apart.back().contains(name)) continue;
      if (!apart.empty() && name.contains(apart.back())) apart.pop_back();
      apart.push_back(name);
    }
    persons_.names = std::move(apart);
    return std::move(persons_);
  }

 private:
  std::string_view at(size_t i) const { return text_.substr(words_[i].span.begin, words_[i].span.size()); }
  const std::string& key(size_t i) {
    if (keys_[i].empty()) keys_[i] = words_[i].span.size() > 16 ? std::string("-") : fold_word(at(i)).marked;
    return keys_[i];
  }
  bool in(size_t i, const std::unordered_set<std::string>& set) { return set.count(key(i)) > 0; }
  std::string_view between(size_t i) const { return text_.substr(words_[i - 1].span.end, words_[i].span.begin - words_[i - 1].span.end); }

  void add(PersonMention person) {
    persons_.names.push_back(person.name);
    persons_.mentions.push_back(std::move(person));
  }
  size_t behind(Offset end, size_t i) const {
    while (i < words_.size() && words_[i].span.begin < end) ++i;
    return i;
  }

  // Behind a run of two to five capitalised words that begins with a surname at i; i when there is none.
  size_t name_at(size_t i) {
    if (!words_[i].capital || words_[i].number || words_[i].span.size() > 12) return i;
    if (!in(i, person_words().surnames) && !person_words().bare_surnames.count(fold_bare(at(i)))) return i;
    if (i > 0 && words_[i].joined && words_[i - 1].capital && !in(i - 1, person_words().person) && !opens_sentence(i - 1)) return i;
    size_t end = i + 1;
    while (end < words_.size() && end - i < 5 && words_[end].joined && words_[end].capital && words_[end].span.size() <= 14 &&
           (between(end).find('\n') == std::string_view::npos || wraps(end)))
      ++end;
    // A name does not end in an abbreviation that begins the next thing: "Trần Văn A, TDP", "Trần Văn A HKTT".
    while (end > i + 1 && words_[end - 1].all_capitals && words_[end - 1].span.size() > 2 && !words_[i].all_capitals) --end;
    return end - i >= 2 ? end : i;
  }

  // A name over a line's end: what follows it goes on as behind a name.
  bool wraps(size_t i) const { return i + 1 < words_.size() && !words_[i + 1].joined && (words_[i + 1].sign_before == ',' || words_[i + 1].sign_before == '('); }

  // "Bắt Trần Văn …": capital only because a sentence begins, and no surname itself.
  bool opens_sentence(size_t i) {
    bool begins = i == 0 || !words_[i].joined || between(i).find('\n') != std::string_view::npos;
    return begins && !words_[i].all_capitals && !in(i, person_words().surnames) && !in(i, person_words().named_after);
  }

  bool accept(size_t i, size_t end, PersonMention& person) {
    person.name = cover(words_[i].span, words_[end - 1].span);
    person.span = person.name;
    bool marked = in(i, person_words().surnames);
    bool joined_before = i > 0 && words_[i].joined;
    bool named_after = joined_before && in(i - 1, person_words().named_after) && !words_[i - 1].number;
    bool official = i > 0 && (joined_before || words_[i].sign_before == ':' || words_[i].sign_before == '.') && in(i - 1, person_words().officials);
    if (official || (i > 1 && joined_before && key(i - 1) == "c" && between(i - 1) == "/")) return false;  // "đ/c Nguyễn …"
    bool said = joined_before && in(i - 1, person_words().person) && !names_a_thing(i - 1);
    size_t next = end;
    Offset stop = person.name.end;
    bool born = birth(end, next, stop, person);
    bool lives = address_follows(next);
    bool in_parentheses = i > 0 && text_[words_[i].span.begin - 1] == '(';
    bool middle = end - i >= 3 && (key(i + 1) == marked_of<"Văn">() || key(i + 1) == marked_of<"Thị">());
    bool whole_cell = alone(i, end);
    if (named_after && !born) return false;
    bool sure = born || (said && marked) || (lives && marked && (in_parentheses || end - i >= 3 || said)) || (middle && marked && !whole_cell && !named_after);
    if (!sure || (words_[i].all_capitals && !born)) return false;  // a heading stands in capitals, too
    if (!born && !said && !middle && in_list_of_places(i)) return false;
    if (said) {
      person.span.begin = words_[i - 1].span.begin;
      if (i > 1 && words_[i - 1].joined && (key(i - 2) == marked_of<"đối">() || key(i - 2) == marked_of<"bị">()))
        person.span.begin = words_[i - 2].span.begin;
    }
    person.span.end = stop;
    if (lives || born) extend_address(next, person);
    return true;
  }

  // "quán có tên Hoa Ban"
  bool names_a_thing(size_t i) {
    if (key(i) != marked_of<"tên">() || i == 0 || !words_[i].joined) return false;
    const std::string& before = key(i - 1);
    return before == marked_of<"có">() || before == marked_of<"mang">() || before == marked_of<"lấy">() || in(i - 1, person_words().named_after);
  }

  // The name is all that its line or cell holds: a signature more likely than a person of the text.
  bool alone(size_t i, size_t end) const {
    // At most two bytes of blanks or signs on either side.
    auto edge = [](char c) { return c == '\n' || c == '\t' || c == '\f'; };
    Offset begin = words_[i].span.begin, stop = words_[end - 1].span.end;
    bool left = false, right = false;
    for (Offset k = 0; k <= 2; ++k) {
      left = left || begin == k || (begin > k && edge(text_[begin - k - 1]));
      right = right || stop + k >= text_.size() || edge(text_[stop + k]);
    }
    return left && right;
  }

  bool in_list_of_places(size_t i) {
    // "các xã: Cao Lộc, …": the words before the list name a kind of unit
    for (size_t k = i; k > 0 && i - k < 12; --k) {
      if (words_[k - 1].capital) continue;
      return in(k - 1, person_words().named_after);
    }
    return false;
  }

  static bool birth_year(int year) { return year >= 1925 && year <= 2018; }
  int number(size_t i) const {
    int value = 0;
    for (char c : at(i)) value = value < 100000 ? value * 10 + (c - '0') : value;
    return value;
  }

  // Birth year or day behind a name that ends before word `i`; `next` and `stop` move behind it.
  bool birth(size_t i, size_t& next, Offset& stop, PersonMention& person) {
    size_t k = i;
    // "(tên gọi khác: Bảy Khảm)", "(nam)", ", nữ," may stand between.
    if (k < words_.size() && !gap_hard(k) && between(k).find('(') != std::string_view::npos && (key(k) == marked_of<"tên">() || key(k) == marked_of<"tức">() ||
        key(k) == marked_of<"nam">() || key(k) == marked_of<"nữ">())) {
      size_t close = text_.find(')', words_[k].span.begin);
      if (close != std::string_view::npos && close - words_[k].span.begin < 60) k = behind(static_cast<Offset>(close), k);
    } else if (k < words_.size() && !gap_hard(k) && between(k).find(',') != std::string_view::npos &&
               (key(k) == marked_of<"nam">() || key(k) == marked_of<"nữ">())) {
      ++k;
    }
    if (k >= words_.size() || gap_hard(k)) return false;
    std::string_view gap = k > 0 ? between(k) : "";
    if (gap.size() > 8 || gap.find('.') != std::string_view::npos) return false;
    if (words_[k].number) {
      // "(1990)", "- 1985", ", 1985,"
      bool marked_off = gap.find_first_of("(-,:") != std::string_view::npos || gap.find("–") != std::string_view::npos;
      if (!marked_off || words_[k].span.size() != 4 || !birth_year(number(k))) return day_of_birth(k, gap, next, stop, person);
      person.digits.push_back(words_[k].span);
      next = k + 1;
      stop = words_[k].span.end;
      if (gap.find('(') != std::string_view::npos && stop < text_.size() && text_[stop] == ')') ++stop;
      return true;
    }
    const std::string& word = key(k);
    bool sn = word == "sn" || word == "ns" || word == marked_of<"sinh">();
    if (!sn) return false;
    size_t n = k + 1;
    while (n < words_.size() && n < k + 4 && !words_[n].number && words_[n].joined &&
           (key(n) == marked_of<"năm">() || key(n) == marked_of<"ngày">() || key(n) == marked_of<"tháng">()))
      ++n;
    if (n >= words_.size() || !words_[n].number) return false;
    if (words_[n].span.size() == 4 && birth_year(number(n))) {
      person.digits.push_back(words_[n].span);
      next = n + 1;
      stop = words_[n].span.end;
      return true;
    }
    return day_of_birth(n, " (", next, stop, person);
  }

  // "12/3/1998" at word k, as one mention of a day.
  bool day_of_birth(size_t k, std::string_view gap, size_t& next, Offset& stop, PersonMention& person) const {
    if (gap.find_first_of("(-,:") == std::string_view::npos) return false;
    auto it = std::lower_bound(mentions_.begin(), mentions_.end(), words_[k].span.begin, [](const TimeMention& m, Offset at) { return m.span.end <= at; });
    if (it == mentions_.end() || it->kind != TimeKind::day || !it->span.contains(words_[k].span.begin) || !birth_year(it->start.year)) return false;
    person.digits.insert(person.digits.end(), it->digits.begin(), it->digits.end());
    stop = it->span.end;
    next = behind(stop, k);
    return true;
  }

  bool gap_hard(size_t i) const {
    if (i == 0) return true;
    return between(i).find('\t') != std::string_view::npos;
  }

  bool address_follows(size_t i) {
    if (i >= words_.size() || gap_hard(i)) return false;
    std::string_view gap = between(i);
    if (gap.find(',') == std::string_view::npos && gap.find('(') == std::string_view::npos && gap.find('-') == std::string_view::npos &&
        !words_[i].joined && gap.find(')') == std::string_view::npos)
      return false;
    if (gap.find('.') != std::string_view::npos || gap.find(';') != std::string_view::npos) return false;
    return in(i, person_words().address);
  }

  // ", trú tại thôn 3, xã Khe Mận" as long as each part behind a comma speaks of an address.
  void extend_address(size_t i, PersonMention& person) {
    size_t k = i;
    while (k < words_.size() && k < i + 60) {
      if (gap_hard(k)) break;
      std::string_view gap = between(k);
      if (gap.find_first_of(";)\n") != std::string_view::npos && !(gap.find(')') != std::string_view::npos && k == i)) break;
      if (gap.find('.') != std::string_view::npos && k > i && !is_short(k - 1)) break;
      if (!words_[k].joined && !in(k, person_words().address) && !words_[k].number) break;
      if (words_[k].joined && (key(k) == marked_of<"và">())) break;
      if (words_[k].joined && (key(k) == marked_of<"đối">() || key(k) == marked_of<"điều">() || key(k) == marked_of<"chở">())) break;
      if (!words_[k].joined && name_at(k) > k && !in(k, person_words().address)) break;
      if (words_[k].number && words_[k].span.size() >= 9) person.digits.push_back(words_[k].span);  // CCCD, telephone
      person.span.end = words_[k].span.end;
      ++k;
    }
  }
  bool is_short(size_t i) const { return words_[i].all_capitals && words_[i].span.size() <= 3; }  // "TP. Phố Sim"

  void drop_overlaps() {
    std::vector<PersonMention> kept;
    for (PersonMention& person : persons_.mentions)
      if (kept.empty() || kept.back().span.end <= person.span.begin) kept.push_back(std::move(person));
    persons_.mentions = std::move(kept);
  }

  // "(tên gọi khác: Bảy Khảm)", "người đàn ông tên Tý": names without a surname.
  void other_names() {
    for (size_t i = 1; i < words_.size(); ++i) {
      if (!words_[i].capital || words_[i].all_capitals) continue;
      bool called = (words_[i].joined && key(i - 1) == marked_of<"tên">() && i > 1 && words_[i - 1].joined && !names_a_thing(i - 1)) ||
                    ((words_[i].joined || words_[i].sign_before == ':') && (key(i - 1) == marked_of<"tức">() || key(i - 1) == marked_of<"danh">() ||
                     (key(i - 1) == marked_of<"khác">() && i > 2 && key(i - 2) == marked_of<"gọi">())));
      if (!called) continue;
      size_t end = i + 1;
      while (end < words_.size() && end - i < 4 && words_[end].joined && words_[end].capital) ++end;
      persons_.names.push_back(cover(words_[i].span, words_[end - 1].span));
    }
  }

  // "(Nguyễn Văn A, Trần Thị B và Lê Văn C)": beside one sure name in a parenthesis, all entries that look like names are.
  void lists_of_names() {
    std::set<Span> known, more;
    for (const PersonMention& person : persons_.mentions) known.insert(person.name);
    auto overlaps = [](const std::set<Span>& spans, Span name) {
      auto it = spans.lower_bound(name);
      return (it != spans.end() && it->overlaps(name)) || (it != spans.begin() && std::prev(it)->overlaps(name));
    };
    constexpr Offset kFar = 600;
    Offset read_to = 0;  // parentheses up to here have been read
    for (const PersonMention& person : persons_.mentions) {
      if (person.name.begin < read_to) continue;
      Offset from = person.name.begin > kFar ? person.name.begin - kFar : 0;
      size_t open = text_.substr(from, person.name.begin - from).rfind('(');
      size_t close = text_.substr(person.name.begin, kFar * 4).find(')');
      if (open == std::string_view::npos || close == std::string_view::npos) continue;
      open += from;
      close += person.name.begin;
      read_to = static_cast<Offset>(close);
      for (size_t i = word_at(static_cast<Offset>(open)); i < words_.size() && words_[i].span.begin < close;) {
        size_t end = name_at(i);
        if (end == i || !in(i, person_words().surnames)) {
          ++i;
          continue;
        }
        Span name = cover(words_[i].span, words_[end - 1].span);
        bool starts_entry = !words_[i].joined || key(i - 1) == marked_of<"và">();
        bool ends_entry = end >= words_.size() || !words_[end].joined || key(end) == marked_of<"và">();
        if (starts_entry && ends_entry && !overlaps(known, name) && !overlaps(more, name)) more.insert(name);
        i = end;
      }
    }
    for (Span name : more) {
      auto after = std::partition_point(persons_.mentions.begin(), persons_.mentions.begin() + static_cast<std::ptrdiff_t>(known.size()),
                                        [&](const PersonMention& p) { return p.span.begin <= name.begin; });
      bool inside = after != persons_.mentions.begin() && std::prev(after)->span.contains(name);
      full_names_.insert(std::string(text_.substr(name.begin, name.size())));
      if (inside) {
        persons_.names.push_back(name);
      } else {
        PersonMention entry;
        entry.name = entry.span = name;
        add(std::move(entry));
      }
    }
    std::sort(persons_.mentions.begin(), persons_.mentions.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    drop_overlaps();
  }

  // Names that were recognised once are masked wherever they stand; given names alone inside a sentence, too.
  void repeats() {
    if (full_names_.empty()) return;
    std::unordered_set<std::string> given;
    for (const std::string& name : full_names_) {
      size_t space = name.find_last_of(" \n");
      if (space != std::string::npos && name.size() - space > 2) given.insert(name.substr(space + 1));
    }
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].capital) continue;
      bool starts = !(i > 0 && words_[i].joined && words_[i - 1].capital) || in(i - 1, person_words().person) || opens_sentence(i - 1);
      if (!starts) continue;
      size_t end = i + 1;
      while (end < words_.size() && end - i < 5 && words_[end].joined && words_[end].capital) {
        ++end;
        Span span = cover(words_[i].span, words_[end - 1].span);
        if (full_names_.count(std::string(text_.substr(span.begin, span.size())))) persons_.names.push_back(span);
      }
      bool alone = end == i + 1;
      bool inside_sentence = i > 0 && (words_[i].joined || words_[i].sign_before == ',');
      if (alone && inside_sentence && !words_[i].all_capitals && given.count(std::string(at(i))) && !in(i - 1, person_words().named_after))
        persons_.names.push_back(words_[i].span);
    }
  }

  // Rows of a table that has a column "Họ và tên".
  void columns() {
    int name_column = -1, birth_column = -1;
    size_t line = 0;
    while (line < text_.size()) {
      size_t end = text_.find_first_of("\n\f", line);
      if (end == std::string_view::npos) end = text_.size();
      std::string_view row = text_.substr(line, end - line);
      if (row.find('\t') == std::string_view::npos) {
        if (!row.empty()) name_column = birth_column = -1;
      } else {
        int column = 0;
        PersonMention person;
        bool header = false;
        std::vector<std::pair<int, Span>> cells;
        for (size_t at = 0; at <= row.size(); ++column) {
          size_t tab = row.find('\t', at);
          if (tab == std::string_view::npos) tab = row.size();
          cells.push_back({column, {static_cast<Offset>(line + at), static_cast<Offset>(line + tab)}});
          at = tab + 1;
        }
        for (const auto& [c, span] : cells) {
          if (span.size() == 0 || span.size() > 80) continue;
          std::string bare = fold_bare(text_.substr(span.begin, span.size()));
          if (bare.find("ho ten") != std::string::npos || bare.find("ho va ten") != std::string::npos || bare.find("ho, ten") != std::string::npos) {
            name_column = c;
            header = true;
          } else if (bare.find("nam sinh") != std::string::npos || bare.find("ngay sinh") != std::string::npos || bare.find("sinh nam") != std::string::npos) {
            birth_column = c;
            header = header || name_column >= 0;
          }
        }
        if (!header && name_column >= 0) named_row(cells, name_column, birth_column);
      }
      line = end + 1;
    }
  }

  void named_row(const std::vector<std::pair<int, Span>>& cells, int name_column, int birth_column) {
    if (static_cast<size_t>(name_column) >= cells.size()) return;
    Span cell = cells[static_cast<size_t>(name_column)].second;
    size_t first = word_at(cell.begin);
    size_t end = first;
    while (end < words_.size() && words_[end].span.end <= cell.end && words_[end].capital) ++end;
    if (end - first < 2 || end - first > 6 || (end < words_.size() && words_[end].span.begin < cell.end && words_[end].joined)) return;
    PersonMention person;
    person.name = person.span = cover(words_[first].span, words_[end - 1].span);
    if (birth_column >= 0 && static_cast<size_t>(birth_column) < cells.size()) {
      Span birth = cells[static_cast<size_t>(birth_column)].second;
      for (size_t k = word_at(birth.begin); k < words_.size() && words_[k].span.end <= birth.end; ++k)
        if (words_[k].number) person.digits.push_back(words_[k].span);
      if (birth_column > name_column && !person.digits.empty()) person.span.end = std::max(person.span.end, person.digits.back().end);
    }
    full_names_.insert(std::string(text_.substr(person.name.begin, person.name.size())));
    add(std::move(person));
  }
  size_t word_at(Offset begin) const {
    return static_cast<size_t>(std::lower_bound(words_.begin(), words_.end(), begin, [](const NameWord& w, Offset at) { return w.span.begin < at; }) - words_.begin());
  }

  std::string_view text_;
  const std::vector<TimeMention>& mentions_;
  std::vector<NameWord> words_;
  std::vector<std::string> keys_;
  Persons persons_;
  std::unordered_set<std::string> full_names_;
};

}  // namespace

Persons find_persons(std::string_view text, const std::vector<TimeMention>& mentions) { return Finder(text, mentions).run(); }

}  // namespace doisoat
