// Owners: which quantity another one is a part of, a further part beside, or compared with.
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// How the words make a quantity a part of another: in a parenthesis behind it, after "trong đó", or in a block below its own.
enum class Ownership { none, parenthesis, of_which, parent };

struct Owner {
  int quantity = -1;  // -1: it is a part of none
  Ownership kind = Ownership::none;

  bool found() const { return quantity >= 0; }
};

Owner owner_of(const ResolutionContext& context, const Quantity& quantity);

// The figure of now for a number that says what there was then: "giảm 12 người so với cùng kỳ (73 người)"; -1: none.
// `compared`: whether the quantity stands in such a parenthesis at all.
int compared_figure(const ResolutionContext& context, const Quantity& quantity, bool& compared);

// The figure counted just before, on the same level, of which this quantity may be a further part: "…, 61 người đang ở cơ sở
// cai nghiện bắt buộc"; in the sentence, the one before, or the bullet before. -1: none.
// `moved`: its words say that it came or went, or what there was before; then a list some bullets above may be meant.
int sibling_of(const ResolutionContext& context, int quantity, bool moved);

}  // namespace doisoat
