#include <CLI/CLI.hpp>
#include <cstring>
#include <iostream>

#include "catalogue/data_file.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/text_width.h"
#include "document/trouble.h"
#include "flow/trouble_text.h"
#include "ingest/worker.h"

namespace doisoat {
namespace {

// The language is needed to describe the options, so it is looked for before they are parsed.
Language chosen_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--") break;
    std::string_view value;
    if (word.starts_with("--lang=")) value = word.substr(std::strlen("--lang="));
    if (word == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (auto language = parse_language(value)) return *language;
  }
  return language_of_environment();
}

int exit_code(const Trouble& trouble) {
  if (trouble.code.starts_with("input.")) return kUsage;
  if (trouble.code == "decide.no_such_flag" || trouble.code == "db.no_such_document") return kNotFound;
  if (trouble.code.starts_with("decide.")) return kUsage;
  if (trouble.code.starts_with("db.")) return kDatabase;
  if (trouble.code.starts_with("lookup.")) return kNotFound;
  return kFileUnreadable;
}

// CLI11 complains in English; what went wrong is said in the reader's language instead, after its own words for what it is.
int complain(const CLI::App& app, const CLI::ParseError& error, const Program& program) {
  std::string command = "doisoat";
  if (!app.get_subcommands().empty()) command += " " + app.get_subcommands().front()->get_name();
  std::string what = error.what();
  auto before = [&](const char* mark) { return what.substr(0, what.find(mark)); };
  auto after = [&](const char* mark) {
    size_t at = what.find(mark);
    return at == std::string::npos ? what : what.substr(at + std::strlen(mark));
  };
  auto say = [&](const char* key, const Parameters& parameters) {
    std::cerr << program.text(key, parameters) << " " << program.text("usage.see", {{"command", command}}) << "\n";
  };
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    say("usage.unexpected", {{"what", after(": ")}});
  } else if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    say("usage.missing", {{"what", before(" is required")}});
  } else if (dynamic_cast<const CLI::ExcludesError*>(&error)) {
    say("usage.excludes", {{"one", before(" excludes ")}, {"other", after(" excludes ")}});
  } else if (dynamic_cast<const CLI::RequiresError*>(&error)) {
    say("usage.requires", {{"one", before(" requires ")}, {"other", after(" requires ")}});
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    say("usage.no_value", {{"what", before(": ")}});
  } else {
    say("usage.value", {{"what", what}});
  }
  return kUsage;
}

int run(int argc, char** argv) {
  Program program;
  program.language = chosen_language(argc, argv);
  program.messages = load_messages(catalogue_folder() / "messages");

  CLI::App app(program.text("help.doisoat"), "doisoat");
  app.set_help_flag("-h,--help", program.text("help.help"));
  std::string language;
  app.add_option("--lang", language, program.text("help.lang"))->check(one_of("vi|en"))->option_text("vi|en");
  app.set_version_flag("--version", DOISOAT_VERSION, program.text("help.version"));
  app.fallthrough();
  for (auto add : {add_import, add_flags, add_show, add_decide, add_letter, add_figures, add_read, add_try}) add(app, program);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* command = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
    std::cout << help_text(*command, program);
    return kDone;
  } catch (const CLI::CallForVersion&) {
    std::cout << "doisoat " DOISOAT_VERSION "\n";
    return kDone;
  } catch (const CLI::ParseError& error) {
    return complain(app, error, program);
  }
  if (!program.run) {
    std::cerr << help_text(app, program);
    return kUsage;
  }
  try {
    return program.run();
  } catch (const Trouble& trouble) {
    std::cout.flush();
    std::cerr << printable(trouble_text(trouble, program.database, program.messages, program.language)) << "\n";
    return exit_code(trouble);
  }
}

}  // namespace
}  // namespace doisoat

int main(int argc, char** argv) {
  // A worker process of ingest/: no catalogue, no options, nothing before it has limited itself.
  if (argc == 2 && std::strcmp(argv[1], "worker") == 0) return doisoat::worker_main();
  try {
    return doisoat::run(argc, argv);
  } catch (const doisoat::DataError& error) {
    // Before or without messages: the data file says itself where it is wrong.
    std::cerr << "doisoat: " << error.what() << "\n";
    return doisoat::kCatalogueWrong;
  } catch (const std::exception& error) {
    std::cerr << "doisoat: lỗi nội bộ / internal error: " << error.what() << "\n";
    return doisoat::kInternal;
  }
}
