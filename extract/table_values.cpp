#include "extract/table_values.h"

#include <algorithm>

namespace doisoat {
namespace {

bool is_minus(const Lexeme& l) { return l.is('-') || l.folded.bare == "–" || l.folded.bare == "−"; }
int sign_of(const Lexeme& l) {
  if (l.is('+') || l.folded.bare == "↑" || l.folded.bare == "▲") return 1;
  if (is_minus(l) || l.folded.bare == "↓" || l.folded.bare == "▼") return -1;
  if (l.is_word("tang")) return 1;
  if (l.is_word("giam")) return -1;
  return 0;
}

}  // namespace

std::vector<CellValue> values_in(const Reading& reading, Range cell) {
  std::vector<CellValue> values;
  const auto& l = reading.lexemes;
  int sign = 0;
  bool behind_number = false, signed_in_parentheses = false;
  for (LexemeIndex i = cell.begin; i < cell.end;) {
    const Lexeme& x = l[i];
    if (x.kind == LexemeKind::digits) {
      auto it =
          std::partition_point(reading.numerals.begin(), reading.numerals.end(), [&](const Numeral& n) { return n.first < i; });
      if (it == reading.numerals.end() || it->first != i || it->last >= cell.end || it->ledger_class == LedgerClass::reference)
        return {};
      CellValue value{static_cast<size_t>(it - reading.numerals.begin()), sign, it->percent, {}};
      sign = 0;
      i = it->last + 1;
      auto match = std::partition_point(reading.phrases.begin(), reading.phrases.end(),
                                        [&](const PhraseMatch& m) { return m.first < i; });
      for (; match != reading.phrases.end() && match->first == i && !it->percent; ++match)
        if (reading.vocabulary.phrases[static_cast<size_t>(match->phrase)].kind == PhraseKind::counter &&
            match->last < cell.end) {
          value.counter = {i, match->last + 1};
          i = match->last + 1;
          break;
        }
      if (i < cell.end && l[i].is('%')) value.percent = true, ++i;
      values.push_back(value);
      behind_number = true;
      continue;
    }
    if (int s = sign_of(x); s != 0 && !(behind_number && is_minus(x))) {
      sign = s;
      ++i;
      continue;
    }
    if (x.is('(') && i + 2 < cell.end && sign_of(l[i + 1]) != 0 && l[i + 2].is(')')) {
      sign = sign_of(l[i + 1]);
      i += 3;
      continue;
    }
    // "(+5)", "(-3)".
    if (x.is('(') && i + 2 < cell.end && sign_of(l[i + 1]) != 0 && l[i + 2].kind == LexemeKind::digits && values.empty()) {
      signed_in_parentheses = true;
      ++i;
      continue;
    }
    if (x.is(')') && signed_in_parentheses) {
      signed_in_parentheses = false;
      ++i;
      continue;
    }
    bool separator = x.is('/') || x.is(',') || x.is(';') || x.is('.') || x.is('*') || x.is('%') || is_minus(x);
    if (!separator) return {};
    behind_number = false;
    ++i;
  }
  if (sign != 0) return {};
  return values;
}

bool is_none(const Reading& reading, Range cell) {
  const auto& phrases = reading.phrases;
  auto m = std::partition_point(phrases.begin(), phrases.end(), [&](const PhraseMatch& p) { return p.first < cell.begin; });
  for (; m != phrases.end() && m->first == cell.begin; ++m) {
    const Phrase& phrase = reading.vocabulary.phrases[static_cast<size_t>(m->phrase)];
    bool whole = m->last + 1 == cell.end || (m->last + 2 == cell.end && reading.lexemes[cell.end - 1].is('.'));
    if (phrase.kind == PhraseKind::cue && phrase.value == "none" && whole) return true;
  }
  return false;
}

bool is_blank_mark(const Reading& reading, Range cell) {
  const auto& l = reading.lexemes;
  if (cell.empty()) return true;
  for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
    const Lexeme& x = l[i];
    bool mark = is_minus(x) || x.is('.') || x.is('/') || x.is('_') || x.folded.bare == "…" ||
                (x.is_word("x") && cell.end - cell.begin == 1) || x.is('%') || x.is('*');
    if (!mark) return false;
  }
  return true;
}

}  // namespace doisoat
