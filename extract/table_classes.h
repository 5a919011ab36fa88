// What the numerals of a table are that are no figures: numbers of rows and columns, years, persons' data, targets.
#pragma once

#include "extract/table_context.h"

namespace doisoat {

// Sets their class in reading.numerals.
void classify_numerals(Reading& reading, const TableShape& shape, const TableContext& context);

}  // namespace doisoat
