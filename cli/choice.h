// A validator of CLI11 for one word out of a few, that says which they are: "vi|en".
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace doisoat {

inline CLI::Validator one_of(const std::string& choices) {
  return CLI::Validator(
      [choices](std::string& value) {
        bool known = !value.empty() && ("|" + choices + "|").find("|" + value + "|") != std::string::npos;
        return known ? "" : value + " (" + choices + ")";
      },
      "");
}

}  // namespace doisoat
