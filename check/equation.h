// Relations as equations: Σ aᵢ·xᵢ = c, Σ aᵢ·xᵢ ≤ c, or percent = 100 · numerator / denominator, each with the tolerance that the
// printed precision leaves.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "catalogue/rules.h"
#include "document/relation.h"

namespace doisoat {

struct Term {
  FigureId figure = 0;
  int coefficient = 1;
};

enum class Form {
  equality,    // Σ terms = constant, give or take `tolerance`
  at_most,     // Σ terms ≤ constant
  percentage,  // subject = 100 · Σ terms / (Σ denominator + constant)
};

struct Equation {
  RelationKind kind = RelationKind::total;
  Form form = Form::equality;
  std::vector<Term> terms;
  std::vector<Term> denominator;
  Decimal constant;
  Decimal tolerance;
  std::optional<FigureId> subject;  // the figure that the others imply: the whole, the closing stock, the percentage
  double confidence = 1;            // that the text means it
  bool complete = true;             // every role that it needs is there; else it stays undecided
  bool sign_open = false;           // "tăng/giảm" left unchosen: the change may go either way
  bool exclusive_parts = false;     // at_most: the parts together may not exceed the whole
  Span quote;
  int report = 0;

  std::vector<FigureId> figures() const;  // each once, in the order of the text's relation
  bool has(FigureId figure) const;
};

// The equations of all relations, in their order; a subset with several overlapping parts gives one for each part. Then those of
// declared relations. An equation that says the same about the same figures as an earlier one is left out.
std::vector<Equation> equations(const Extraction& extraction, const Rules& rules);

// The values of the figures, some of them supposed to be others.
class Supposed {
 public:
  explicit Supposed(const Extraction& extraction) : figures_(extraction.figures) {}
  Decimal operator[](FigureId figure) const;
  void suppose(FigureId figure, Decimal value) { changes_.emplace_back(figure, value); }
  void forget() { changes_.pop_back(); }
  const Figure& figure(FigureId figure) const { return figures_[figure]; }

 private:
  const std::vector<Figure>& figures_;
  std::vector<std::pair<FigureId, Decimal>> changes_;  // few: a later one wins
};

// Undecided where a needed figure is absent, a qualified number leaves it open, or the arithmetic has no answer (0/0).
Outcome judge(const Equation& equation, const Supposed& values, const Rules& rules);

// Σ terms − constant (for a percentage: percent − what its counts give, to 6 decimals); nullopt where there is no answer.
std::optional<Decimal> residual(const Equation& equation, const Supposed& values);

// The values that `figure` would need for the equation to hold, those that could stand there only; a percentage leaves a range,
// of which the nearest and those that differ from the printed one by little are given.
std::vector<Decimal> solutions(const Equation& equation, FigureId figure, const Supposed& values, const Rules& rules);

// What the others imply for the subject, at its printed precision.
std::optional<Decimal> implied(const Equation& equation, const Supposed& values);

}  // namespace doisoat
