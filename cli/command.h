// How the program is put together: every command is one file with one add_… function that declares its words and options and
// sets what is to run. Options are parsed into a plain struct of the command; nothing reads them from elsewhere.
#pragma once

#include <functional>
#include <string>

#include "catalogue/catalogue.h"
#include "catalogue/messages.h"

namespace CLI {
class App;
}

namespace doisoat {

struct Program {
  Language language = Language::vi;
  Messages messages;
  std::string database;      // --db: the file; the commands that use one set it
  std::function<int()> run;  // set by the command that was chosen; returns the exit code

  std::string text(std::string_view key, const Parameters& parameters = {}) const {
    return messages.text(language, key, parameters);
  }
};

void add_read(CLI::App& app, Program& program);
void add_try(CLI::App& app, Program& program);
void add_import(CLI::App& app, Program& program);
void add_flags(CLI::App& app, Program& program);
void add_figures(CLI::App& app, Program& program);
void add_decide(CLI::App& app, Program& program);
void add_show(CLI::App& app, Program& program);
void add_letter(CLI::App& app, Program& program);

// The whole catalogue, for the commands that need more than messages. Throws DataError.
Catalogue load_whole_catalogue();

}  // namespace doisoat
