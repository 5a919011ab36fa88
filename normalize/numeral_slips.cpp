#include "normalize/numeral_slips.h"

#include <algorithm>
#include <array>
#include <vector>

#include "catalogue/fold.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

using std::string_view_literals::operator""sv;

// How sure a repair of each kind can be: less than a plain reading, so that the numeral is looked at when it matters.
constexpr double kSafe = 0.9;       // digits on both sides, or a code of a closed list
constexpr double kLikely = 0.8;     // digits on one side
constexpr double kByContext = 0.7;  // no digit in it
constexpr double kDoubtful = 0.55;

constexpr std::array kCounted{"vu"sv,    "nguoi"sv, "doi"sv,  "bi"sv,    "truong"sv, "ho"sv,   "luot"sv,  "xa"sv,  "phuong"sv,
                              "thon"sv,  "ban"sv,   "xom"sv,  "diem"sv,  "gam"sv,    "gram"sv, "gr"sv,    "kg"sv,  "mg"sv,
                              "ml"sv,    "vien"sv,  "banh"sv, "cay"sv,   "m2"sv,     "dong"sv, "trieu"sv, "ty"sv,  "ti"sv,
                              "nghin"sv, "ngan"sv,  "xe"sv,   "chiec"sv, "buoi"sv,   "cuoc"sv, "lop"sv,   "hoc"sv, "hoi"sv,
                              "vu,"sv,   "con"sv,   "khau"sv, "bao"sv,   "tep"sv,    "goi"sv,  "to"sv,    "bai"sv, "tin"sv,
                              "lan"sv,   "mo"sv,    "nha"sv,  "can"sv,   "bo"sv};
// After these a Roman number stands.
constexpr std::array kRomanBefore{"quy"sv,  "loai"sv, "phan"sv, "muc"sv,   "chuong"sv, "khoa"sv, "ky"sv,   "doan"sv, "cap"sv,
                                  "hang"sv, "nhom"sv, "vung"sv, "khu"sv,   "vuc"sv,    "hoi"sv,  "lan"sv,  "an"sv,   "bang"sv,
                                  "bieu"sv, "luc"sv,  "bac"sv,  "tuyen"sv, "dot"sv,    "khoi"sv, "tieu"sv, "va"sv,   "the"sv};

bool digit(char32_t c) { return c >= '0' && c <= '9'; }

std::string bare(std::string_view word) {
  std::string folded = fold_word(word).bare;
  while (!folded.empty() && std::string_view(",.;:)").find(folded.back()) != std::string_view::npos) folded.pop_back();
  return folded;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    result += c == kNotUtf8 ? kReplacement : c;
  }
  return result;
}

std::string utf8(std::u32string_view text) {
  std::string result;
  for (char32_t c : text) append_utf8(result, c);
  return result;
}

bool is_zero_like(char32_t c) {
  if (c < 0x80) return c == 'O' || c == 'o' || c == 'Q';
  std::string letter;
  append_utf8(letter, c);
  return c == 0xD8 || (is_letter(c) && fold_word(letter).bare == "o");
}
bool is_one_like(char32_t c) { return c == 'I' || c == 'l' || c == '|' || c == ']' || c == '['; }
char32_t between_digits(char32_t c) {
  switch (c) {
    case 'S':
    case 0x160:  // Š
    case 0x161:
    case 0x15E:  // Ş
    case 0x15F: return '5';
    case 'B': return '8';
    case 'Z': return '2';
    case '!': return '1';
    default: return 0;
  }
}
bool is_separator(char32_t c) { return c == '.' || c == ',' || c == '/'; }

// A word in three: what opens it, the run of digits and what looks like them, the rest.
struct Parted {
  std::u32string opening, run, rest;
};

Parted part(const std::u32string& word) {
  constexpr std::u32string_view kOpening = U"([{\"“‘'«<+-–*•~:;";
  size_t begin = 0;
  while (begin < word.size() && kOpening.find(word[begin]) != kOpening.npos) ++begin;
  size_t end = begin;
  while (end < word.size() && (digit(word[end]) || is_zero_like(word[end]) || is_one_like(word[end]) ||
                               between_digits(word[end]) || is_separator(word[end])))
    ++end;
  // "06/BC-CAX": what looks like an 8 begins the document's kind.
  for (size_t at = end; at > begin && end < word.size() && (is_letter(word[end]) || word[end] == '-'); --at) {
    if (digit(word[at - 1])) break;
    if (is_separator(word[at - 1])) end = at - 1;
  }
  while (end > begin && is_separator(word[end - 1])) --end;
  return {word.substr(0, begin), word.substr(begin, end - begin), word.substr(end)};
}

// What may follow a numeral in the same word: nothing, punctuation, a percent sign, a document's kind, what is counted.
bool may_follow(std::u32string_view rest) {
  constexpr std::u32string_view kClosing = U".,;:)]}\"”’'»?!…%";
  while (!rest.empty() && kClosing.find(rest.front()) != kClosing.npos) rest.remove_prefix(1);
  if (rest.empty()) return true;
  if ((rest.front() == '/' || rest.front() == '-') && rest.size() > 1) return true;
  if (rest.front() == 0x111 && rest.size() <= 2) return true;  // 5.000đ
  return counts(utf8(rest));
}

struct Field {
  std::u32string text;
  bool has_digit = false, has_zero_like = false, has_strange = false;
};

std::vector<Field> fields_of(std::u32string_view run) {
  std::vector<Field> fields(1);
  for (char32_t c : run) {
    if (is_separator(c)) {
      fields.emplace_back();
      continue;
    }
    Field& field = fields.back();
    field.text += c;
    if (digit(c))
      field.has_digit = true;
    else
      field.has_strange = true;
    if (is_zero_like(c)) field.has_zero_like = true;
  }
  return fields;
}

std::u32string all_digits(std::u32string_view text) {
  std::u32string result;
  for (char32_t c : text) result += is_zero_like(c) ? U'0' : is_one_like(c) ? U'1' : between_digits(c) ? between_digits(c) : c;
  return result;
}

int value(std::u32string_view digits) {
  int result = 0;
  for (char32_t c : digits.substr(0, 6)) result = result * 10 + static_cast<int>(c - '0');
  return result;
}

bool is_year(std::u32string_view digits) { return digits.size() == 4 && value(digits) >= 1900 && value(digits) < 2100; }

// Day, month, year, that could be one.
bool is_date(const std::vector<std::u32string>& parts) {
  return parts.size() == 3 && !parts[0].empty() && parts[0].size() <= 2 && !parts[1].empty() && parts[1].size() <= 2 &&
         is_year(parts[2]) && value(parts[0]) >= 1 && value(parts[0]) <= 31 && value(parts[1]) >= 1 && value(parts[1]) <= 12;
}

// The run with every look-alike as a digit where that is what the grammar leaves; empty when it does not.
std::u32string repaired_run(std::u32string_view run, std::u32string_view rest, const SlipContext& context, double& confidence) {
  const std::vector<Field> fields = fields_of(run);
  std::vector<std::u32string> digits;
  bool any_digit = false;
  for (const Field& field : fields) {
    digits.push_back(all_digits(field.text));
    any_digit = any_digit || field.has_digit;
  }
  if (!any_digit) return {};
  const bool slashes = run.find('/') != run.npos, mixed = slashes && run.find_first_of(U".,") != run.npos;
  const bool date = slashes && !mixed && is_date(digits);
  bool thousands = !slashes && fields.size() > 1 && run.find(',') == run.npos && digits[0].size() <= 3;
  for (size_t i = 1; i < digits.size(); ++i) thousands = thousands && digits[i].size() == 3;

  confidence = 1;
  for (size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    if (field.text.empty()) return {};
    if (!field.has_strange) continue;
    if (!field.has_digit) {
      if (!date && field.text.find_first_of(U"|[]") != field.text.npos) return {};  // a rule of a table
      // "II/2024" is a quarter, "I.1" a section: a field without any digit needs the others to say what it is.
      const bool grouped = thousands && (i > 0 || fields.size() > 2 || field.text == U"l" || field.has_zero_like);
      const bool fraction =
          !slashes && fields.size() == 2 && run.find(',') != run.npos && fields[1 - i].has_digit && field.text.size() == 1;
      const bool month = slashes && fields.size() == 2 && i == 0 && is_year(digits[1]) && field.text.size() == 2 &&
                         value(digits[0]) >= 1 && value(digits[0]) <= 12 &&
                         (field.has_zero_like || field.text.find('l') != field.text.npos);
      if (!date && !grouped && !fraction && !month) return {};
      confidence = std::min(confidence, date || grouped ? kSafe : kByContext);
      continue;
    }
    for (size_t at = 0; at < field.text.size(); ++at) {
      const char32_t c = field.text[at];
      if (digit(c)) continue;
      const bool left = at > 0 && digit(digits[i][at - 1]), right = at + 1 < field.text.size() && digit(digits[i][at + 1]);
      const bool inside = (left || i > 0) && (right || i + 1 < fields.size());
      const bool true_left = at > 0 && digit(field.text[at - 1]),
                 true_right = at + 1 < field.text.size() && digit(field.text[at + 1]);
      // Letters that Vietnamese does not have cannot be meant; a bracket does not open right behind a digit.
      const bool never_meant = c >= 0x100 && between_digits(c) && true_left;
      const bool no_bracket = c == '[' && true_left && at + 1 == field.text.size() && i + 1 == fields.size() && !context.in_row;
      if ((between_digits(c) && !never_meant) || (c == '[' && !no_bracket) || c == ']' || c == '|') {
        // A rule of a table or a bracket at the end; "5B" and "2S" may be meant.
        const bool must_be_digit = (true_left && true_right) || ((date || thousands) && (true_left || true_right));
        const bool counted =
            (c == '|' || c == ']') && field.text.front() == '0' && at == 1 && rest.empty() && counts(context.after);
        if (!must_be_digit && !counted) return {};
      }
      // "5l" are litres, "1o" may be anything; capitals, and what is counted behind, make them digits.
      const bool last = at + 1 == field.text.size() && i + 1 == fields.size();
      if (last && c == 'l' && !date && field.text.front() != '0' && !counts(context.after) &&
          !(rest.size() > 1 && rest.front() == '/'))
        return {};
      if (c == 'Q' && !inside) return {};
      if (c >= 0x80 && !right && !inside && !is_upper(c)) return {};  // "5ô" is no numeral
      confidence = std::min(confidence, inside ? kSafe : kLikely);
    }
  }
  std::u32string result;
  size_t field = 0, at = 0;
  for (char32_t c : run) {
    if (is_separator(c)) {
      result += c;
      ++field;
      at = 0;
    } else {
      result += digits[field][at++];
    }
  }
  return result;
}

// A run without any digit: "II", "lO", "O". Only before what is counted, or in a column of numerals.
std::optional<Repair> repair_letters(const Parted& word, const SlipContext& context) {
  const std::u32string& run = word.run;
  if (run.empty() || run.size() > 2) return std::nullopt;
  const bool known =
      std::all_of(run.begin(), run.end(), [](char32_t c) { return c == 'O' || c == 'o' || c == 'I' || c == 'l' || c == '|'; });
  if (!known || run == U"|" || run == U"||") return std::nullopt;
  if (context.in_numeric_column && word.opening.empty() && word.rest.empty()) return Repair{utf8(all_digits(run)), kByContext};
  // A letter at a line's begin is a bullet or a heading's number.
  if (context.before.empty() || !word.rest.empty() || !counts(context.after)) return std::nullopt;
  const std::string before = bare(context.before);
  const bool roman = std::all_of(run.begin(), run.end(), [](char32_t c) { return c == 'I'; });
  const bool listed = std::all_of(before.begin(), before.end(), [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
  const bool roman_before = std::find(kRomanBefore.begin(), kRomanBefore.end(), before) != kRomanBefore.end();
  if (roman && (roman_before || listed)) return std::nullopt;
  return Repair{utf8(word.opening) + utf8(all_digits(run)), kByContext};
}

// DM1, DM2, DM3 are all there are. The shapes of 3 and 5, of 3 and 8, are alike; a glyph may be read twice ("DMI1").
std::optional<Repair> repair_list_code(const std::u32string& word) {
  const size_t at = word.find(U"DM");
  if (at == word.npos || (at > 0 && is_letter(word[at - 1]))) return std::nullopt;
  size_t end = at + 2;
  while (end < word.size() && (digit(word[end]) || is_one_like(word[end]) || word[end] == 'Z' || word[end] == 'i')) ++end;
  // A closing bracket may be the list's own.
  const std::u32string code = word.substr(at + 2, end - at - 2);
  if (code.empty() || (end < word.size() && is_letter(word[end]))) return std::nullopt;
  constexpr struct {
    std::u32string_view read, meant;
    double confidence;
  } kCodes[] = {{U"I", U"1", kSafe},     {U"l", U"1", kSafe},    {U"|", U"1", kSafe},    {U"i", U"1", kSafe},
                {U"]", U"1", kLikely},   {U"I1", U"1", kSafe},   {U"1I", U"1", kSafe},   {U"l1", U"1", kSafe},
                {U"1l", U"1", kSafe},    {U"11", U"1", kLikely}, {U"Z", U"2", kSafe},    {U"2Z", U"2", kSafe},
                {U"Z2", U"2", kSafe},    {U"22", U"2", kLikely}, {U"33", U"3", kLikely}, {U"5", U"3", kDoubtful},
                {U"8", U"3", kDoubtful}, {U"53", U"3", kLikely}, {U"35", U"3", kLikely}, {U"83", U"3", kLikely},
                {U"38", U"3", kLikely}};
  for (const auto& each : kCodes)
    if (code == each.read)
      return Repair{utf8(word.substr(0, at + 2)) + utf8(each.meant) + utf8(word.substr(end)), each.confidence};
  return std::nullopt;
}

// PC04, PV01, PA05, PX03; C04, A06, V01: departments and bureaus have numbers of two digits that begin with 0 or 1.
std::optional<Repair> repair_unit_code(const std::u32string& word) {
  size_t at = 0;
  while (at < word.size() && !is_letter(word[at])) ++at;
  for (std::u32string_view prefix : {U"PC"sv, U"PV"sv, U"PA"sv, U"PX"sv, U"C"sv, U"A"sv, U"V"sv}) {
    if (word.compare(at, prefix.size(), prefix) != 0) continue;
    const size_t first = at + prefix.size(), second = first + 1;
    if (second >= word.size() || (second + 1 < word.size() && (is_letter(word[second + 1]) || digit(word[second + 1]))))
      continue;
    const bool zero = word[first] == 'O', one = word[second] == 'I' || word[second] == 'l';
    if (!(zero || digit(word[first])) || !(one || word[second] == 'O' || digit(word[second]))) continue;
    if (!zero && !(word[first] == '0' && (one || word[second] == 'O'))) continue;
    std::u32string repaired = word;
    repaired[first] = zero ? U'0' : word[first];
    repaired[second] = one ? U'1' : word[second] == 'O' ? U'0' : word[second];
    return Repair{utf8(repaired), prefix.size() == 2 ? kSafe : kLikely};
  }
  return std::nullopt;
}

// "13,6%o", "13,6%0": the sign's second ring read twice.
bool trim_percent(std::u32string& rest) {
  if (rest.size() < 2 || rest[0] != '%' || (rest[1] != 'o' && rest[1] != 'O' && rest[1] != '0')) return false;
  if (rest.size() > 2 && (is_letter(rest[2]) || digit(rest[2]))) return false;
  rest.erase(1, 1);
  return true;
}

// "5G" after a numeral is no unit: 6 read as its look-alike, or 6 read twice.
std::optional<Repair> repair_trailing_six(const Parted& word) {
  if (word.run.empty() || word.rest.empty() || word.rest.front() != 'G') return std::nullopt;
  if (!std::all_of(word.run.begin(), word.run.end(), digit) || !may_follow(std::u32string_view(word.rest).substr(1)))
    return std::nullopt;
  const bool twice = word.run.back() == '6';
  return Repair{utf8(word.opening + word.run) + (twice ? "" : "6") + utf8(word.rest.substr(1)), kDoubtful};
}

bool all_are_digits(std::u32string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), digit); }

std::vector<std::u32string> split(std::u32string_view text, char32_t separator) {
  std::vector<std::u32string> parts(1);
  for (char32_t c : text) {
    if (c == separator)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

}  // namespace

bool counts(std::string_view word) {
  if (word.starts_with('%')) return true;
  const std::string folded = bare(word);
  return std::find(kCounted.begin(), kCounted.end(), folded) != kCounted.end();
}

std::optional<Repair> repair_word(std::string_view word, const SlipContext& context) {
  if (word.empty() || word.size() > 60) return std::nullopt;
  const std::u32string letters = code_points(word);
  if (auto code = repair_list_code(letters)) return code;
  if (auto code = repair_unit_code(letters)) return code;
  Parted parted = part(letters);
  if (parted.run.empty()) return std::nullopt;
  if (std::none_of(parted.run.begin(), parted.run.end(), digit)) return repair_letters(parted, context);
  if (auto six = repair_trailing_six(parted)) return six;
  const bool percent = trim_percent(parted.rest);
  if (!may_follow(parted.rest)) return std::nullopt;
  // "37B2-000.45" is a vehicle's plate.
  if (parted.rest.size() > 1 && parted.rest[0] == '-' && digit(parted.rest[1]) && parted.run.size() <= 4) return std::nullopt;
  const std::u32string before = parted.run;
  double confidence = 1;
  if (!std::all_of(before.begin(), before.end(), [](char32_t c) { return digit(c) || is_separator(c); })) {
    std::u32string repaired = repaired_run(parted.run, parted.rest, context, confidence);
    if (repaired.empty() && !percent) return std::nullopt;
    if (!repaired.empty()) parted.run = std::move(repaired);
  }
  if (!percent && parted.run == before) return std::nullopt;
  return Repair{utf8(parted.opening + parted.run + parted.rest), percent ? std::min(confidence, kSafe) : confidence};
}

namespace {

// "3.510" and ".000", "194.000." and "000": groups of three digits go on behind the dot. "13" and ",6%".
bool goes_on(const std::u32string& left, const std::u32string& right, const SlipContext& context) {
  const Parted l = part(left), r = part(right);
  if (l.run.empty() || !r.opening.empty() || r.run.empty() || !may_follow(r.rest)) return false;
  const std::vector<std::u32string> a = split(l.run, '.');
  const bool leading = is_separator(r.run.front());
  const std::vector<std::u32string> b = split(std::u32string_view(r.run).substr(leading ? 1 : 0), '.');
  auto groups = [](const std::vector<std::u32string>& parts, size_t from) {
    return std::all_of(parts.begin() + static_cast<long>(from), parts.end(),
                       [](const std::u32string& group) { return group.size() == 3 && all_are_digits(group); });
  };
  if (!all_are_digits(a[0]) || a[0].size() > 3 || !groups(a, 1)) return false;
  if (leading && r.run.front() == ',' && l.rest.empty()) return b.size() == 1 && all_are_digits(b[0]);
  if (!groups(b, 0)) return false;
  if (leading) return r.run.front() == '.' && l.rest.empty();
  // A numeral may begin a sentence, but not with a zero, and hardly with three digits that are counted after thousands.
  return l.rest == U"." && (b[0][0] == '0' || (a.size() > 1 && counts(context.after)));
}

}  // namespace

std::optional<std::string> join_numeral(std::string_view left_word, std::string_view right_word, const SlipContext& context) {
  const std::u32string left = code_points(left_word), right = code_points(right_word);
  const Parted r = part(right), l = part(left);
  if (l.run.empty() || !r.opening.empty()) return std::nullopt;
  std::string joined = std::string(left_word) + std::string(right_word);
  if (goes_on(left, right, context)) return joined;
  // "153/ KH-UBND": a document's number.
  if (l.rest == U"/" && all_are_digits(l.run) && right.size() >= 4) {
    const size_t hyphen = right.find('-');
    if (hyphen != right.npos && hyphen >= 2 && hyphen <= 4 &&
        std::all_of(right.begin(), right.begin() + static_cast<long>(hyphen), [](char32_t c) { return is_upper(c); }))
      return joined;
  }
  // "66/QĐ- UBND"
  if (all_are_digits(l.run) && left.ends_with(U'-') && l.rest.size() >= 4 && l.rest[0] == '/' && right.size() >= 3 &&
      std::all_of(l.rest.begin() + 1, l.rest.end() - 1, is_upper) && is_upper(right[0]) && is_upper(right[1]))
    return joined;
  if (r.run.empty() || !may_follow(r.rest)) return std::nullopt;
  const std::vector<std::u32string> b = split(r.run, '/');
  if (!std::all_of(b.begin(), b.end(), all_are_digits)) return std::nullopt;
  // "24/11/ 2015", "24/ 11/2015": the slash says that it goes on; together they must be a date.
  if (l.rest == U"/") {
    const std::vector<std::u32string> parts = split(l.run + U"/" + r.run, '/');
    if (std::all_of(parts.begin(), parts.end(), all_are_digits) && (is_date(parts) || (parts.size() == 2 && is_year(parts[1]))))
      return joined;
    return std::nullopt;
  }
  if (!l.rest.empty()) return std::nullopt;
  const std::string before = bare(context.before);
  // "đến I 5/6/2024"
  if (l.run.size() == 1 && is_one_like(l.run[0]) && (before == "ngay" || before == "den" || before == "tu") && b.size() == 3 &&
      b[0].size() == 1 && is_date(split(U"1" + r.run, '/')))
    return utf8(l.opening) + "1" + std::string(right_word);
  const std::vector<std::u32string> a = split(l.run, '/');
  if (!std::all_of(a.begin(), a.end(), all_are_digits)) return std::nullopt;
  const std::vector<std::u32string> whole = split(l.run + r.run, '/');
  // "24/1 1/2015": two dates never stand so.
  if (a.size() == 2 && b.size() == 2 && a[1].size() == 1 && b[0].size() == 1 && is_date(whole)) return joined;
  // "24/11/20 15", unless 15 are counted.
  if (a.size() == 3 && b.size() == 1 && a[2].size() == 2 && b[0].size() == 2 && is_date(whole) && !counts(context.after))
    return joined;
  // "ngày 2 4/11/2015", "tháng 1 1/2024".
  if (a.size() == 1 && a[0].size() == 1 && before == "ngay" && b.size() == 3 && b[0].size() == 1 && is_date(whole))
    return joined;
  if (a.size() == 1 && a[0] == U"1" && before == "thang" && b.size() == 2 && b[0].size() == 1 && value(b[0]) <= 2 &&
      is_year(b[1]))
    return joined;
  return std::nullopt;
}

}  // namespace doisoat
