// Sums: of money behind its items, and of periods that make up a longer one.
#pragma once

#include "extract/relation_context.h"

namespace doisoat {

// "Tổng: 102.000.000đ" behind what it sums up.
void add_sums(const RelationContext& context, std::vector<Relation>& relations);

// "năm 2021: 18; năm 2022: 25; 9 tháng 2023: 31; cộng từ 2021 đến nay: 74": figures whose periods make up that of another one.
void add_sums_over_time(const RelationContext& context, std::vector<Relation>& relations);

}  // namespace doisoat
