#include "normalize/encodings.h"

#include <algorithm>
#include <unordered_map>

#include "catalogue/fold.h"
#include "catalogue/syllable.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

// Windows-1252, 80–9F (control characters where it has none).
constexpr char16_t kCp1252[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
constexpr const char* kUtf8 = "utf8";

// The byte that was taken for the character; −1 when there is none.
int byte_of(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
  for (int i = 0; i < 32; ++i)
    if (kCp1252[i] == c) return 0x80 + i;
  return c < 0xA0 ? static_cast<int>(c) : -1;
}

// Letters that no single byte can have been taken for.
bool is_vietnamese_only(char32_t c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 ||
         c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x300 && c <= 0x323);
}

bool may_be_legacy(std::string_view line) {
  bool beyond_ascii = false;
  for (size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (c == kNotUtf8 || is_vietnamese_only(c)) return false;
    if (c >= 0x80 || (c < 0x20 && c != '\t' && c != '\r')) beyond_ascii = true;
  }
  return beyond_ascii;
}

struct Score {
  long good = 0;  // words with letters beyond ASCII that are syllables
  long bad = 0;   // … that are not
  long value() const { return good - bad; }
  Score& operator+=(Score other) {
    good += other.good;
    bad += other.bad;
    return *this;
  }
};

bool is_word_part(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c < 0x20 && c != '\t' && c != '\r');
  if (byte_of(c) < 0) return is_letter(c);
  // Signs of prose stand beside words; every other sign inside one spoils it.
  constexpr char32_t kProse[] = {0xA0,   0xAB,   0xBB,   0xB7,   0xB0,   0xB2,   0xBD,  0x2013,
                                 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026};
  return std::find(std::begin(kProse), std::end(kProse), c) == std::end(kProse);
}

// Words repeat: each is judged once.
class Judge {
 public:
  bool is_syllable(const std::string& word) {
    if (known_.size() > kMostKnown) known_.clear();
    const auto [at, fresh] = known_.try_emplace(word, false);
    if (fresh) at->second = doisoat::is_syllable(word);
    return at->second;
  }

 private:
  static constexpr size_t kMostKnown = 50'000;
  std::unordered_map<std::string, bool> known_;
};

Score score(std::string_view text, Judge& judge) {
  Score result;
  std::string word;
  bool beyond_ascii = false;
  int length = 0;
  auto finish = [&] {
    // A sign that stands alone is no word.
    const bool counts = beyond_ascii && (length > 1 || judge.is_syllable(word));
    if (counts) ++(judge.is_syllable(word) ? result.good : result.bad);
    word.clear();
    beyond_ascii = false;
    length = 0;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (!is_word_part(c)) {
      finish();
      continue;
    }
    word += text.substr(begin, at - begin);
    ++length;
    if (c >= 0x80 || c < 0x20) beyond_ascii = true;
  }
  finish();
  return result;
}

std::vector<Replacement> decode_utf8(std::string_view line) {
  std::vector<Replacement> replacements;
  for (size_t at = 0; at < line.size();) {
    const auto begin = static_cast<Offset>(at);
    // The bytes of one letter: as many characters as its first byte asks for.
    const int lead = byte_of(next_code_point(line, at));
    const int more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0) continue;
    std::string bytes(1, static_cast<char>(lead));
    size_t next = at;
    for (int i = 0; i < more && next < line.size(); ++i) {
      const int byte = byte_of(next_code_point(line, next));
      if (byte < 0x80 || byte > 0xBF) break;
      bytes += static_cast<char>(byte);
    }
    if (bytes.size() != static_cast<size_t>(more) + 1 || !is_utf8(bytes)) continue;
    at = next;
    replacements.push_back({{begin, static_cast<Offset>(at)}, std::move(bytes)});
  }
  return replacements;
}

std::vector<Replacement> decode_table(std::string_view line, const LegacyEncoding& encoding) {
  std::vector<Replacement> replacements;
  for (size_t at = 0; at < line.size();) {
    const auto begin = static_cast<Offset>(at);
    const int first = byte_of(next_code_point(line, at));
    if (first < 0) continue;
    std::string bytes(1, static_cast<char>(first));
    size_t after_two = at;
    if (encoding.longest > 1 && at < line.size())
      if (const int second = byte_of(next_code_point(line, after_two)); second >= 0x80) bytes += static_cast<char>(second);
    auto letter = bytes.size() > 1 ? encoding.letters.find(bytes) : encoding.letters.end();
    if (letter != encoding.letters.end())
      at = after_two;
    else
      letter = encoding.letters.find(bytes.substr(0, 1));
    if (letter != encoding.letters.end()) replacements.push_back({{begin, static_cast<Offset>(at)}, letter->second});
  }
  return replacements;
}

std::string applied(std::string_view line, const std::vector<Replacement>& replacements) {
  std::string text;
  Offset done = 0;
  for (const Replacement& replacement : replacements) {
    text += line.substr(done, replacement.span.begin - done);
    text += replacement.text;
    done = replacement.span.end;
  }
  text += line.substr(done);
  return text;
}

// Enough lines to be sure, from all over the text.
std::vector<std::string_view> sample(const std::vector<std::string_view>& lines) {
  constexpr size_t kEnough = 100'000;  // bytes
  size_t size = 0;
  for (std::string_view line : lines) size += line.size();
  const size_t step = size / kEnough + 1;
  std::vector<std::string_view> result;
  for (size_t i = 0; i < lines.size(); i += step) {
    std::string_view line = lines[i];
    if (line.size() > kEnough / 10) {
      size_t end = kEnough / 10;
      while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
      line = line.substr(0, end);
    }
    result.push_back(line);
  }
  return result;
}

}  // namespace

std::vector<Replacement> decode(std::string_view line, const std::string& encoding, const Encodings& encodings) {
  if (encoding == kUtf8) return decode_utf8(line);
  for (const LegacyEncoding& table : encodings.tables)
    if (table.name == encoding) return decode_table(line, table);
  return {};
}

EncodingGuess guess_encoding(const std::vector<std::string_view>& all_lines, const Encodings& encodings) {
  const std::vector<std::string_view> lines = sample(all_lines);
  Judge judge;
  Score as_is;
  for (std::string_view line : lines) as_is += score(line, judge);
  if (as_is.bad == 0) return {};
  std::vector<std::string> names{kUtf8};
  for (const LegacyEncoding& table : encodings.tables) names.push_back(table.name);
  std::string best_name, best_text;
  Score best, second;
  best.bad = second.bad = as_is.good + as_is.bad + 1;
  for (const std::string& name : names) {
    Score sum;
    std::string text;
    for (std::string_view line : lines) {
      const std::string read = applied(line, decode(line, name, encodings));
      sum += score(read, judge);
      text += read;
    }
    if (sum.value() > best.value()) {
      second = best;
      best = sum;
      best_name = name;
      best_text = std::move(text);
    } else if (sum.value() > second.value() && text != best_text) {
      second = sum;
    }
  }
  // By a margin: two words at least, and most of what is beyond ASCII becomes syllables, far more than as it stands.
  const bool ahead = best.value() >= as_is.value() + 3 && best.good >= 2 * best.bad && best.value() >= second.value() + 1;
  if (ahead) return {best_name, true};
  return {"", as_is.bad < 8 || as_is.good >= 2 * as_is.bad};
}

void decode_legacy(Document& document, const Encodings& encodings) {
  auto is_ocr = [&](Span span) {
    const Page* page = document.page_of(span.begin);
    return page && page->source == PageSource::ocr;
  };
  std::vector<Span> spans;
  std::vector<std::string_view> lines;
  for (const Line& line : document.lines) {
    if (is_ocr(line.span) || !may_be_legacy(document.at(line.span))) continue;
    spans.push_back(line.span);
    lines.push_back(document.at(line.span));
  }
  if (lines.empty()) return;
  const EncodingGuess guess = guess_encoding(lines, encodings);
  if (!guess.is_clear)
    for (Page& page : document.pages)
      if (page.state == PageState::ok && std::any_of(spans.begin(), spans.end(), [&](Span s) { return page.span.contains(s); }))
        page.state = PageState::damaged;
  if (guess.name.empty()) return;
  std::vector<Replacement> all;
  Judge judge;
  for (Span span : spans) {
    const std::string_view line = document.at(span);
    std::vector<Replacement> replacements = decode(line, guess.name, encodings);
    if (score(applied(line, replacements), judge).value() < score(line, judge).value()) continue;
    for (Replacement& replacement : replacements) {
      replacement.span.begin += span.begin;
      replacement.span.end += span.begin;
      all.push_back(std::move(replacement));
    }
  }
  replace(document, all);
}

}  // namespace doisoat
