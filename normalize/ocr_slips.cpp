#include "normalize/ocr_slips.h"

#include <algorithm>
#include <map>

#include "normalize/numeral_slips.h"
#include "normalize/respan.h"

namespace doisoat {
namespace {

struct Word {
  size_t token = 0;
  std::string text;       // as it is to be
  double confidence = 1;  // at most this
  bool joined = false;    // to the word before
};

// Columns of tables in which most cells hold a numeral and nothing else.
class NumericCells {
 public:
  explicit NumericCells(const Document& document) {
    for (const Table& table : document.tables) {
      std::map<int, std::pair<int, int>> columns;  // numeric, filled
      for (const Cell& cell : table.cells) {
        auto& [numeric, filled] = columns[cell.column];
        if (cell.span.empty()) continue;
        ++filled;
        const std::string_view words = document.at(cell.span);
        if (words.find_first_not_of("0123456789.,%/+-") == words.npos && words.find_first_of("0123456789") != words.npos)
          ++numeric;
      }
      for (const Cell& cell : table.cells) {
        const auto& [numeric, filled] = columns[cell.column];
        // The first column holds ordinals: a Roman number there is one.
        if (cell.column > 0 && numeric >= 3 && numeric * 2 > filled) cells_.insert({cell.span.begin, cell.span.end});
      }
    }
  }
  bool is_whole_cell(Span span) const {
    const auto cell = cells_.find(span.begin);
    return cell != cells_.end() && cell->second == span.end;
  }

 private:
  std::map<Offset, Offset> cells_;
};

class Repairer {
 public:
  explicit Repairer(Document& document) : document_(document), numeric_(document) {}

  void run() {
    auto token = document_.tokens.begin();
    for (auto line_at = document_.lines.begin(); line_at != document_.lines.end(); ++line_at) {
      const Line& line = *line_at;
      token =
          std::partition_point(token, document_.tokens.end(), [&](const Token& t) { return t.span.end <= line.span.begin; });
      const auto first = static_cast<size_t>(token - document_.tokens.begin());
      while (token != document_.tokens.end() && line.span.contains(token->span)) ++token;
      const auto last = static_cast<size_t>(token - document_.tokens.begin());
      const Page* page = document_.page_of(line.span.begin);
      if (!page || page->source != PageSource::ocr) continue;
      // A sentence goes on in the next line of the page.
      std::string_view next;
      const auto next_line = std::next(line_at);
      if (next_line != document_.lines.end() && page->span.contains(next_line->span)) {
        next = document_.at(next_line->span);
        next = next.find('\t') == next.npos ? next.substr(0, next.find(' ')) : std::string_view();
      }
      repair_line(first, last, document_.at(line.span).find('\t') != std::string_view::npos, next);
    }
    apply();
  }

 private:
  // Words that TABs part are cells or columns: nothing is torn apart over them, and none is beside the other.
  bool parted(size_t left, size_t right) const {
    const Offset begin = document_.tokens[left].span.end, end = document_.tokens[right].span.begin;
    return document_.at({begin, end}).find('\t') != std::string_view::npos;
  }

  void repair_line(size_t first, size_t last, bool in_row, std::string_view next_line) {
    std::vector<Word> words;
    for (size_t i = first; i < last; ++i) words.push_back({i, std::string(document_.at(document_.tokens[i].span))});
    auto word_at = [&](size_t i, size_t beside) -> std::string_view {
      return i < words.size() && !parted(words[std::min(i, beside)].token, words[std::max(i, beside)].token)
                 ? words[i].text
                 : std::string_view();
    };
    for (size_t i = 0; i < words.size(); ++i) {
      SlipContext context{i > 0 ? word_at(i - 1, i) : "", word_at(i + 1, i), false};
      context.in_row = in_row;
      if (i + 1 == words.size() && i >= 2 && !in_row) context.after = next_line;
      context.in_numeric_column = numeric_.is_whole_cell(document_.tokens[words[i].token].span);
      if (auto repair = repair_word(words[i].text, context)) {
        words[i].text = std::move(repair->text);
        words[i].confidence = repair->confidence;
      }
    }
    for (size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i].joined || word_at(i + 1, i).empty()) continue;
      const SlipContext context{i > 0 ? word_at(i - 1, i) : "", i + 2 < words.size() ? word_at(i + 2, i + 1) : "", false};
      const auto joined = join_numeral(words[i].text, words[i + 1].text, context);
      if (!joined) continue;
      // The joined reading, given to the two words in turn.
      words[i].text = joined->substr(0, joined->size() - words[i + 1].text.size());
      words[i + 1].joined = true;
    }
    for (Word& word : words) {
      const Token& token = document_.tokens[word.token];
      if (word.joined || word.text != document_.at(token.span)) changed_.push_back(std::move(word));
    }
  }

  void apply() {
    std::vector<Replacement> replacements;
    std::vector<std::string> readings(changed_.size());
    for (size_t i = 0; i < changed_.size(); ++i) {
      const Word& word = changed_[i];
      const Span span = document_.tokens[word.token].span;
      readings[i] = document_.at(span);
      if (word.joined) replacements.push_back({{document_.tokens[word.token - 1].span.end, span.begin}, ""});
      if (word.text != document_.at(span)) replacements.push_back({span, word.text});
    }
    replace(document_, replacements);
    for (size_t i = 0; i < changed_.size(); ++i) {
      Token& token = document_.tokens[changed_[i].token];
      if (!changed_[i].joined || readings[i] != changed_[i].text) lower(token, readings[i], changed_[i].confidence);
    }
    join_tokens();
  }

  // The repair takes at most its confidence; the reading as it was keeps at most the rest.
  static void lower(Token& token, const std::string& reading, double most) {
    const double left = 1 - most;
    std::erase_if(token.alternatives, [&](const Alternative& a) { return a.text == reading; });
    token.alternatives.push_back({reading, std::min(left, token.confidence)});
    std::stable_sort(token.alternatives.begin(), token.alternatives.end(),
                     [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
    token.confidence = std::min(token.confidence, most);
  }

  void join_tokens() {
    std::vector<bool> gone(document_.tokens.size(), false);
    for (auto word = changed_.rbegin(); word != changed_.rend(); ++word) {
      if (!word->joined) continue;
      Token& left = document_.tokens[word->token - 1];
      const Token& right = document_.tokens[word->token];
      const double confidence = std::min({left.confidence, right.confidence, 0.9});
      left.alternatives = {
          {std::string(document_.at(left.span)) + " " + std::string(document_.at(right.span)), 1 - confidence}};
      left.span.end = right.span.end;
      left.box = cover(left.box, right.box);
      left.confidence = confidence;
      gone[word->token] = true;
    }
    size_t at = 0;
    std::erase_if(document_.tokens, [&](const Token&) { return gone[at++]; });
  }

  Document& document_;
  NumericCells numeric_;
  std::vector<Word> changed_;
};

}  // namespace

void repair_ocr_slips(Document& document) { Repairer(document).run(); }

}  // namespace doisoat
