// The help of a command in the reader's language: how to call it, its arguments, options and commands.
#pragma once

#include <string>

#include "cli/command.h"

namespace doisoat {

std::string help_text(const CLI::App& app, const Program& program);

}  // namespace doisoat
