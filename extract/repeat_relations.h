// The same thing stated twice.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// The same list's size stated twice.
void add_repeats(const RelationContext& context, std::vector<Relation>& relations);

// "09 vụ, 11 đối tượng" and, further below, "09 vụ, 12 đối tượng": one pair told twice, of which one number agrees.
void add_repeated_pairs(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
