#include "flow/letter.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "db/database.h"
#include "document/trouble.h"

namespace doisoat {
namespace {

struct LetterOptions {
  std::string document, output, date, deadline;
  bool text = false;
  LetterSettings settings;
};

std::optional<Date> day(const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  Date date;
  int read = 0;
  bool vietnamese = std::sscanf(typed.c_str(), "%2d/%2d/%4d%n", &date.day, &date.month, &date.year, &read) == 3;
  if (vietnamese && static_cast<size_t>(read) == typed.size() && date.is_valid()) return date;
  if (auto iso = Date::parse_iso(typed)) return iso;
  throw Trouble("input.date", {{"date", typed}});
}

// Never over a letter that someone may have worked on.
void write_new_file(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  if (!file) throw Trouble(std::filesystem::exists(path) ? "output.exists" : "output.cannot_write", {{"file", path}});
  bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  written = std::fclose(file) == 0 && written;
  if (written) return;
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  throw Trouble("output.cannot_write", {{"file", path}});
}

int write_letter(const LetterOptions& options, const Program& program) {
  LetterSettings settings = options.settings;
  settings.date = day(options.date);
  settings.deadline = day(options.deadline);
  Database database = Database::open_existing(program.database);
  DocumentRow document = document_named(database.connection(), options.document);
  auto flags = list_flags(database.connection(), {.open_only = false, .document = document.id});
  // The letter goes to a Vietnamese office, whatever language its writer works in.
  Letter letter = make_letter(document, flags, settings, load_whole_catalogue(), Language::vi);
  if (letter.left_out > 0) std::cerr << program.text("letter.left_out", {{"count", std::to_string(letter.left_out)}}) << "\n";
  if (letter.rows.empty()) {
    std::cerr << program.text("letter.nothing") << "\n";
    return kDone;
  }
  if (options.text) {
    std::cout << letter_text(letter);
    return kDone;
  }
  std::string path = options.output.empty() ? "cong-van-" + std::to_string(document.id) + ".docx" : options.output;
  write_new_file(path, letter_docx(letter));
  std::cout << program.text("letter.written", {{"file", path}, {"rows", std::to_string(letter.rows.size())}}) << "\n";
  return kDone;
}

}  // namespace

void add_letter(CLI::App& app, Program& program) {
  auto options = std::make_shared<LetterOptions>();
  CLI::App* command = app.add_subcommand("letter", program.text("help.letter"));
  command->add_option("DOCUMENT", options->document, program.text("help.document"))->required();
  auto worded = [&](const char* name, std::string& value, const char* help, const char* label) {
    return command->add_option(name, value, program.text(help))->option_text(program.text(label));
  };
  auto* output = worded("-o,--output", options->output, "help.letter_output", "help.label.file");
  command->add_flag("--text", options->text, program.text("help.letter_text"))->excludes(output);
  worded("--superior", options->settings.superior, "help.letter_superior", "help.label.words");
  worded("--sender", options->settings.sender, "help.letter_sender", "help.label.words");
  worded("--place", options->settings.place, "help.letter_place", "help.label.words");
  worded("--signer", options->settings.signer, "help.letter_signer", "help.label.words");
  worded("--date", options->date, "help.letter_date", "help.label.words");
  worded("--deadline", options->deadline, "help.letter_deadline", "help.label.words");
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return write_letter(*options, program); }; });
}

}  // namespace doisoat
