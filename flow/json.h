// A result as the JSON of the contract: one object on one line, keys in the contract's order.
#pragma once

#include <string>

#include "catalogue/messages.h"
#include "document/trouble.h"
#include "flow/read.h"

namespace doisoat {

struct JsonOptions {
  Language language = Language::vi;  // of the flags' messages
  bool show_names = false;           // names of private persons as they stand, not masked
};

// Pure; no newline at the end.
std::string result_json(const Result& result, const Catalogue& catalogue, const JsonOptions& options);

// What stands in its place for a file that could not be read. `name`: as the user named the file, in any encoding.
std::string error_json(const std::string& name, const Trouble& trouble, const Messages& messages, Language language);

}  // namespace doisoat
