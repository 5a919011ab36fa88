#include "extract/anaphors.h"

namespace doisoat {
namespace {

// "nói trên", "nêu trên", "kể trên", "này": directly behind what is counted.
bool points_back(const ResolutionContext& context, const Quantity& q) {
  const auto& l = context.reading.lexemes;
  LexemeIndex i = q.last + 1;
  if (i >= context.sentence_range(q).end) return false;
  if (l[i].folded.marked == marked_of<"này">()) return true;
  bool said = l[i].is_word("noi") || l[i].is_word("neu") || l[i].is_word("ke");
  return said && i + 1 < context.sentence_range(q).end && l[i + 1].is_word("tren");
}

}  // namespace

int figure_taken_up(const ResolutionContext& context, int index) {
  constexpr int kBefore = 40;  // quantities looked at
  const Quantity& q = context.quantity(index);
  if (q.counter < 0 || q.numeral.percent || q.negation || !points_back(context, q)) return -1;
  for (int i = index - 1; i >= 0 && i > index - kBefore; --i) {
    const Resolution& r = context.resolution(i);
    if (is_figure(r) && r.value == q.numeral.value && has_unit(q, r.unit) && !context.quantity(i).numeral.percent) return i;
  }
  return -1;
}

}  // namespace doisoat
