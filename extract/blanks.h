// Blanks where a figure is asked for ("Loại I:…………", "(….%)") and directions left unchosen ("tăng/giảm").
#pragma once

#include <vector>

#include "document/relation.h"
#include "extract/scope.h"

namespace doisoat {

std::vector<Observation> find_blanks(const Reading& reading, const Scope& scope);

}  // namespace doisoat
