// Reason lists: what a movement is split into by the reasons told behind it, whatever these name.
#pragma once

#include "extract/resolution_context.h"

namespace doisoat {

// The movement (or remainder) that the quantity is one of the reasons of: "đưa ra khỏi danh sách 43 người, do: chết 07; đã
// chuyển sang diện quản lý sau cai 16; lý do khác 01". A list ends with its sentence, where another movement or moment is told, or where its
// numbers have added up to the whole. -1: of none.
int movement_split_at(const ResolutionContext& context, int quantity);

// Whether the words at the quantity give a reason, understood or not: "mời nhiều lần không đến 06" does, "; 06" does not.
bool gives_reason(const ResolutionContext& context, const Quantity& quantity);

}  // namespace doisoat
