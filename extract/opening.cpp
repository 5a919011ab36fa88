#include "extract/opening.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

constexpr size_t kLongLine = 240;   // bytes; a line of a header is shorter
constexpr size_t kTitleLimit = 900;  // bytes of a joined title

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Markdown's stars and the like around a line.
std::string_view unadorned(std::string_view text) {
  auto ornament = [](char c) { return c == '*' || c == '#' || c == '_' || c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && (ornament(text.front()) || (text.size() > 1 && (text.front() == '|' || text.substr(0, 2) == ". ")))) text.remove_prefix(1);
  while (!text.empty() && ornament(text.back())) text.remove_suffix(1);
  return text;
}

bool starts(std::string_view text, std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; }

struct Letters {
  int capitals = 0, small = 0;
};
Letters count_letters(std::string_view text) {
  Letters letters;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    if (is_upper(c)) ++letters.capitals;
    else if (u_islower(static_cast<UChar32>(c))) ++letters.small;
  }
  return letters;
}
bool all_capitals(std::string_view text) {
  Letters letters = count_letters(text);
  return letters.capitals >= 2 && letters.small * 8 <= letters.capitals;
}
bool begins_with_letter(std::string_view text) {
  size_t at = 0;
  return !text.empty() && is_letter(next_code_point(text, at));
}
bool first_is_capital(std::string_view text) {
  size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

// With a blank at the end, so that a word is compared whole.
std::string bare_words(std::string_view text) {
  std::string bare = fold_bare(text), out;
  for (char c : bare)
    if (!(c == ' ' && (out.empty() || out.back() == ' '))) out += c == '\t' ? ' ' : c;
  if (!out.empty() && out.back() != ' ') out += ' ';
  return out;
}

constexpr std::array kOrganisations{
    "cong an ", "ca ", "ubnd ", "uy ban ", "hdnd ", "ban chi dao ", "bcd ", "dang uy ", "dang bo ", "huyen uy ", "tinh uy ", "thanh uy ",
    "thi uy ", "quan uy ", "phong ", "doi ", "don ", "doan ", "tram ", "trung tam ", "ban ", "hoi ", "mat tran ", "uy ban mttq ", "bo ", "cuc ",
    "so ", "chi cuc ", "van phong ", "bch ", "bo chi huy ", "vien ", "toa an ", "co so ", "chi bo ", "benh vien "};

bool is_organisation(std::string_view fragment) {
  if (!all_capitals(fragment) || fragment.size() > 150) return false;
  std::string bare = bare_words(fragment);
  if (starts(bare, "so ") && bare.find_first_of("0123456789/") != std::string::npos) return false;
  return std::any_of(kOrganisations.begin(), kOrganisations.end(), [&](const char* o) { return starts(bare, o); });
}

bool is_motto(const std::string& bare) {
  return bare.find("hoi chu nghia viet nam") != std::string::npos || bare.find("dang cong san viet nam") != std::string::npos;
}
bool is_motto_rest(const std::string& bare) { return bare.find("doc lap") != std::string::npos && bare.find("hanh phuc") != std::string::npos; }

bool is_annex(std::string_view line, const std::string& bare) {
  if (!first_is_capital(line)) return false;
  bool capitals = all_capitals(line);
  for (const char* word : {"phu luc ", "bieu so ", "bieu thong ke ", "bieu tong hop ", "mau so ", "phu bieu "})
    if (starts(bare, word)) return true;
  for (const char* word : {"bieu ", "danh sach ", "bang thong ke ", "bang tong hop ", "bang so lieu ", "thong ke ", "bieu mau "})
    if (capitals && starts(bare, word)) return true;
  return false;
}

// "B Á O   C Á O", "BÁO CÁ0"
bool is_spaced_title(std::string_view line, const std::string& bare) {
  if (line.size() > 40) return false;
  std::string letters;
  for (char c : bare)
    if (c != ' ' && c != ':') letters += c == '0' ? 'o' : c;
  return letters == "baocao" && count_letters(line).small == 0;
}

bool is_title(std::string_view line, const std::string& bare) {
  if (line.size() > kLongLine || line.find('\t') != std::string_view::npos) return false;
  if (is_spaced_title(line, bare)) return true;
  for (const char* word : {"bao cao ", "bao cao: ", "to trinh ", "thong bao ", "cong van ", "cong dien ", "dien bao ", "dien ", "ke hoach ",
                           "nghi quyet ", "phieu bao ", "thong ke bao cao "}) {
    if (!starts(bare, word)) continue;
    if (bare.find("mat ") != std::string::npos && starts(bare, "dien ")) return false;  // "ĐIỆN MẬT - KHẨN" is a stamp
    if (starts(bare, "cong van den")) return false;                                     // so is the incoming mail's
    // The words themselves stand in capitals; "Báo cáo" may stand alone in mixed case.
    size_t words = std::count(word, word + std::string_view(word).size(), ' ');
    size_t end = 0;
    for (size_t i = 0; i < words && end != std::string_view::npos; ++i) end = line.find(' ', i ? end + 1 : 0);
    std::string_view head = line.substr(0, end == std::string_view::npos ? line.size() : end);
    if (all_capitals(head)) return starts(bare, "bao cao") || bare == word || bare.size() < 40;
    return bare == "bao cao " && first_is_capital(line);
  }
  return false;
}

// "I.", "1.", "1.1.", "a)", "-", "+", "Phần thứ nhất", "A. TÌNH HÌNH": the body has begun.
bool is_heading(std::string_view line, const std::string& bare) {
  if (line.empty()) return false;
  if (line[0] == '-' || line[0] == '+' || starts(line, "•") || starts(line, "·")) return line.size() > 1;
  if (starts(bare, "phan ") || starts(bare, "muc ") || starts(bare, "chuong ")) return true;
  size_t end = line.find_first_of(" \t");
  std::string_view mark = line.substr(0, end);
  size_t stop = mark.find_first_of(".)/-");
  if (stop == std::string_view::npos || stop == 0 || stop > 4) return false;
  std::string_view number = mark.substr(0, stop);
  bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) && mark[stop] != '/' && mark[stop] != '-';
  bool closed = stop + 1 == mark.size();  // "V/v" is none
  bool roman = closed && number.find_first_not_of("IVX") == std::string_view::npos;
  bool letter = closed && number.size() == 1 && ((number[0] >= 'A' && number[0] <= 'H') || (number[0] >= 'a' && number[0] <= 'h')) && mark[stop] != '-';
  return digits || roman || letter;
}

// Words with which a report's first sentence begins.
bool opens_body(std::string_view line, const std::string& bare) {
  if (!first_is_capital(line)) return false;
  for (const char* word :
       {"thuc hien ", "can cu ", "kinh gui", "theo ", "trong ", "ngay ", "tinh den ", "nham ", "tren co so ", "duoi su ", "sau khi ", "de ",
        "qua ", "phuc dap ", "tiep tuc ", "hien nay", "nhung ", "xuat phat ", "trien khai ", "duoc su ", "noi nhan", "stt", "tt "})
    if (starts(bare, word) && !(all_capitals(line))) return starts(bare, "thuc hien ") ? line.size() > 60 || line.back() != ')' : true;
  return bare.find(" bao cao ket qua ") != std::string::npos || bare.find(" nhu sau") != std::string::npos;
}

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

  // The number in a line "Số: 57-BC/ĐU", without blanks and dots; nullopt when the line has none.
  static std::optional<std::string> number_of(std::string_view fragment, size_t* end = nullptr) {
    size_t at = fragment.find("Số");
    if (at == std::string_view::npos) at = fragment.find("SỐ");
    if (at == std::string_view::npos && starts(bare_words(fragment), "so")) at = 0;
    if (at == std::string_view::npos) return std::nullopt;
    if (at > 0) {  // only behind the organisation's name in one cell
      if (!all_capitals(fragment.substr(0, at))) return std::nullopt;
    }
    size_t i = at;
    for (int letters = 0; letters < 2 && i < fragment.size(); ++letters) next_code_point(fragment, i);
    std::string number;
    bool mark = false, code = false;
    while (i < fragment.size()) {
      size_t from = i;
      char32_t c = next_code_point(fragment, i);
      if (c == ':' && number.empty()) continue;
      if (c == ' ' || c == 0xA0 || c == '.' || c == 0x2026 || c == '_') {
        // A blank inside the code ends it, unless a stroke stands before or behind it.
        size_t behind = fragment.find_first_not_of(' ', i);
        bool stroke = behind != std::string_view::npos && (fragment[behind] == '/' || fragment[behind] == '-');
        bool after_stroke = !number.empty() && (number.back() == '/' || number.back() == '-');
        if (code && c != '.' && !stroke && !after_stroke) break;
        if (code && stroke && c == ' ') {  // "12/BC-CAH - Bình Lục": only a code of capitals goes on
          size_t word = fragment.find_first_not_of(" -/", behind);
          size_t word_end = word == std::string_view::npos ? word : fragment.find_first_of(" \t", word);
          if (word == std::string_view::npos || !all_capitals(fragment.substr(word, word_end - word))) break;
        }
        if (code && after_stroke && !stroke) {
          size_t word_end = behind == std::string_view::npos ? behind : fragment.find_first_of(" \t,", behind);
          if (behind == std::string_view::npos || !all_capitals(fragment.substr(behind, word_end - behind))) break;
        }
        continue;
      }
      if (c == '\t') break;
      bool sign = c == '/' || c == '-' || c == 0x2013 || c == '&' || c == '(' || c == ')' || c == ',';
      if (!is_digit(c) && !is_letter(c) && !sign) break;
      if (c == ',' && (number.empty() || i >= fragment.size() || fragment[i] == ' ')) break;
      if (is_letter(c)) {
        if (!mark) return std::nullopt;  // "Số liệu": a word
        code = true;
      }
      mark = mark || c == '/' || c == '-' || c == 0x2013;
      number.append(fragment.substr(from, i - from));
    }
    if (!mark || !code) return std::nullopt;
    while (!number.empty() && (number.back() == '-' || number.back() == '/' || number.back() == ',')) number.pop_back();
    if (end) *end = i;
    return number;
  }

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

  static bool is_stamp(std::string_view fragment) {
    std::string bare = bare_words(fragment);
    for (const char* word : {"mat ", "tuyet mat ", "toi mat ", "khan ", "hoa toc ", "thuong khan ", "thuong hoa toc ", "dien ", "den so", "cong van den"})
      if (starts(bare, word)) return true;
    return false;
  }

  // What stands left of the motto when both columns were read as one line.
  static std::string_view before_motto(std::string_view fragment) {
    for (const char* motto : {"CỘNG HÒA", "CỘNG HOÀ", "Cộng hòa", "Cộng hoà", "ĐẢNG CỘNG SẢN", "Độc lập", "ĐỘC LẬP"}) {
      size_t at = fragment.find(motto);
      if (at != std::string_view::npos) return trim(fragment.substr(0, at));
    }
    return fragment;
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

  static bool is_period_line(const std::string& bare) {
    for (const char* word : {"tu ngay ", "thoi gian ", "so lieu ", "ky bao cao", "ky so lieu", "giai doan ", "thang ", "quy ", "nam ", "6 thang ", "06 thang ",
                             "tinh tu ", "tinh den ", "moc so lieu"})
      if (starts(bare, word)) return bare.size() < 90;
    return false;
  }
  // The line's last word asks for more: "huyện", "về", "và", a comma.
  static bool ends_open(std::string_view line) {
    if (line.empty()) return false;
    if (line.back() == ',' || line.back() == '-' || line.back() == ';') return true;
    std::string bare = bare_words(line);
    for (const char* word : {" huyen ", " xa ", " tinh ", " phuong ", " thi tran ", " thi xa ", " thanh pho ", " ve ", " va ", " nam ", " thang ", " ma ", " cua ", " cac "}) {
      std::string_view w(word);
      if (bare.size() > w.size() && std::string_view(bare).substr(bare.size() - w.size()) == w) return true;
    }
    return false;
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

const TimeMention* dateline_in(std::string_view text, Span line, const std::vector<TimeMention>& mentions, std::string& place) {
  auto it = std::lower_bound(mentions.begin(), mentions.end(), line.begin,
                             [](const TimeMention& m, Offset begin) { return m.span.begin < begin; });
  for (; it != mentions.end() && it->span.end <= line.end + 60 && it->span.begin < line.end; ++it) {
    if ((it->kind != TimeKind::day && it->kind != TimeKind::blank_day) || it->cue != TimeCue::at) continue;
    // Nothing but signs behind it on its line.
    size_t end = text.find_first_of("\n\f", it->span.end);
    std::string_view behind = trim(text.substr(it->span.end, (end == std::string_view::npos ? text.size() : end) - it->span.end));
    if (behind.size() > 2) continue;
    // "Place," before it: capitalised words back to the beginning of the line or column.
    std::string_view before = trim(text.substr(line.begin, it->span.begin - line.begin));
    if (before.empty() || before.back() != ',') continue;
    before = trim(before.substr(0, before.size() - 1));
    if (size_t tab = before.rfind('\t'); tab != std::string_view::npos) before = trim(before.substr(tab + 1));
    if (size_t gap = before.rfind("  "); gap != std::string_view::npos) before = trim(before.substr(gap));
    // In one cell with the motto.
    for (std::string_view motto : {"Hạnh phúc", "Hạnh Phúc", "HẠNH PHÚC", "VIỆT NAM", "Việt Nam"})
      if (size_t behind = before.rfind(motto); behind != std::string_view::npos) before = trim(before.substr(behind + motto.size()));
    // Read as one line with the number: its code stands in capitals and strokes.
    while (!before.empty()) {
      size_t space = before.find(' ');
      std::string_view word = before.substr(0, space);
      bool name = first_is_capital(word) && word.find_first_of("/:0123456789") == std::string_view::npos && !(all_capitals(word) && word.size() > 3 && space != std::string_view::npos && !all_capitals(before));
      if (name) break;
      if (space == std::string_view::npos) {
        before = {};
        break;
      }
      before = trim(before.substr(space));
    }
    if (before.empty() || before.size() > 50 || std::count(before.begin(), before.end(), ' ') > 5) continue;
    bool capitalised = true;
    for (size_t at = 0; at < before.size();) {
      size_t space = before.find(' ', at);
      std::string_view word = before.substr(at, space == std::string_view::npos ? std::string_view::npos : space - at);
      capitalised = capitalised && (word.empty() || first_is_capital(word) || word == "-" || word == "–");
      at = space == std::string_view::npos ? before.size() : space + 1;
    }
    if (!capitalised) continue;
    place = before;
    return &*it;
  }
  return nullptr;
}

}  // namespace doisoat
