#include "extract/opening.h"

#include <algorithm>
#include <array>
#include <optional>

#include "catalogue/fold.h"
#include "extract/opening_lines.h"

namespace doisoat {

using opening::all_capitals, opening::bare_words, opening::before_motto, opening::begins_with_letter, opening::count_letters;
using opening::ends_open, opening::first_is_capital, opening::is_annex, opening::is_heading, opening::is_motto, opening::is_motto_rest;
using opening::is_organisation, opening::is_period_line, opening::is_spaced_title, opening::is_stamp, opening::is_title, opening::kLongLine;
using opening::number_of, opening::opens_body, opening::starts, opening::trim, opening::unadorned;

namespace {

constexpr size_t kTitleLimit = 900;  // bytes of a joined title

class Finder {
 public:
  Finder(std::string_view text, const std::vector<TimeMention>& mentions) : text_(text), mentions_(mentions) {
    size_t at = 0;
    while (at <= text.size()) {
      size_t end = text.find_first_of("\n\f", at);
      if (end == std::string_view::npos) end = text.size();
      lines_.push_back({static_cast<Offset>(at), static_cast<Offset>(end)});
      at = end + 1;
    }
  }

  std::vector<Opening> run() {
    std::vector<Opening> openings;
    bool ended = false;  // the report at hand has come to its end
    for (size_t i = 0; i < lines_.size();) {
      std::string_view line = this->line(i);
      if (line.empty() || line.size() > kLongLine * 2) {
        ended = ended || line.find("./.") != std::string_view::npos;
        ++i;
        continue;
      }
      if (!openings.empty() && !may_open(line)) {
        ended = ended || line.find("./.") != std::string_view::npos || line.find("Nơi nhận") != std::string_view::npos;
        ++i;
        continue;
      }
      std::string bare = bare_words(line);
      size_t next = i + 1;
      if (auto opening = candidate(i, line, bare, next, openings, ended)) {
        openings.push_back(std::move(*opening));
        ended = false;
        i = next;
        continue;
      }
      ended = ended || line.find("./.") != std::string_view::npos || starts(bare, "noi nhan");
      ++i;
    }
    return openings;
  }

 private:
  std::string_view line(size_t i) const { return unadorned(text_.substr(lines_[i].begin, lines_[i].size())); }
  // What OCR made of a stamp or an edge may stand left of the title as a column of its own.
  std::string_view last_column(size_t i) const {
    std::string_view whole = line(i);
    size_t tab = whole.rfind('\t');
    return tab == std::string_view::npos ? whole : unadorned(whole.substr(tab + 1));
  }
  bool titled_in_last_column(size_t i) const {
    std::string_view whole = line(i), title = last_column(i);
    std::string bare = bare_words(title);
    return title.size() < whole.size() && (starts(bare, "bao cao") || is_spaced_title(title, bare)) && is_title(title, bare) &&
           !is_organisation(first_fragment(whole));
  }
  // Cheap: an opening's first line begins with two capitals, or with one of a few words.
  static bool may_open(std::string_view line) {
    size_t at = 0;
    char32_t first = next_code_point(line, at);
    if (!is_upper(first) || at >= line.size()) return false;
    if (line[at] == ' ') ++at;  // "B Á O"
    if (at >= line.size() || is_upper(next_code_point(line, at))) return true;
    for (std::string_view word : {"Kính", "Kinh", "Số", "So", "Báo cáo", "Nơi nhận"})
      if (starts(line, word)) return true;
    return false;
  }
  bool on_new_page(size_t i) const { return lines_[i].begin > 0 && text_[lines_[i].begin - 1] == '\f'; }

  std::optional<Opening> candidate(size_t i, std::string_view line, const std::string& bare, size_t& next,
                                   const std::vector<Opening>& before, bool ended) const {
    bool first = before.empty();
    bool header = (is_motto(bare) && count_letters(line).capitals >= 10) || (is_organisation(first_fragment(line))) || number_of(line) != std::nullopt;
    bool title = is_title(line, bare), letter = starts(bare, "kinh gui") && (line.size() < kLongLine);
    if (!header && !title && !letter) {
      if (!first) return std::nullopt;
      std::string place;
      if (!dateline_in(text_, lines_[i], mentions_, place)) return std::nullopt;
    }
    size_t end = i;
    bool annex = false;
    Opening opening = read(i, end, annex);
    bool named = !opening.title.empty() || opening.addressed;
    bool block = (opening.motto || !opening.organisations.empty()) && opening.dateline;
    if (annex || (!named && opening.number.empty() && !(first && block))) return std::nullopt;
    if (first) {
      // A report that opens far below is no opening but its end, or a quotation.
      next = std::max(end, i + 1);
      return opening;
    }
    const Opening& current = before.back();
    std::string key = bare_words(opening.title), current_key = bare_words(current.title);
    bool same_title = !key.empty() && (key == current_key || starts(current_key, key));
    bool same_head = (opening.organisations.empty() || opening.organisations == current.organisations) &&
                     (opening.number.empty() || opening.number == current.number) &&
                     (!opening.dateline || !current.dateline || opening.dateline->from == current.dateline->from);
    if (same_title && same_head) return std::nullopt;
    if (header) {
      // A block of its own: the motto or an organisation, with a number or a title below it.
      if ((!opening.motto && opening.organisations.empty()) || !named || (opening.number.empty() && !opening.motto && !ended && !opening.dateline)) return std::nullopt;
    } else if (title) {
      if (!ended && !on_new_page(i) && !stands_alone(opening, end)) return std::nullopt;
      if (before_table(end)) return std::nullopt;
    } else {
      if (!ended) return std::nullopt;
    }
    next = std::max(end, i + 1);
    return opening;
  }

  // "BÁO CÁO" with a title of its own below it and a body behind that begins like one.
  bool stands_alone(const Opening& opening, size_t end) const {
    std::string bare = bare_words(opening.title);
    if (!starts(bare, "bao cao ") || opening.title.size() < 40 || opening.title.back() == '.') return false;
    while (end < lines_.size() && line(end).empty()) ++end;
    if (end >= lines_.size()) return false;
    std::string body = bare_words(line(end).substr(0, kLongLine));
    return is_heading(line(end), body) || opens_body(line(end), body) || opening.addressed;
  }

  static std::string_view first_fragment(std::string_view line) { return trim(line.substr(0, line.find('\t'))); }

  // Reads a header block, title and addressee from line i on; `end` is the first line of the body.
  Opening read(size_t i, size_t& end, bool& annex) const {
    Opening opening;
    opening.span = {lines_[i].begin, lines_[i].begin};
    size_t strange = 0, k = i;
    for (; k < lines_.size() && k < i + 40; ++k) {
      std::string_view line = this->line(k);
      if (line.find_first_not_of("-_=*.~ ") == std::string_view::npos) continue;
      if (line.size() > kLongLine * 2) break;
      std::string bare = bare_words(line);
      if (is_annex(line, bare)) {
        annex = annex || (opening.title.empty() && !opening.addressed);
        break;
      }
      bool column = titled_in_last_column(k);
      if (column || is_title(line, bare)) {
        if (!opening.title.empty()) break;
        k = read_title(k, column, opening) - 1;
        annex = bare_words(opening.title).find("kem theo bao cao") != std::string::npos;
        continue;
      }
      if (starts(bare, "kinh gui")) {
        opening.addressed = true;
        k = read_addressee(k, opening);
        size_t below = k;
        while (below < lines_.size() && this->line(below).empty()) ++below;
        bool title_below = opening.title.empty() && below < lines_.size() && is_title(this->line(below), bare_words(this->line(below).substr(0, kLongLine)));
        if (!title_below) break;
        k = below - 1;
        continue;
      }
      std::string place;
      const TimeMention* dateline = opening.dateline ? nullptr : dateline_in(text_, lines_[k], mentions_, place);
      if (dateline) {
        opening.dateline = dateline;
        opening.dateline_place = place;
      }
      if (!opening.title.empty()) {
        auto number = opening.number.empty() ? number_of(line) : std::nullopt;
        if (number) {  // telegrams have it below their title, with the day behind it
          opening.number = *number;
          if (!opening.dateline) opening.dateline = day_on(lines_[k]);
        }
        if (dateline || number) continue;
        break;
      }
      if (is_heading(line, bare) && !dateline && !number_of(line)) break;
      bool known = read_block(line, bare, opening) || dateline != nullptr;
      if (!known && (++strange > 4 || line.size() > 120)) break;
    }
    end = k;
    opening.span.end = k > i ? lines_[std::min(k, lines_.size()) - 1].end : lines_[i].end;
    return opening;
  }

  // One line of the block above the title: both columns, in whatever way they were put together.
  bool read_block(std::string_view line, const std::string& bare, Opening& opening) const {
    bool known = false;
    if (is_motto(bare)) {
      opening.motto = true;
      opening.party = opening.party || bare.find("dang cong san") != std::string::npos;
      known = true;
    }
    if (is_motto_rest(bare)) known = opening.motto = true;
    size_t at = 0;
    while (at < line.size()) {
      size_t tab = line.find('\t', at), gap = line.find("   ", at);
      size_t stop = std::min({tab, gap, line.size()});
      std::string_view fragment = trim(line.substr(at, stop - at));
      at = stop + 1;
      if (fragment.empty()) continue;
      fragment = before_motto(fragment);
      if (fragment.empty()) continue;
      size_t number_end = 0;
      if (opening.number.empty()) {
        // The blank of "Số:       /BC-BCĐ" is wide; the number is read from the whole line.
        std::string_view rest = starts(bare_words(fragment), "so") ? line.substr(static_cast<size_t>(fragment.data() - line.data())) : fragment;
        rest = rest.substr(0, rest.find('\t'));
        if (auto number = number_of(rest, &number_end)) {
          opening.number = *number;
          known = true;
          size_t head = rest.find("Số");
          if (head != std::string_view::npos && head > 0) add_organisations(trim(rest.substr(0, head)), opening);
          continue;
        }
      }
      if (is_organisation(fragment)) {
        add_organisations(fragment, opening);
        known = true;
      } else if (all_capitals(fragment) && !opening.organisations.empty() && opening.number.empty() && !opening.dateline && fragment.size() < 100 && begins_with_letter(fragment) &&
                 !is_motto(bare_words(fragment)) && !is_motto_rest(bare_words(fragment)) && !is_stamp(fragment)) {
        opening.organisations.back() += " " + std::string(fragment);  // the name goes on in the next line
        known = true;
      } else if (starts(bare_words(fragment), "v/v") || starts(bare_words(fragment), "ve viec")) {
        opening.subject = fragment;
        known = true;
      } else if (!opening.subject.empty() && opening.subject.size() + fragment.size() < 300 && !all_capitals(fragment)) {
        opening.subject += " " + std::string(fragment);
        known = true;
      }
    }
    return known;
  }

  const TimeMention* day_on(Span line) const {
    auto it = std::lower_bound(mentions_.begin(), mentions_.end(), line.begin, [](const TimeMention& m, Offset begin) { return m.span.begin < begin; });
    return it != mentions_.end() && it->span.end <= line.end && it->kind == TimeKind::day ? &*it : nullptr;
  }

  // "CÔNG AN TỈNH X CÔNG AN HUYỆN Y" in one cell is two.
  static void add_organisations(std::string_view fragment, Opening& opening) {
    std::string_view rest = trim(fragment);
    for (const char* second : {" CÔNG AN ", " UBND ", " ỦY BAN ", " UỶ BAN ", " BAN CHỈ ĐẠO ", " BCĐ ", " ĐẢNG ỦY ", " ĐẢNG UỶ ", " PHÒNG "}) {
      size_t at = rest.find(second, 1);
      if (at == std::string_view::npos) continue;
      std::string before = bare_words(rest.substr(0, at));
      bool unit = false;
      for (const char* kind : {"tinh ", "huyen ", "xa ", "phuong ", "thi tran ", "thanh pho ", "quan "})
        unit = unit || before.find(kind) != std::string::npos;
      if (!unit) continue;
      opening.organisations.emplace_back(trim(rest.substr(0, at)));
      rest = trim(rest.substr(at));
      break;
    }
    if (!rest.empty()) opening.organisations.emplace_back(rest);
  }

  // The title from its first line on; returns the line behind it.
  size_t read_title(size_t i, bool column, Opening& opening) const {
    std::string_view first = column ? last_column(i) : line(i);
    opening.title = is_spaced_title(first, bare_words(first)) ? std::string_view("BÁO CÁO") : first;
    opening.title_span = {offset(first), offset(first) + static_cast<Offset>(first.size())};
    bool sentence = false;  // a line in mixed case has been taken
    size_t last_line = i, k = i + 1;
    bool gap = false;
    for (; k < lines_.size() && k < i + 14; ++k) {
      std::string_view line = column ? last_column(k) : this->line(k);
      if (line.find_first_not_of("-_=~*.\t ") == std::string_view::npos) {
        gap = true;
        continue;
      }
      if (line.find('\t') != std::string_view::npos || opening.title.size() + line.size() > kTitleLimit) break;
      std::string bare = bare_words(line);
      if (starts(bare, "kinh gui") || is_annex(line, bare) || is_heading(line, bare) || is_motto(bare)) break;
      bool period = line[0] == '(' || is_period_line(bare);
      if (!period && opens_body(line, bare)) break;
      std::string place;
      if (dateline_in(text_, lines_[k], mentions_, place) || number_of(line)) break;
      bool capitals = all_capitals(line);
      bool capital = first_is_capital(line);
      std::string_view before = this->line(last_line);
      bool open_end = ends_open(before);
      bool accept;
      if (!sentence) {
        accept = true;  // all before stood in capitals: this is the title's second part
        if (!capitals && !period && gap && last_line != i) accept = false;
        if (!capitals && !period && !capital && gap && last_line != i) accept = false;
      } else if (period) {
        accept = true;
      } else if (gap) {
        accept = false;
      } else if (!capital || open_end) {
        accept = true;
      } else {
        accept = capitals && line.size() < 80;
      }
      // A paragraph that ends like a sentence is the body.
      if (accept && !period && (line.back() == '.' || line.back() == ':') && line.size() > 40) accept = false;
      if (!accept) break;
      if (!capitals && !period) sentence = true;
      opening.title += " " + std::string(line);
      opening.title_span.end = offset(line) + static_cast<Offset>(line.size());
      last_line = k;
      gap = false;
    }
    // What a word processor left behind.
    if (size_t mark = opening.title.find("[bookmark:"); mark != std::string::npos) {
      size_t close = opening.title.find(']', mark);
      opening.title.erase(mark, close == std::string::npos ? std::string::npos : close + 1 - mark);
    }
    opening.title = collapse(opening.title);
    return last_line + 1;
  }

  size_t read_addressee(size_t i, Opening& opening) const {
    std::string_view first = line(i);
    opening.addressee = first;
    size_t k = i + 1;
    for (; k < lines_.size() && k < i + 8; ++k) {
      std::string_view line = this->line(k);
      if (line.empty()) continue;
      bool item = line[0] == '-' && line.size() < 120 && line.find_first_of("0123456789") == std::string_view::npos &&
                  (first.back() == ':' || this->line(k - 1).back() == ';' || (k > i + 1 && this->line(k - 1)[0] == '-'));
      if (!item) break;
      opening.addressee += " " + std::string(line);
    }
    return k;
  }

  bool before_table(size_t i) const {
    for (size_t k = i; k < lines_.size() && k < i + 4; ++k)
      if (text_.substr(lines_[k].begin, lines_[k].size()).find('\t') != std::string_view::npos && line(k).find('\t') != std::string_view::npos) return true;
    return false;
  }

  Offset offset(std::string_view part) const { return static_cast<Offset>(part.data() - text_.data()); }

  static std::string collapse(std::string_view text) {
    std::string out;
    for (char c : text) {
      if (c == '\t' || c == '\r') c = ' ';
      if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
      out += c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }

  std::string_view text_;
  const std::vector<TimeMention>& mentions_;
  std::vector<Span> lines_;
};

}  // namespace

std::vector<Opening> find_openings(std::string_view text, const std::vector<TimeMention>& mentions) { return Finder(text, mentions).run(); }

}  // namespace doisoat
