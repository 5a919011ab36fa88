// Names in the database back to enumerators: the inverse of the name() functions in document/.
#pragma once

#include <string>

#include "document/trouble.h"

namespace doisoat {

// REQUIRES: Enum runs from 0 to `last` without gaps. Throws Trouble db.damaged for a name that is none.
template <class Enum>
Enum named(const std::string& text, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (text == name(static_cast<Enum>(i))) return static_cast<Enum>(i);
  throw Trouble("db.damaged", {{"message", "unknown name \"" + text + "\""}});
}

}  // namespace doisoat
