// Private persons in a report: their names (to be masked), birth years and papers (no figures), and the whole of each mention
// (to count an enumeration).
//
// A capitalised run is a name when something beside it says so: a birth year, an address, a word such as "đối tượng", the column
// "Họ và tên", or the middle names Văn and Thị behind a surname. Places share their words with names ("Cao Lộc"), so a
// surname alone is never enough. Officials are no private persons: a name behind a rank or an office, or alone in the signature
// block, is left as it is.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "extract/dates.h"

namespace doisoat {

struct PersonMention {
  Span span;                 // name, birth and address: "đối tượng … xã Khe Mận"
  Span name;
  std::vector<Span> digits;  // of birth years and days, identity papers and telephones
};

struct Persons {
  std::vector<PersonMention> mentions;  // in reading order, not overlapping
  std::vector<Span> names;              // every place where a private person's name stands, repeats and given names alone included
};

// `text` is NFC; `mentions` are find_dates of it.
Persons find_persons(std::string_view text, const std::vector<TimeMention>& mentions);

}  // namespace doisoat
