// What numbers the rows of a table: "I", "1", "1.1", "a)", "-".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/lexemes.h"
#include "extract/structure.h"

namespace doisoat {

struct RowMarker {
  std::string text;     // digits as they stand; "I", "A", "a", "-", "+" for any of their kind
  LexemeIndex end = 0;  // behind it, its dot or parenthesis included
};

// `own_cell`: nothing else may stand there. Inside a label it needs its dot, parenthesis or dash.
std::optional<RowMarker> marker_at(const std::vector<Lexeme>& lexemes, Range range, bool own_cell);

// How a marker ranks: rows with the same rank are siblings.
std::string rank_of(const std::string& marker);

}  // namespace doisoat
