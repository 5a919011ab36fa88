#include "extract/structure.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>

namespace doisoat {
namespace {

// How deep a list mark of each form stands; the order in which reports nest them.
struct MarkForm {
  const char* pattern;
  BlockKind kind;
  int level;
};
constexpr int kPart = 0, kRoman = 10, kNumber = 20, kLetter = 40, kColonParagraph = 45, kDash = 50, kColonUnderDash = 55, kPlus = 60, kText = 90;
const std::array<MarkForm, 10> kForms = {{
    {R"(^(?i)(phần thứ \pL+|phần (?:[ivx]+|\d+|[a-h]))(?:$|[^\pL\pM\d]))", BlockKind::heading, kPart},
    {R"(^((?:Câu|CÂU|Câu hỏi)\s+\d{1,3}\s?[.:)])\s*\pL)", BlockKind::heading, kNumber},
    {R"(^([IVX]{1,5}\s?[.)/-])\s*\pL)", BlockKind::heading, kRoman},
    {R"(^([A-H]\s?[.)])\s+\pL)", BlockKind::heading, kRoman - 5},
    {R"(^(\d{1,2}(?:\.\d{1,2})+\s?[.)]?)\s+\pL)", BlockKind::heading, kNumber + 5},
    {R"(^(\d{1,2}\s?[.)/])\s*\pL)", BlockKind::heading, kNumber},
    {R"(^(\(?[a-hđ]\s?[)/])\s*\pL)", BlockKind::heading, kLetter},
    {R"(^([a-hđ]\.)\s+\p{Lu})", BlockKind::heading, kLetter},
    {R"(^([-–—·•*●▪o])\s*[^-–—\s])", BlockKind::bullet, kDash},
    {R"(^(\+)\s*\S)", BlockKind::bullet, kPlus},
}};

constexpr size_t kLongestTitle = 100;  // bytes

// Text without full stops is cut: what looks through its sentence would take time in the square of its length.
constexpr LexemeIndex kLongestSentence = 1000;

struct Mark {
  BlockKind kind = BlockKind::paragraph;
  int level = kText;
  Offset size = 0;  // bytes of the line's begin (white space and emphasis before it included)
};

Mark find_mark(std::string_view line) {
  static const std::vector<std::unique_ptr<RE2>> patterns = [] {
    std::vector<std::unique_ptr<RE2>> compiled;
    for (const MarkForm& form : kForms) compiled.push_back(std::make_unique<RE2>(form.pattern));
    return compiled;
  }();
  size_t lead = std::min(line.find_first_not_of(" \t\r"), line.size());
  // Emphasis of Markdown around the mark: "**1. Kết quả**", "- **Công tác".
  std::string_view rest = line.substr(lead);
  while (rest.starts_with("**") || (rest.starts_with("*") && rest.size() > 1 && rest[1] != ' ')) {
    size_t marks = rest.starts_with("**") ? 2 : 1;
    rest.remove_prefix(marks);
    lead += marks;
  }
  for (size_t i = 0; i < patterns.size(); ++i) {
    re2::StringPiece mark;
    if (!RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), *patterns[i], &mark)) continue;
    if (rest.starts_with("o") && !(rest.size() > 1 && (rest[1] == ' ' || rest[1] == '\t'))) continue;
    int level = kForms[i].level;
    if (level == kNumber + 5) level = std::min(kNumber + 5 * static_cast<int>(std::count(mark.begin(), mark.end(), '.')), kLetter - 1);
    return {kForms[i].kind, level, static_cast<Offset>(lead + (i == 0 ? 0 : static_cast<size_t>(mark.end() - rest.data())))};
  }
  return {};
}

std::string_view trimmed(std::string_view line) {
  size_t begin = std::min(line.find_first_not_of(" \t\r*_"), line.size());
  size_t end = line.find_last_not_of(" \t\r*_");
  return end == std::string_view::npos || end < begin ? std::string_view() : line.substr(begin, end + 1 - begin);
}

bool ends_sentence(std::string_view line) {
  return !line.empty() && (line.back() == '.' || line.back() == ';' || line.back() == ':' || line.back() == '!' || line.back() == '?');
}

bool begins_small(std::string_view line) {
  if (line.empty()) return false;
  size_t at = 0;
  char32_t c = next_code_point(line, at);
  return (is_letter(c) && !is_upper(c)) || is_digit(c) || c == '(' || c == ',' || c == ')' || c == '%' || c == ';';
}

bool begins_counting(std::string_view line) {
  static const RE2 pattern(R"(^\d[\d.,/]*\s*(?:vụ|người|đối tượng|bị can|trường hợp|hồ sơ|điểm|tụ điểm|gam|kg|viên|lượt|cây|đồng)[^\pL])");
  return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

// Whether a line runs on into the next: it is as wide as the page's text.
class Widths {
 public:
  explicit Widths(const Document& document) {
    for (const Line& line : document.lines) {
      const Page* page = document.page_of(line.span.begin);
      if (!line.box || !page) continue;
      auto number = static_cast<size_t>(page->number);
      if (right_.size() <= number) right_.resize(number + 1, 0);
      right_[number] = std::max(right_[number], line.box->x1);
    }
    // Text without boxes whose lines were broken by hand or by a copy: no line is long, many are nearly as long as the longest.
    std::vector<size_t> lengths;
    for (const Line& line : document.lines)
      if (!line.box) lengths.push_back(line.span.size());
    if (lengths.size() < 20) return;
    std::sort(lengths.begin(), lengths.end());
    size_t longest = lengths[lengths.size() * 97 / 100];
    size_t nearly = static_cast<size_t>(lengths.end() - std::lower_bound(lengths.begin(), lengths.end(), longest * 4 / 5));
    if (longest < 200 && longest > 50 && nearly * 4 > lengths.size()) wrapped_at_ = longest;
  }
  std::optional<bool> reaches_margin(const Document& document, const Line& line) const {
    const Page* page = document.page_of(line.span.begin);
    if (!line.box && wrapped_at_ > 0) return line.span.size() * 100 > wrapped_at_ * 72;
    if (!line.box || !page) return std::nullopt;
    double right = right_[static_cast<size_t>(page->number)];
    return line.box->x1 > right - 0.08 * std::max(page->width, right);
  }

 private:
  std::vector<double> right_;
  size_t wrapped_at_ = 0;  // bytes; 0: lines are whole paragraphs
};

bool page_number(std::string_view line) {
  static const RE2 pattern(R"(^[-–\s]*\d{1,3}[-–\s]*$)");
  return RE2::FullMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

// A heading in capitals ("ĐÁNH GIÁ CHUNG") never runs on and never continues.
bool in_capitals(std::string_view line) {
  int letters = 0;
  for (size_t at = 0; at < line.size();) {
    char32_t c = next_code_point(line, at);
    if (!is_letter(c)) continue;
    ++letters;
    if (!is_upper(c)) return false;
  }
  return letters > 3;
}

}  // namespace

std::vector<Span> find_page_numbers(const Document& document) {
  std::vector<Span> numbers;
  if (document.pages.size() < 2) return numbers;
  for (size_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (!page_number(trimmed(document.at(line.span)))) continue;
    // The first or last line of its page; a row of a table is none.
    const Page* page = document.page_of(line.span.begin);
    bool first = i == 0 || document.page_of(document.lines[i - 1].span.begin) != page;
    bool last = i + 1 == document.lines.size() || document.page_of(document.lines[i + 1].span.begin) != page;
    if (first || last) numbers.push_back(line.span);
  }
  return numbers;
}

Structure find_structure(const Document& document, const std::vector<Lexeme>& lexemes, const std::vector<Span>& skip) {
  Structure structure;
  structure.block_of.assign(lexemes.size(), -1);
  structure.sentence_of.assign(lexemes.size(), -1);
  structure.parenthesis_of.assign(lexemes.size(), -1);
  Widths widths(document);

  // Lines into blocks.
  const Line* previous = nullptr;
  bool gap = false;  // an empty line lies between
  auto table = skip.begin();
  for (const Line& line : document.lines) {
    while (table != skip.end() && table->end <= line.span.begin) ++table;
    bool skipped = table != skip.end() && table->overlaps(line.span);
    std::string_view text = document.at(line.span);
    std::string_view words = trimmed(text);
    if (words.empty()) continue;
    if (previous) {
      std::string_view between = document.at({previous->span.end, line.span.begin});
      gap = std::count(between.begin(), between.end(), '\n') > 1;
    }
    if (skipped) {
      if (!page_number(words)) previous = nullptr;
      continue;
    }
    Mark mark = find_mark(text);
    bool joins = false;
    if (previous && mark.level == kText && !in_capitals(words)) {
      std::string_view before = trimmed(document.at(previous->span));
      auto full = widths.reaches_margin(document, *previous);
      bool open_end = !ends_sentence(before) && !in_capitals(before);
      if (line.begins_paragraph) {
        // A paragraph that begins with a number goes on only over a page's end, where the line before is full, or where running text
        // breaks off before what it counts: "… đề nghị truy tố", "06 vụ, 07 bị can".
        bool number = is_digit(static_cast<unsigned char>(words.front()));
        bool runs_on = document.page_of(previous->span.begin) != document.page_of(line.span.begin) || (full && *full) || (before.size() > 100 && begins_counting(words));
        joins = open_end && begins_small(words) && (!number || runs_on);
      } else if (full && !gap) {
        joins = *full && (open_end || !ends_sentence(before) || begins_small(words));
        if (!joins) joins = *full && before.back() != ':';
        if (!joins) joins = open_end && begins_small(words);
      } else {
        joins = open_end && (begins_small(words) || before.back() == ',');
      }
      if (before.back() == '.' && begins_small(words) && is_digit(static_cast<unsigned char>(words.front())) && full && *full) joins = true;
    }
    if (joins) {
      Block& block = structure.blocks.back();
      block.span.end = line.span.end;
    } else {
      Block block;
      block.span = line.span;
      block.kind = mark.kind;
      block.level = mark.level;
      LexemeIndex first = lexeme_at(lexemes, line.span.begin);
      block.range = {first, first};
      block.marker = {first, mark.size ? lexeme_at(lexemes, line.span.begin + mark.size) : first};
      structure.blocks.push_back(block);
    }
    previous = &line;
  }

  // Blocks into a tree.
  std::vector<int> open;
  for (size_t i = 0; i < structure.blocks.size(); ++i) {
    Block& block = structure.blocks[i];
    block.range.end = lexeme_at(lexemes, block.span.end);
    std::string_view words = trimmed(document.at(block.span));
    block.ends_in_colon = !words.empty() && words.back() == ':';
    if (block.level == kText) {
      auto top = std::find_if(open.rbegin(), open.rend(), [&](int b) { return structure.blocks[static_cast<size_t>(b)].level <= kDash; });
      bool under_dash = top != open.rend() && structure.blocks[static_cast<size_t>(*top)].level == kDash && structure.blocks[static_cast<size_t>(*top)].ends_in_colon;
      // "Người nghiện ma túy" on a line of its own over bullets names what they are about.
      bool titles = !ends_sentence(words) && words.find(':') == words.npos && words.size() < kLongestTitle && i + 1 < structure.blocks.size() && structure.blocks[i + 1].kind == BlockKind::bullet;
      if (titles && !in_capitals(words)) {
        block.kind = BlockKind::heading;
        block.level = kColonParagraph;
      } else if (in_capitals(words) && !block.ends_in_colon) {
        block.kind = BlockKind::heading;
        block.level = kPart + 2;
      } else if (block.ends_in_colon) {
        block.level = under_dash ? kColonUnderDash : kColonParagraph;
      } else {
        block.level = under_dash ? kColonUnderDash : kColonParagraph;
        // Running text: it closes lists before it and holds none itself.
        while (!open.empty() && structure.blocks[static_cast<size_t>(open.back())].level >= block.level) open.pop_back();
        block.parent = open.empty() ? -1 : open.back();
        block.level = kText;
        continue;
      }
    }
    while (!open.empty() && structure.blocks[static_cast<size_t>(open.back())].level >= block.level) open.pop_back();
    block.parent = open.empty() ? -1 : open.back();
    open.push_back(static_cast<int>(i));
  }

  // Blocks into sentences and parentheses.
  auto apart = skip.begin();
  for (size_t b = 0; b < structure.blocks.size(); ++b) {
    const Block& block = structure.blocks[b];
    LexemeIndex sentence = block.range.begin;
    std::vector<int> nested;
    auto close_sentence = [&](LexemeIndex end) {
      if (end <= sentence) return;
      int index = static_cast<int>(structure.sentences.size());
      structure.sentences.push_back({sentence, end});
      for (LexemeIndex i = sentence; i < end; ++i) structure.sentence_of[i] = index;
      sentence = end;
    };
    for (LexemeIndex i = block.range.begin; i < block.range.end; ++i) {
      while (apart != skip.end() && apart->end <= lexemes[i].span.begin) ++apart;
      if (apart != skip.end() && apart->contains(lexemes[i].span)) continue;
      structure.block_of[i] = static_cast<int>(b);
      const Lexeme& lexeme = lexemes[i];
      if (i - sentence >= kLongestSentence) close_sentence(i);
      if (lexeme.is('(') || lexeme.is('[')) {
        int outer = nested.empty() ? -1 : nested.back();
        structure.parenthesis_of[i] = outer;
        nested.push_back(static_cast<int>(structure.parentheses.size()));
        structure.parentheses.push_back({i, block.range.end, outer});
        continue;
      }
      if ((lexeme.is(')') || lexeme.is(']')) && !nested.empty()) {
        structure.parentheses[static_cast<size_t>(nested.back())].close = i;
        nested.pop_back();
        structure.parenthesis_of[i] = nested.empty() ? -1 : nested.back();
        continue;
      }
      structure.parenthesis_of[i] = nested.empty() ? -1 : nested.back();
      bool stop = (lexeme.is('.') || lexeme.is('!') || lexeme.is('?')) && i >= block.marker.end;
      if (!stop || !nested.empty() || i + 1 >= block.range.end) continue;
      const Lexeme& next = lexemes[i + 1];
      bool abbreviation = i > block.range.begin && lexemes[i - 1].all_capitals && lexemes[i - 1].span.size() <= 3 && lexemes[i - 1].kind == LexemeKind::word &&
                          lexeme.is('.') && next.capital;
      if (next.space_before && !abbreviation && (next.capital || next.kind == LexemeKind::digits || next.kind == LexemeKind::sign)) close_sentence(i + 1);
    }
    close_sentence(block.range.end);
  }
  return structure;
}

}  // namespace doisoat
