// Numbers beside what they can be checked against in the text: an amount in words, the entries of a list.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// "194.000.000đ (Một trăm chín mươi tư triệu đồng)".
void add_words(const RelationContext& context, std::vector<Relation>& relations);

// "05 trường hợp (…; …)": as many entries as the number says.
void add_lists(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
