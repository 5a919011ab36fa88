#include "extract/opening_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "catalogue/fold.h"

namespace doisoat::opening {


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

bool is_period_line(const std::string& bare) {
  for (const char* word : {"tu ngay ", "thoi gian ", "so lieu ", "ky bao cao", "ky so lieu", "giai doan ", "thang ", "quy ", "nam ", "6 thang ", "06 thang ",
                           "tinh tu ", "tinh den ", "moc so lieu"})
    if (starts(bare, word)) return bare.size() < 90;
  return false;
}
// The line's last word asks for more: "huyện", "về", "và", a comma.
bool ends_open(std::string_view line) {
  if (line.empty()) return false;
  if (line.back() == ',' || line.back() == '-' || line.back() == ';') return true;
  std::string bare = bare_words(line);
  for (const char* word : {" huyen ", " xa ", " tinh ", " phuong ", " thi tran ", " thi xa ", " thanh pho ", " ve ", " va ", " nam ", " thang ", " ma ", " cua ", " cac "}) {
    std::string_view w(word);
    if (bare.size() > w.size() && std::string_view(bare).substr(bare.size() - w.size()) == w) return true;
  }
  return false;
}

// What stands left of the motto when both columns were read as one line.
std::string_view before_motto(std::string_view fragment) {
  for (const char* motto : {"CỘNG HÒA", "CỘNG HOÀ", "Cộng hòa", "Cộng hoà", "ĐẢNG CỘNG SẢN", "Độc lập", "ĐỘC LẬP"}) {
    size_t at = fragment.find(motto);
    if (at != std::string_view::npos) return trim(fragment.substr(0, at));
  }
  return fragment;
}

bool is_stamp(std::string_view fragment) {
  std::string bare = bare_words(fragment);
  for (const char* word : {"mat ", "tuyet mat ", "toi mat ", "khan ", "hoa toc ", "thuong khan ", "thuong hoa toc ", "dien ", "den so", "cong van den"})
    if (starts(bare, word)) return true;
  return false;
}

// The number in a line "Số: 57-BC/ĐU", without blanks and dots; nullopt when the line has none.
std::optional<std::string> number_of(std::string_view fragment, size_t* end) {
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

}  // namespace doisoat::opening
