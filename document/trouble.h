// Trouble: a run, or a file of a run, that cannot go on. Thrown where it is known, caught once: in `main` (the run) or in the
// import loop (one file). A strange report is not trouble but data: a flag.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace doisoat {

// `code` is fixed and documented (docs/errors.md); its text for people is the message "error.<code>" of
// catalogue/messages, in Vietnamese and English, filled in with `parameters`.
struct Trouble : std::runtime_error {
  explicit Trouble(std::string trouble_code, std::map<std::string, std::string> trouble_parameters = {})
      : std::runtime_error(trouble_code), code(std::move(trouble_code)), parameters(std::move(trouble_parameters)) {}

  std::string code;
  std::map<std::string, std::string> parameters;
};

}  // namespace doisoat
