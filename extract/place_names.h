// The administrative units that a text names: "xã Khe Mận", "TT. Phố Sim", "các xã: Bản Sảo, Nà Lếch".
//
// A name is what follows a word for a kind of unit in capital letters; whether there is such a unit is for the gazetteer to say.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalogue/places.h"
#include "document/document.h"

namespace doisoat {

struct UnitMention {
  Span span;  // with the word for its kind; of further names in a list, the name alone
  Span name;
  PlaceType type = PlaceType::commune;
  bool listed = false;  // one of several behind "các xã"
};

// In reading order, not overlapping. `text` is NFC; spans lie in it.
std::vector<UnitMention> find_units(std::string_view text);

// A unit's name in the usual case: "BÌNH LƯ" → "Bình Lư"; mixed case is left as it is.
std::string title_case(std::string_view name);
// "CÔNG AN HUYỆN BÌNH LỤC" → "Công an huyện Bình Lục"; abbreviations keep their capitals; mixed case is left as it is.
std::string sentence_case(std::string_view organisation);

}  // namespace doisoat
