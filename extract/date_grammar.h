// The grammar of single mentions of time; extract/dates.cpp joins them into ranges and lists.
#pragma once

#include <string_view>
#include <vector>

#include "extract/date_words.h"
#include "extract/dates.h"

namespace doisoat {

// A mention and the tokens it is made of, half open.
struct ReadMention {
  TimeMention mention;
  size_t first = 0, last = 0;
};

// Mentions in reading order without ranges or inherited years; spans begin with their cue words.
std::vector<ReadMention> read_mentions(std::string_view text, const std::vector<TimeToken>& tokens);

// Sets from and to (and valid) out of start and stop.
void settle(TimeMention& mention);

}  // namespace doisoat
