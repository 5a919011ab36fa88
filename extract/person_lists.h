// How many private persons a list names behind the number that counts them: "03 đối tượng, gồm: (1) …; (2) …; (3) …".
#pragma once

#include <optional>
#include <vector>

#include "extract/persons.h"
#include "extract/scope.h"

namespace doisoat {

// `persons` in reading order. nullopt: no list of persons follows the quantity.
std::optional<int> persons_listed(const Reading& reading, const std::vector<PersonMention>& persons, const Quantity& quantity);

}  // namespace doisoat
