// Parts and their whole.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// Parts behind their whole: in its parenthesis, after "trong đó", in the bullets below.
void add_parts(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
