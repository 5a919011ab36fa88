#include "flow/import.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/text_width.h"
#include "document/trouble.h"
#include "flow/json_writer.h"
#include "flow/trouble_text.h"

namespace doisoat {
namespace {

struct ImportOptions {
  std::vector<std::string> paths;
  bool json = false;
  int jobs = 0;
};

std::string reason_text(const FileOutcome& file, const Program& program) {
  return trouble_text(Trouble(file.reason, file.parameters), file.file, program.messages, program.language);
}

std::string json_line(const FileOutcome& file, const Program& program) {
  JsonWriter json;
  auto id = [&](const char* key, const std::optional<RowId>& row) {
    json.key(key);
    row ? json.integer(*row) : json.null();
  };
  json.begin_object().key("file").string(file.file);
  json.key("outcome").string(name(file.outcome));
  json.key("reason").string_or_null(file.reason);
  if (!file.reason.empty()) json.key("message").string(reason_text(file, program));
  id("document", file.document);
  id("of", file.of);
  json.key("pages").integer(file.pages);
  json.key("damaged_pages").begin_array();
  for (int page : file.damaged_pages) json.integer(page);
  json.end_array();
  json.key("figures").integer(file.figures);
  json.key("flags").integer(file.flags);
  return json.end_object().str();
}

// One line a file: what became of it, and for one that was not read why and what to do.
std::string line_for_people(const FileOutcome& file, const Program& program) {
  if (!file.reason.empty()) return printable(program.text(std::string("outcome.") + name(file.outcome)) + ": " + reason_text(file, program));
  std::string line = program.text(std::string("outcome.") + name(file.outcome)) + ": " + file.file;
  if (file.outcome == FileState::duplicate || file.outcome == FileState::revision)
    line += " " + program.text("import.of", {{"of", file.of ? std::to_string(*file.of) : "?"}});
  if (file.figures || file.flags)
    line += " · " + program.text("import.counts", {{"figures", std::to_string(file.figures)}, {"flags", std::to_string(file.flags)}});
  std::string pages;
  for (int page : file.damaged_pages) pages += (pages.empty() ? "" : ", ") + std::to_string(page);
  if (!pages.empty()) line += " · " + program.text("import.damaged_pages", {{"pages", pages}});
  return printable(line);
}

std::string summary_text(const ImportSummary& summary, const Program& program) {
  int all = 0;
  std::string outcomes;
  for (auto [state, files] : summary.files) {
    if (files == 0) continue;
    all += files;
    outcomes += "  " + program.text(std::string("outcome.") + name(state)) + ": " + std::to_string(files) + "\n";
  }
  std::string text = program.text("import.files", {{"files", std::to_string(all)}}) + "\n" + outcomes;
  text += program.text("import.totals", {{"pages", std::to_string(summary.pages)},
                                         {"figures", std::to_string(summary.figures)},
                                         {"flags", std::to_string(summary.flags)}}) + "\n";
  if (summary.flags > 0) text += program.text("import.see_flags") + "\n";
  if (summary.left_by_others > 0) text += program.text("import.left", {{"files", std::to_string(summary.left_by_others)}}) + "\n";
  return text;
}

int run_import(const ImportOptions& options, const Program& program) {
  Interruption interruption;
  Catalogue catalogue = load_whole_catalogue();
  Database database = Database::open(program.database);
  ProgressBar bar(program);
  std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  int missing = 0;
  ImportSettings settings;
  settings.parallel = options.jobs;
  settings.who = current_user();
  settings.program_version = DOISOAT_VERSION;
  settings.stop = interruption.token();
  settings.progress = [&](const ImportProgress& progress) { bar.show(progress); };
  settings.finished = [&](const FileOutcome& file) {
    bar.clear();
    missing += file.reason == "file.missing";
    std::cout << (options.json ? json_line(file, program) : line_for_people(file, program)) << std::endl;
  };
  ImportSummary summary = import_files(database, paths, catalogue, settings);
  bar.clear();
  (options.json ? std::cerr : std::cout) << (options.json ? "" : "\n") << summary_text(summary, program);
  if (!summary.stopped_by.empty()) {
    std::cerr << printable(trouble_text(Trouble(summary.stopped_by), program.database, program.messages, program.language)) << "\n";
    return kDatabase;
  }
  if (interruption.happened()) {
    std::cerr << program.text("import.interrupted") << "\n";
    return kInterrupted;
  }
  bool unfinished = summary.files[FileState::queued] > 0;
  bool nothing_there = missing == static_cast<int>(paths.size());
  return unfinished || nothing_there ? kFileUnreadable : kDone;
}

}  // namespace

void add_import(CLI::App& app, Program& program) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = app.add_subcommand("import", program.text("help.import"));
  command->add_option("PATH", options->paths, program.text("help.import_path"))->required();
  command->add_flag("--json", options->json, program.text("help.import_json"));
  command->add_option("--jobs", options->jobs, program.text("help.import_jobs"))->option_text("N")->check(CLI::Range(1, 256));
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return run_import(*options, program); }; });
}

}  // namespace doisoat
