#include <optional>
#include <string>

#include "extract/table_header.h"

namespace doisoat {
namespace {

// Column numbers have two digits at most.
constexpr int kColumnNumbers = 100;

int column_number(const Lexeme& x) { return x.span.size() <= 2 ? std::stoi(x.folded.bare) : -1; }

// "(7)=(3)+(4)-(5)", "3 = 4+…+7". nullopt: it is no sum, or speaks of columns that are not there.
std::optional<std::vector<FormulaTerm>> formula_in(const std::vector<Lexeme>& lexemes, Range cell, int own,
                                                   const std::vector<int>& column_of) {
  std::vector<FormulaTerm> terms;
  bool right = false, range = false;
  int sign = 1, last = -1;
  for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
    const Lexeme& x = lexemes[i];
    if (x.is('='))
      right = true;
    else if (x.is('+'))
      sign = 1;
    else if (x.is('-') || x.folded.bare == "–" || x.folded.bare == "−")
      sign = -1;
    else if (x.folded.bare == "…" || x.is('.'))
      range = right;
    else if (x.is('*') || x.is('/') || x.is(':') || x.is('%') || (x.kind == LexemeKind::word && right))
      return std::nullopt;
    else if (x.kind == LexemeKind::digits && right) {
      int number = column_number(x);
      if (number < 0) return std::nullopt;
      for (int k = range && last >= 0 ? last + 1 : number; k <= number; ++k) {
        int other = column_of[static_cast<size_t>(k)];
        if (other < 0 || other == own) return std::nullopt;
        terms.push_back({other, sign});
      }
      range = false;
      last = number;
    }
  }
  return terms;
}

}  // namespace

void read_formulas(const TableCells& cells, int numbers, TableShape& shape) {
  const auto& lexemes = cells.reading.lexemes;
  std::vector<int> column_of(kColumnNumbers, -1);
  for (int c = 0; c < cells.grid.columns(); ++c) {
    Range cell = cells.own(numbers, c);
    LexemeIndex i = cell.begin;
    while (i < cell.end && lexemes[i].kind != LexemeKind::digits) ++i;
    if (i < cell.end)
      if (int number = column_number(lexemes[i]); number >= 0) column_of[static_cast<size_t>(number)] = c;
  }
  for (int c = 0; c < cells.grid.columns(); ++c) {
    auto terms = formula_in(lexemes, cells.own(numbers, c), c, column_of);
    if (terms && terms->size() > 1) shape.columns[static_cast<size_t>(c)].formula = std::move(*terms);
  }
}

}  // namespace doisoat
