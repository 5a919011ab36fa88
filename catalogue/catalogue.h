// All that the domain knows, as data: loaded once, then only read (safe to share between threads).
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/encodings.h"
#include "catalogue/messages.h"
#include "catalogue/places.h"
#include "catalogue/rules.h"
#include "catalogue/vocabulary.h"

namespace doisoat {

struct Catalogue {
  std::string version;  // hash of all data files: part of every result
  Encodings encodings;
  Messages messages;
  Gazetteer places;
  Rules rules;
  Vocabulary vocabulary;
};

// Throws DataError on the first wrong entry.
Catalogue load_catalogue(const std::filesystem::path& folder);

}  // namespace doisoat
