// The words around which names of persons are recognised. All sets hold words folded with their marks, unless they say bare.
#pragma once

#include <string>
#include <unordered_set>

namespace doisoat {

struct PersonWords {
  std::unordered_set<std::string> surnames, bare_surnames;
  std::unordered_set<std::string> person;       // "anh", "đối tượng": what follows is a person
  std::unordered_set<std::string> officials;    // ranks and offices: what follows is none of the private persons
  std::unordered_set<std::string> named_after;  // streets, schools, units: named after people, or like them
  std::unordered_set<std::string> address;      // words with which an address goes on
};
const PersonWords& person_words();

}  // namespace doisoat
