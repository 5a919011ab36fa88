// Movements: what there was, what came and went, and what there is now.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// before + added − removed = after, in one block or over the bullets of one list.
void add_balances(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
