#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "cli/flag_text.h"
#include "db/database.h"
#include "flow/flag_json.h"
#include "flow/flag_order.h"

namespace doisoat {
namespace {

struct FlagsOptions {
  std::string document;
  std::string rule;
  bool explain = false;
  bool all = false;
  bool json = false;
};

int list(const FlagsOptions& options, const Program& program) {
  Catalogue catalogue = load_whole_catalogue();
  Wording wording{catalogue, program.language};
  Database database = Database::open_existing(program.database);
  FlagFilter filter{.open_only = !options.all, .rule = options.rule};
  if (!options.document.empty()) filter.document = document_named(database.connection(), options.document).id;
  auto flags = list_flags(database.connection(), filter);
  sort_by_urgency(flags);
  if (options.json) {
    for (const FlagRow& flag : flags) std::cout << flag_json(flag, catalogue.messages, program.language) << "\n";
    return kDone;
  }
  for (const FlagRow& flag : flags) std::cout << flag_text(flag, wording, options.explain) << "\n";
  std::cout << program.text(flags.empty() ? "flags.none" : "flags.count", {{"flags", std::to_string(flags.size())}}) << "\n";
  return kDone;
}

}  // namespace

void add_flags(CLI::App& app, Program& program) {
  auto options = std::make_shared<FlagsOptions>();
  CLI::App* command = app.add_subcommand("flags", program.text("help.flags"));
  command->add_option("DOCUMENT", options->document, program.text("help.document"));
  auto* explain = command->add_flag("--explain", options->explain, program.text("help.flags_explain"));
  command->add_flag("--json", options->json, program.text("help.flags_json"))->excludes(explain);
  command->add_flag("--all", options->all, program.text("help.flags_all"));
  command->add_option("--rule", options->rule, program.text("help.flags_rule"))->option_text("RULE");
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return list(*options, program); }; });
}

}  // namespace doisoat
