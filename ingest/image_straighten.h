// Lines of text that run bent or aslant, as on a photo whose sheet is not seen whole, made straight and level.
#pragma once

#include <vector>

#include "ingest/image.h"
#include "ingest/image_lines.h"

namespace doisoat {

// The gray picture, same size, redrawn so that its lines are level and, where asked for, the margins at which they begin and
// end upright; null where they are so already, or where too few lines tell.
//
// How far each place of the page is too high or low is taken for a polynomial of x and y, fitted by least squares so that it
// lifts every line to one height of its own (after Bloomberg's vertical disparity, but with all lines fitted at once, so that
// short lines and few of them do). Lines that do not fit the rest, in stamps and on the table, are left out and it is fitted again.
Image straighten(const Image& gray, const std::vector<TextLine>& lines, bool upright);

}  // namespace doisoat
