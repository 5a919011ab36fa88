// Shares of a whole and changes since another time.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// The whole of a share: beside the part ("03/22"), what the part is part of, or the same figure without the part's breakdown.
void add_shares(const RelationContext& context, std::vector<Relation>& relations);

// A stated change, where the figure of the time before stands in the text, too.
void add_changes(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
